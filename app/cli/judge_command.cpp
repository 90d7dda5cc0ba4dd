#include "app/cli/command_group.h"
#include "app/cli/judge_commands.h"

namespace palimpsest {

std::unique_ptr<Command> makeJudgeCommand()
{
    static constexpr CommandEntry kEntries[] = {
        {"run", "Grade the candidates of runs with a judge model.",
         "Every call is on the disk before it leaves; answers are kept for good and never asked for again, in this run "
         "or "
         "another.\nCtrl-C stops after the calls under way. Nothing is assumed about the judge: calibrate it against "
         "people before you\nbelieve its scores.",
         makeJudgeRunCommand},
        {"resume", "Go on with a judge run that was stopped, paused or killed.",
         "Calls that were under way when it was killed are counted as lost, their cost as unknown, and asked anew.",
         makeJudgeResumeCommand},
        {"import", "Bring the reference's judge results in: its table, its log, or both.",
         "They become a judge run that is done, under the name \"gpt-4-turbo (historical)\": replies, scores and "
         "failures as\nof any run; nothing is sent. Prints each model's mean as the reference read its replies and as "
         "read here, and\nevery reply that its parser dies of. Importing the same files again changes nothing.",
         makeJudgeImportCommand},
        {"calibrate", "Compare a judge run's grades with human ratings of the same candidates.",
         "Rank correlations over candidates, per model and of the models' means, kappa after the printed binning, and "
         "the "
         "table\nof 8 human values by 11 grades.",
         makeJudgeCalibrateCommand},
        {"export", "Write a judge run's grades as CSV, or print each model's scores.",
         "Failures stand in the table with their reason and without a value; the bounds count them as 0 and as 10.",
         makeJudgeExportCommand},
        {"rescore", "Read a run's stored answers anew with the parser of this version.", "Sends nothing.",
         makeJudgeRescoreCommand},
        {"parse", "Read one reply of a judge on standard input and say which score it gives.",
         "Grammar scoreline/1. Prints {\"outcome\", \"value\", \"reference_result\"}: the outcome is strict, "
         "strict_nonint,\n"
         "lenient, ambiguous, out_of_range, no_score or empty; value is the score from 0 to 10, null where there is "
         "none;\n"
         "reference_result is what the reference's parser would have made of it: an integer, IndexError or "
         "ValueError.\n"
         "Every outcome is an answer: the exit code is 0.",
         makeJudgeParseCommand},
    };
    return std::make_unique<CommandGroup>(kEntries);
}

} // namespace palimpsest
