#include "engine/config/fields.h"

#include "engine/base/number_text.h"
#include "engine/config/generate_config.h"
#include "engine/config/run_config.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace palimpsest {

namespace {

using nlohmann::ordered_json;

template <typename Number>
std::optional<Number> parseNumber(std::string_view text)
{
    Number value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<bool> parseBoolean(std::string_view text)
{
    if (text == "on" || text == "true" || text == "1")
        return true;
    if (text == "off" || text == "false" || text == "0")
        return false;
    return std::nullopt;
}

Error wrongValue(std::string_view name, std::string_view given, std::string_view wanted)
{
    return usage("--" + std::string(name) + ": '" + std::string(given) + "' given, " + std::string(wanted) + " needed");
}

template <typename Config>
bool isWhole(const Field<Config>& field)
{
    return !std::holds_alternative<double Config::*>(field.member);
}

/// As the field's numbers are written: 1, or 1.0.
std::string boundText(double bound, bool whole)
{
    std::string text = pythonRepr(bound);
    if (whole && text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text;
}

template <typename Config>
std::string rangeText(const Field<Config>& field)
{
    const bool whole = isWhole(field);
    const std::string kind = whole ? "a whole number" : "a number";
    const std::string min = boundText(field.min, whole), max = boundText(field.max, whole);
    if (std::isfinite(field.min) && std::isfinite(field.max))
        return kind + " from " + min + " to " + max;
    return kind + (std::isfinite(field.min) ? " of at least " + min : " of at most " + max);
}

template <typename Config>
Status checkRange(const Field<Config>& field, double value)
{
    if (std::isfinite(value) && value >= field.min && value <= field.max)
        return {};
    return wrongValue(field.name, boundText(value, isWhole(field)), rangeText(field));
}

/// The value as a message shows it: structures by their kind (printing one that is nested deeply would overflow the
/// stack), long texts cut.
std::string shown(const ordered_json& value)
{
    constexpr std::size_t kMost = 60;
    if (value.is_structured())
        return value.is_array() ? "a list" : "an object";
    const std::string text = value.dump(-1, ' ', true, ordered_json::error_handler_t::replace);
    return text.size() <= kMost ? text : text.substr(0, kMost) + "…";
}

template <typename Config>
Status setFromJson(Config& config, const Field<Config>& field, const ordered_json& value)
{
    const auto wrong = [&](std::string_view wanted) { return Status(wrongValue(field.name, shown(value), wanted)); };
    return std::visit(
        [&](auto member) -> Status {
            auto& place = config.*member;
            using Type = std::remove_reference_t<decltype(place)>;
            if constexpr (std::is_same_v<Type, std::string>) {
                if (!value.is_string())
                    return wrong("a text");
                place = value.get<std::string>();
            } else if constexpr (std::is_same_v<Type, bool>) {
                if (!value.is_boolean())
                    return wrong("true or false");
                place = value.get<bool>();
            } else if constexpr (std::is_same_v<Type, double>) {
                if (!value.is_number())
                    return wrong("a number");
                place = value.get<double>();
            } else {
                if constexpr (std::is_same_v<Type, std::optional<std::int64_t>>)
                    if (value.is_null()) {
                        place.reset();
                        return {};
                    }
                if (!value.is_number_integer())
                    return wrong("a whole number");
                place = value.get<std::int64_t>();
            }
            return {};
        },
        field.member);
}

} // namespace

template <typename Config>
Status setFromText(Config& config, const Field<Config>& field, std::string_view text)
{
    Config changed = config;
    const bool understood = std::visit(
        [&](auto member) {
            auto& place = changed.*member;
            using Type = std::remove_reference_t<decltype(place)>;
            if constexpr (std::is_same_v<Type, std::string>) {
                place = std::string(text);
                return true;
            } else if constexpr (std::is_same_v<Type, bool>) {
                const auto value = parseBoolean(text);
                place = value.value_or(place);
                return value.has_value();
            } else if constexpr (std::is_same_v<Type, double>) {
                const auto value = parseNumber<double>(text);
                place = value.value_or(place);
                return value.has_value();
            } else {
                if constexpr (std::is_same_v<Type, std::optional<std::int64_t>>)
                    if (text.empty() || text == "none") {
                        place.reset();
                        return true;
                    }
                const auto value = parseNumber<std::int64_t>(text);
                if (value)
                    place = *value;
                return value.has_value();
            }
        },
        field.member);
    if (!understood) {
        constexpr std::string_view kWanted[] = {"a text", "a whole number", "a number", "on or off",
                                                "a whole number or none"};
        return wrongValue(field.name, text, kWanted[field.member.index()]);
    }
    PALIMPSEST_CHECK(checkField(changed, field));
    config = std::move(changed);
    return {};
}

template <typename Config>
std::string textOf(const Config& config, const Field<Config>& field)
{
    return std::visit(
        [&](auto member) -> std::string {
            const auto& value = config.*member;
            using Type = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<Type, std::string>)
                return value;
            else if constexpr (std::is_same_v<Type, bool>)
                return value ? "on" : "off";
            else if constexpr (std::is_same_v<Type, double>)
                return pythonRepr(value);
            else if constexpr (std::is_same_v<Type, std::int64_t>)
                return std::to_string(value);
            else
                return value ? std::to_string(*value) : std::string();
        },
        field.member);
}

template <typename Config>
Status checkField(const Config& config, const Field<Config>& field)
{
    return std::visit(
        [&](auto member) -> Status {
            const auto& value = config.*member;
            using Type = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<Type, std::string>) {
                if (field.choices.empty())
                    return {};
                std::string list;
                for (const std::string_view choice : field.choices) {
                    if (choice == value)
                        return {};
                    list += (list.empty() ? "" : ", ") + std::string(choice);
                }
                return wrongValue(field.name, value, "one of " + list);
            } else if constexpr (std::is_same_v<Type, bool>) {
                return {};
            } else if constexpr (std::is_same_v<Type, std::optional<std::int64_t>>) {
                return value ? checkRange(field, double(*value)) : Status();
            } else {
                return checkRange(field, double(value));
            }
        },
        field.member);
}

template <typename Config>
std::string configToJson(const Config& config)
{
    ordered_json object = ordered_json::object();
    for (const Field<Config>& field : fieldsOf<Config>())
        std::visit(
            [&](auto member) {
                const auto& value = config.*member;
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::optional<std::int64_t>>)
                    object[std::string(field.name)] = value ? ordered_json(*value) : ordered_json();
                else
                    object[std::string(field.name)] = value;
            },
            field.member);
    return object.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

template <typename Config>
Status applyConfigJson(Config& config, const std::string& json)
{
    const ordered_json object = ordered_json::parse(json, nullptr, false);
    if (object.is_discarded())
        return badInput("not a JSON document");
    if (!object.is_object())
        return badInput("a JSON object of settings is needed");
    Config changed = config;
    for (const auto& [key, value] : object.items()) {
        const Field<Config>* field = findField<Config>(key);
        if (field == nullptr)
            return badInput("unknown setting '" + key + "'");
        PALIMPSEST_CHECK(setFromJson(changed, *field, value));
        PALIMPSEST_CHECK(checkField(changed, *field));
    }
    config = std::move(changed);
    return {};
}

template <typename Config>
Status checkAllFields(const Config& config)
{
    for (const Field<Config>& field : fieldsOf<Config>())
        PALIMPSEST_CHECK(checkField(config, field));
    return {};
}

// Every configuration struct, once.
#define PALIMPSEST_CONFIG(Config)                                                                                      \
    template Status setFromText(Config&, const Field<Config>&, std::string_view);                                      \
    template std::string textOf(const Config&, const Field<Config>&);                                                  \
    template Status checkField(const Config&, const Field<Config>&);                                                   \
    std::string toJson(const Config& config) { return configToJson(config); }                                          \
    Status applyJson(Config& config, const std::string& json) { return applyConfigJson(config, json); }

PALIMPSEST_CONFIG(RunConfig)
PALIMPSEST_CONFIG(FinetuneConfig)
PALIMPSEST_CONFIG(GenerateConfig)
PALIMPSEST_CONFIG(ScoreConfig)

Status validate(const RunConfig& config)
{
    PALIMPSEST_CHECK(checkAllFields(config));
    if (config.prefixLength != config.suffixLength)
        return usage("--prefix_length " + std::to_string(config.prefixLength) + " and --suffix_length "
                     + std::to_string(config.suffixLength) + " differ: both are the tokens of a row, set them alike");
    if (config.elStart >= config.targetLength)
        return usage("--el_start " + std::to_string(config.elStart) + " is not before --target_length "
                     + std::to_string(config.targetLength));
    return {};
}

Status validate(const FinetuneConfig& config)
{
    PALIMPSEST_CHECK(checkAllFields(config));
    if (config.config.empty() == config.modelName.empty())
        return usage("give either --config (a new model's config.json) or --model_name (a checkpoint to go on from)");
    if (config.rows.empty() && config.text.empty())
        return usage("nothing to train on: give --rows FILE.npy or --text FILE");
    return {};
}

Status validate(const GenerateConfig& config)
{
    PALIMPSEST_CHECK(checkAllFields(config));
    if (config.modelName.empty())
        return usage("--model_name is needed: the directory of the model");
    if (config.doSample && config.numBeams > 1)
        return usage("--do_sample draws one continuation; leave --num_beams out, or --do_sample");
    return {};
}

Status validate(const ScoreConfig& config)
{
    PALIMPSEST_CHECK(checkAllFields(config));
    if (config.in.empty() || config.out.empty())
        return usage("--in FILE and --out FILE are needed");
    return {};
}

std::optional<std::int64_t> RunConfig::epochBound() const
{
    if (maxEpochs)
        return maxEpochs;
    return isPaper() ? std::nullopt : std::optional<std::int64_t>(100);
}

} // namespace palimpsest
