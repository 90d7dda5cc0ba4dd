#include "app/cli/command_group.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace palimpsest {

void CommandGroup::addTo(CLI::App& app)
{
    app.require_subcommand(1);
    for (const CommandEntry& entry : m_entries) {
        const std::string description =
            std::string(entry.summary) + (entry.details.empty() ? "" : "\n\n" + std::string(entry.details));
        CLI::App* command = app.add_subcommand(std::string(entry.name), description);
        m_commands.emplace_back(command, entry.make());
        m_commands.back().second->addTo(*command);
    }
}

Status CommandGroup::run(Console& console)
{
    const auto named =
        std::find_if(m_commands.begin(), m_commands.end(), [](const auto& command) { return command.first->parsed(); });
    return named != m_commands.end() ? named->second->run(console) : Status(usage("no command given"));
}

} // namespace palimpsest
