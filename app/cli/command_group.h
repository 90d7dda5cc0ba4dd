#pragma once

#include "app/cli/command.h"

#include <utility>
#include <vector>

namespace palimpsest {

/// A command that is a family of commands: `palimpsest judge run`. Its entries are made and run like those of the
/// program itself; exactly one has to be named.
class CommandGroup : public Command {
public:
    explicit CommandGroup(std::span<const CommandEntry> entries) : m_entries(entries) {}

    void addTo(CLI::App& app) override;
    Status run(Console& console) override;

private:
    std::span<const CommandEntry> m_entries;
    std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> m_commands;
};

} // namespace palimpsest
