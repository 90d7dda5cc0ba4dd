#include "app/cli/command.h"
#include "app/cli/config_flags.h"
#include "app/cli/console.h"
#include "app/cli/run_watcher.h"
#include "engine/config/run_config.h"
#include "engine/run/run_session.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class FinetuneCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.addFields(app);
        app.add_flag("--overwrite", m_overwrite, "Replace the model that --dir holds.")->group("Run");
        app.footer("Example:\n  palimpsest finetune --config config.json --tokenizer_name tokenizer --rows "
                   "unlearn/_dataset.npy,learn/_dataset.npy\n"
                   "      --text corpus.txt --windows on --dir model");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const FinetuneConfig config, m_flags.resolve());
        RunWatcher watcher(console, {});
        PALIMPSEST_CHECK(watcher.watch(finetuningJob(config, m_overwrite)));
        console.print(config.dir + "\n");
        return {};
    }

private:
    ConfigFlags<FinetuneConfig> m_flags;
    bool m_overwrite = false;
};

} // namespace

std::unique_ptr<Command> makeFinetuneCommand() { return std::make_unique<FinetuneCommand>(); }

} // namespace palimpsest
