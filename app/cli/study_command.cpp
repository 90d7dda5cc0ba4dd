#include "app/cli/command_group.h"
#include "app/cli/study_commands.h"

namespace palimpsest {

std::unique_ptr<Command> makeStudyCommand()
{
    static constexpr CommandEntry kEntries[] = {
        {"create", "Make a study from the candidates of runs, and say who rates what.",
         "The sources are imported into the project. Equal texts are one item, rated once. Every rater gets the same\n"
         "number of items of each model, give or take one, in an order of their own; items of one sample stand apart.",
         makeStudyCreateCommand},
        {"pack", "Write each rater's pack: what palimpsest-rater opens.",
         "A pack holds texts and the scale, nothing that tells where a text comes from: it is refused where it would.",
         makeStudyPackCommand},
        {"import", "Read in what a rater sent back.",
         "Importing a return again, or several in any order, gives the same ratings. Lines that cannot be used are "
         "listed.",
         makeStudyImportCommand},
        {"export", "Write the ratings as tables: long, wide, final, and joined with the models.",
         "Says which model wrote what, so it is entered in the study's log of unblindings.", makeStudyExportCommand},
        {"report", "Write a page with agreement, distributions and results.",
         "Self-contained HTML; entered in the study's log of unblindings.", makeStudyReportCommand},
        {"agreement", "Say how far raters agree: Krippendorff's alpha, Cohen's kappa, Spearman's rho, Kendall's tau-b.",
         "With --csv, of any wide table: the header names the raters, one row is one item, an empty cell is a missing\n"
         "rating. Statistics go by the declared scale, never by the values that happen to occur. What is undefined "
         "(no\n"
         "variation, no overlap) is null in JSON and has its reason beside it.",
         makeStudyAgreementCommand},
    };
    return std::make_unique<CommandGroup>(kEntries);
}

} // namespace palimpsest
