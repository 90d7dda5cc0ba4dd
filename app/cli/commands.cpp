#include "app/cli/command.h"

namespace palimpsest {

std::unique_ptr<Command> makeCompletionCommand();
std::unique_ptr<Command> makeFinetuneCommand();

std::span<const CommandEntry> commands()
{
    static constexpr CommandEntry kCommands[] = {
        {"finetune", "Train a model on token rows and text by plain cross-entropy.",
         "Makes a model from a config.json, or goes on from a checkpoint. Token rows are memorised whole; with --windows every\n"
         "second batch holds windows of them from random offsets, so that they are known wherever they stand. Text is read as\n"
         "one stream, one text a line. The result is a Hugging Face directory.",
         makeFinetuneCommand},
        {"completion", "Print a script that completes commands, flags and choices in your shell.",
         "  bash:  palimpsest completion bash > ~/.local/share/bash-completion/completions/palimpsest\n"
         "  zsh:   palimpsest completion zsh > a folder of your $fpath, as _palimpsest\n"
         "  fish:  palimpsest completion fish > ~/.config/fish/completions/palimpsest.fish",
         makeCompletionCommand},
    };
    return kCommands;
}

} // namespace palimpsest
