#include "app/cli/command.h"
#include "app/cli/config_flags.h"
#include "app/cli/console.h"
#include "app/cli/run_watcher.h"
#include "engine/config/run_config.h"
#include "engine/run/run_session.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class EvalCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.addFields(app);
        m_flags.addSources(app);
        app.add_flag("--overwrite", m_overwrite, "Replace eval.csv, unlearn.csv and eval.log in --dir.")->group("Run");
        app.add_option("--events", m_events, "Copy the journal to this file as it grows; - for stdout.")
            ->type_name("FILE|-")
            ->group("Run");
        app.footer("Example:\n  palimpsest eval --exp exp0 --data_dir data/exp --model_name result/exp0/model "
                   "--tokenizer_name result/exp0/model\n"
                   "      --bert_name models/bert-base-uncased --dir result/exp0");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const RunConfig config, m_flags.resolve());
        RunWatcher watcher(console, m_events);
        PALIMPSEST_CHECK(watcher.watch(evaluationJob(config, m_overwrite)));
        const std::string text = config.dir + "/eval.csv\n" + config.dir + "/unlearn.csv\n";
        if (m_events == "-")
            console.say(text);
        else
            console.print(text);
        return {};
    }

private:
    ConfigFlags<RunConfig> m_flags;
    bool m_overwrite = false;
    std::string m_events;
};

} // namespace

std::unique_ptr<Command> makeEvalCommand() { return std::make_unique<EvalCommand>(); }

} // namespace palimpsest
