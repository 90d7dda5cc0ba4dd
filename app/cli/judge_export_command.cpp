#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/judge_commands.h"
#include "app/cli/judge_watcher.h"
#include "app/cli/project_flag.h"
#include "engine/base/files.h"
#include "engine/judge/judge_scores.h"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace palimpsest {

namespace {

class JudgeExportCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_project.addTo(app);
        app.add_option("RUN", m_run, "Number or uid of the judge run; without it the newest.");
        app.add_option("--out", m_out, "Where to write the grades, one row a candidate and replicate (CSV).")
            ->group("Output")
            ->type_name(flag_text::kFile)
            ->take_last();
        app.add_flag("--overwrite", m_overwrite, "Replace --out where it exists.")->group("Output");
        app.add_flag("--json", m_json, "Print each model's scores as one list.")->group("Output");
        app.footer("Example:\n  palimpsest judge export --project study --out grades.csv");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(Project project, m_project.open());
        PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
        PALIMPSEST_TRY(const std::int64_t id, store.findRun(m_run));
        PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, id));
        PALIMPSEST_TRY(const std::string csv, scoresCsv(tasks));
        std::error_code failure;
        if (!m_out.empty() && !m_overwrite && std::filesystem::exists(m_out, failure))
            return Error{ErrorKind::WouldOverwrite, m_out + " exists; --overwrite replaces it", {}};
        if (!m_out.empty())
            PALIMPSEST_CHECK(writeFileAtomically(m_out, csv));
        if (m_json)
            console.printJson(toJson(scoresByModel(tasks)));
        else
            console.print(m_out.empty() ? csv : m_out + "\n");
        return {};
    }

private:
    ProjectFlag m_project;
    std::string m_run;
    std::string m_out;
    bool m_overwrite = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeExportCommand() { return std::make_unique<JudgeExportCommand>(); }

} // namespace palimpsest
