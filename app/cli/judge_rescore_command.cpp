#include "app/cli/console.h"
#include "app/cli/judge_commands.h"
#include "app/cli/judge_watcher.h"
#include "app/cli/project_flag.h"
#include "engine/judge/judge_scores.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class JudgeRescoreCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_project.addTo(app);
        app.add_option("RUN", m_run, "Number or uid of the judge run; without it the newest.");
        app.add_flag("--json", m_json, "Print each model's scores as one list.")->group("Output");
        app.footer("Example:\n  palimpsest judge rescore --project study 3");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(Project project, m_project.open());
        PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
        PALIMPSEST_TRY(const std::int64_t id, store.findRun(m_run));
        PALIMPSEST_TRY(const std::int64_t answers, store.rescore(id));
        PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, id));
        console.say(std::to_string(answers) + " answers of judge run " + std::to_string(id) + " read anew, none asked");
        if (m_json) {
            console.printJson(toJson(scoresByModel(tasks)));
            return {};
        }
        for (const ModelScores& model : scoresByModel(tasks))
            console.print(model.model + ": " + std::to_string(model.scored) + "/" + std::to_string(model.expected)
                          + " scored\n");
        return {};
    }

private:
    ProjectFlag m_project;
    std::string m_run;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeRescoreCommand() { return std::make_unique<JudgeRescoreCommand>(); }

} // namespace palimpsest
