#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/judge_commands.h"
#include "app/cli/project_flag.h"
#include "engine/judge/historical_import.h"
#include "engine/tables/sample_list.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class JudgeImportCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_project.addTo(app, true);
        const auto files = [&](const char* name, std::vector<std::string>& paths, const char* help) {
            app.add_option(name, paths, help)->group("Input")->type_name(flag_text::kFile);
        };
        files("--csv", m_tables, "Its tables, *-res.csv: a row a sample, a column a policy.");
        files("--log", m_logs, "Its logs, *.log: every reply, with what was read of it.");
        app.add_option("--results", m_import.results,
                       "The results.json that was judged: the texts, in the order of the table's rows.")
            ->required()
            ->group("Input")
            ->type_name(flag_text::kFile)
            ->take_last();
        app.add_option("--exp", m_experiment,
                       "Folder of the experiment, for the samples' doc_ids; without it they are those of samples with "
                       "the same texts in the project, else places in results.json.")
            ->group("Input")
            ->type_name(flag_text::kFolder)
            ->take_last();
        app.add_option("--policies", m_import.files.policies,
                       "Whose replies a log has, in their order, where no table says it: ours,and.")
            ->group("Input")
            ->type_name(flag_text::kText)
            ->delimiter(',');
        app.add_option("--judge", m_import.judge, "Name of the judge.")
            ->group("Input")
            ->type_name(flag_text::kText)
            ->capture_default_str()
            ->take_last();
        app.add_flag("--json", m_json,
                     "Print one object: the run, each model's means, and the replies that the reference died of.")
            ->group("Output");
        app.footer("Example:\n  palimpsest judge import --project study --csv exp0-res.csv --log exp0.log "
                   "--results results.json");
    }

    Status run(Console& console) override
    {
        m_import.files.tables.assign(m_tables.begin(), m_tables.end());
        m_import.files.logs.assign(m_logs.begin(), m_logs.end());
        if (m_tables.empty() && m_logs.empty())
            return usage("nothing to import: give --csv, --log, or both");
        if (!m_experiment.empty()) {
            PALIMPSEST_TRY(SampleList list, readSampleList(m_experiment));
            m_import.docIds = std::move(list.docIds);
        }
        PALIMPSEST_TRY(Project project, m_project.openOrMake());
        PALIMPSEST_TRY(const HistoricalReport report, importHistorical(project, m_import));
        for (const std::string& warning : report.warnings)
            console.warn(warning);
        if (m_json)
            console.printJson(toJson(report));
        else
            console.print(historicalText(report));
        return {};
    }

private:
    ProjectFlag m_project;
    std::vector<std::string> m_tables;
    std::vector<std::string> m_logs;
    std::string m_experiment;
    HistoricalImport m_import;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeImportCommand() { return std::make_unique<JudgeImportCommand>(); }

} // namespace palimpsest
