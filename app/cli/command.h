#pragma once

#include "engine/base/result.h"

#include <memory>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace palimpsest {

class Console;

/// One subcommand. Its flags write into its members; made anew for every run of the program.
class Command {
public:
    virtual ~Command() = default;

    /// Adds flags, and a footer with examples, to the subcommand's CLI11 app.
    virtual void addTo(CLI::App& app) = 0;

    /// Does the work: results to console.print, everything else to say and warn. The error's kind is the exit code.
    virtual Status run(Console& console) = 0;
};

struct CommandEntry {
    std::string_view name;
    std::string_view summary; ///< one line, for the list of commands
    std::string_view details; ///< paragraphs under it in the command's own help
    std::unique_ptr<Command> (*make)();
    bool computes = false; ///< works with tensors for long: worth a process that is prepared for it
};

/// Every subcommand, in the order of the help. A new one is a file with its factory, and a line in commands.cpp.
std::span<const CommandEntry> commands();

} // namespace palimpsest
