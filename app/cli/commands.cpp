#include "app/cli/command.h"

namespace palimpsest {

std::unique_ptr<Command> makeCompletionCommand();

std::span<const CommandEntry> commands()
{
    static constexpr CommandEntry kCommands[] = {
        {"completion", "Print a script that completes commands, flags and choices in your shell.",
         "  bash:  palimpsest completion bash > ~/.local/share/bash-completion/completions/palimpsest\n"
         "  zsh:   palimpsest completion zsh > a folder of your $fpath, as _palimpsest\n"
         "  fish:  palimpsest completion fish > ~/.config/fish/completions/palimpsest.fish",
         makeCompletionCommand},
    };
    return kCommands;
}

} // namespace palimpsest
