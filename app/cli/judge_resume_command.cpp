#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/judge_commands.h"
#include "app/cli/judge_watcher.h"
#include "app/cli/project_flag.h"
#include "engine/judge/judge_setup.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class JudgeResumeCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_project.addTo(app);
        app.add_option("RUN", m_run, "Number or uid of the judge run; without it the newest.");
        app.add_option("--key_env", m_keyVariable,
                       flag_text::compose({"Environment variable that holds the key.", "the run's", ""}))
            ->type_name(flag_text::kText)
            ->take_last();
        app.add_flag("--retry_failed", m_retryFailed, "Send the failed tasks again, too.");
        app.add_flag("--json", m_json, "Print one object, as judge run does.")->group("Output");
        app.footer("Example:\n  palimpsest judge resume --project study");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(Project project, m_project.open());
        PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
        PALIMPSEST_TRY(const std::int64_t id, store.findRun(m_run));
        PALIMPSEST_TRY(JudgeRun settings, store.run(id));
        if (!m_keyVariable.empty()) {
            settings.endpoint.keySource = KeySource::Environment;
            settings.endpoint.keyRef = m_keyVariable;
        }
        PALIMPSEST_TRY(std::shared_ptr<const Secret> key, keyFromEnvironment(settings.endpoint));
        if (m_retryFailed)
            PALIMPSEST_CHECK(store.setFailedTo(id, "pending"));
        return watchJudgeRun(project, id, std::move(key), 0, m_json, console);
    }

private:
    ProjectFlag m_project;
    std::string m_run;
    std::string m_keyVariable;
    bool m_retryFailed = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeResumeCommand() { return std::make_unique<JudgeResumeCommand>(); }

} // namespace palimpsest
