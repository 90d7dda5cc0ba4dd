#pragma once

#include "engine/config/run_config.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace palimpsest {

/// An upper bound that no sensible number reaches.
inline constexpr double kMillion = 1e6;

/// One setting of a configuration struct: its name in JSON and on the command line, its place in the struct, its
/// meaning.
template <typename Config>
struct Field {
    using Member = std::variant<std::string Config::*, std::int64_t Config::*, double Config::*, bool Config::*,
                                std::optional<std::int64_t> Config::*>;

    std::string_view name; ///< "batch_size": the JSON key, and the flag with two dashes in front
    Member member;
    std::string_view group; ///< "Data", "Models", …: how help and form are divided
    std::string_view help;  ///< one sentence
    std::string_view formula = {};
    double min = -std::numeric_limits<double>::infinity(); ///< numbers only, inclusive
    double max = std::numeric_limits<double>::infinity();
    std::vector<std::string_view> choices = {}; ///< strings only; empty: any
    bool advanced = false;                      ///< folded away in the form
    bool live = false;                          ///< may be changed while a run goes on
};

/// All settings of a struct, in the order of help and JSON.
template <typename Config>
std::span<const Field<Config>> fieldsOf();

/// The field of that name, or nullptr.
template <typename Config>
const Field<Config>* findField(std::string_view name)
{
    for (const Field<Config>& field : fieldsOf<Config>())
        if (field.name == name)
            return &field;
    return nullptr;
}

/// Reads `text` into the field as the command line does: numbers as C writes them, booleans as on/off, true/false, 1/0.
/// The error names the field, what was given and what is allowed; `config` is then unchanged.
template <typename Config>
Status setFromText(Config& config, const Field<Config>& field, std::string_view text);

/// The value as the command line would take it. A nothing is empty. Numbers as Python prints them.
template <typename Config>
std::string textOf(const Config& config, const Field<Config>& field);

/// Whether the value lies in the field's range or among its choices.
template <typename Config>
Status checkField(const Config& config, const Field<Config>& field);

} // namespace palimpsest
