#include "app/cli/command_group.h"
#include "app/cli/judge_commands.h"

namespace palimpsest {

std::unique_ptr<Command> makeJudgeCommand()
{
    static constexpr CommandEntry kEntries[] = {
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
