#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/study_commands.h"
#include "app/cli/study_flags.h"
#include "engine/study/agreement.h"
#include "engine/study/rating_csv.h"
#include "engine/study/study_agreement.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class StudyAgreementCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.project.addTo(app);
        m_flags.addStudy(app);
        app.add_option(
               "--csv", m_csv,
               "A table of ratings: header = names of the raters, one row an item. Without it: the project's study.")
            ->group("Input")
            ->type_name(flag_text::kFile)
            ->take_last();
        app.add_option("--scale", m_scale, "Lowest and highest value of the scale.")
            ->group("Input")
            ->type_name("LO..HI")
            ->capture_default_str()
            ->take_last();
        m_idOption = app.add_option("--id_column", m_idColumn, "A column that names the items and is no rater.")
                         ->group("Input")
                         ->type_name("NAME")
                         ->take_last();
        app.add_flag(
               "--json", m_json,
               "Print one object: n_items, n_raters, alpha {nominal, ordinal, interval}, pairs [{a, b, n, kappa "
               "{none, linear, quadratic}, spearman, kendall_tau_b}]. Of a study also n_pairable, alpha_ci, exact, "
               "within_one, raters, input_sha256.")
            ->group("Output");
        app.footer("Examples:\n"
                   "  palimpsest study agreement --csv ratings_wide.csv --id_column unit\n"
                   "  palimpsest study agreement --csv likert.csv --scale 1..5 --json");
    }

    Status run(Console& console) override { return m_csv.empty() ? ofStudy(console) : ofFile(console); }

private:
    Status ofFile(Console& console)
    {
        PALIMPSEST_TRY(const RatingScale scale, parseScale(m_scale));
        std::optional<std::string_view> idColumn;
        if (m_idOption->count() > 0)
            idColumn = m_idColumn;
        PALIMPSEST_TRY(const RatingCsv csv, readRatingCsv(m_csv, scale, idColumn));
        const Agreement agreement = measureAgreement(csv.ratings, scale);
        if (m_json)
            console.printJson(agreementJson(agreement, csv.raters));
        else
            console.print(agreementText(agreement, csv.raters));
        return {};
    }

    Status ofStudy(Console& console)
    {
        if (m_idOption->count() > 0)
            return usage("--id_column belongs to --csv");
        PALIMPSEST_TRY(Project project, m_flags.project.open());
        PALIMPSEST_TRY(const Study study, findStudy(project, m_flags.study));
        PALIMPSEST_TRY(const StudyAgreement measured, studyAgreement(project, study));
        if (m_json)
            console.printJson(agreementJson(measured));
        else
            console.print(agreementText(measured));
        return {};
    }

    StudyFlags m_flags;
    std::string m_csv;
    std::string m_scale = "1..8";
    std::string m_idColumn;
    bool m_json = false;
    CLI::Option* m_idOption = nullptr;
};

} // namespace

std::unique_ptr<Command> makeStudyAgreementCommand() { return std::make_unique<StudyAgreementCommand>(); }

} // namespace palimpsest
