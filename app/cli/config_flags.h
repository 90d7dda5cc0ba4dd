#pragma once

#include "engine/base/result.h"
#include "engine/config/fields.h"

#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace CLI {
class App;
}

namespace palimpsest {

/// A configuration struct on the command line: a flag for every row of its field table, and where asked for
/// --preset NAME and --config FILE. What stands later wins: defaults, preset, file, flags.
template <typename Config>
class ConfigFlags {
public:
    explicit ConfigFlags(Config defaults = {}) : m_defaults(std::move(defaults)) {}

    /// One flag a field, in the table's groups, with help, default, choices and (in --help-all) formula and range.
    void addFields(CLI::App& app);

    /// --preset NAME (resources/presets/NAME.json) and --config FILE, both JSON objects of settings.
    void addSources(CLI::App& app);

    /// The configuration, validated. Errors name the flag, or the file and its key.
    Result<Config> resolve() const;

    /// Whether the field's flag was given on the command line.
    bool given(std::string_view name) const;

private:
    struct Given {
        const Field<Config>* field;
        std::string text;
        bool set = false;
    };

    Config m_defaults;
    std::deque<Given> m_flags; ///< never moves its elements: CLI11 writes into them
    std::string m_preset;
    std::string m_file;
};

} // namespace palimpsest
