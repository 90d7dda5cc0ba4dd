#include "app/cli/command.h"
#include "app/cli/completion.h"
#include "app/cli/console.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class CompletionCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_app = &app;
        app.add_option("SHELL", m_shell, "bash, zsh or fish.")->required()->type_name("bash|zsh|fish");
    }

    Status run(Console& console) override
    {
        const CLI::App* root = m_app;
        while (root->get_parent() != nullptr)
            root = root->get_parent();
        PALIMPSEST_TRY(const std::string script, completionScript(*root, m_shell));
        console.print(script);
        return {};
    }

private:
    CLI::App* m_app = nullptr;
    std::string m_shell;
};

} // namespace

std::unique_ptr<Command> makeCompletionCommand() { return std::make_unique<CompletionCommand>(); }

} // namespace palimpsest
