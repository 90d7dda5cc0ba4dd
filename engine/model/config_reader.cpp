#include "engine/model/config_reader.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace palimpsest {

namespace {

/// field "name" is <value>, expected <expected>
std::string wrongField(const char* name, const nlohmann::json& value, const std::string& expected)
{
    std::string text = "field \"";
    text.append(name).append("\" is ").append(value.dump().substr(0, 60)).append(", expected ").append(expected);
    return text;
}

} // namespace

ConfigReader::ConfigReader(const nlohmann::json& json) : m_json(json)
{
    if (!json.is_object())
        fail("is not a JSON object");
}

void ConfigReader::fail(std::string message)
{
    if (!m_error)
        m_error = badInput(std::move(message));
}

Status ConfigReader::status() const { return m_error ? Status(*m_error) : Status(); }

const nlohmann::json* ConfigReader::find(std::initializer_list<const char*> names) const
{
    if (!m_json.is_object())
        return nullptr;
    for (const char* name : names)
        if (const auto found = m_json.find(name); found != m_json.end() && !found->is_null())
            return &*found;
    return nullptr;
}

std::int64_t ConfigReader::integer(std::initializer_list<const char*> names, std::int64_t least, std::int64_t most,
                                   std::optional<std::int64_t> fallback)
{
    const char* name = *names.begin();
    const nlohmann::json* field = find(names);
    if (!field) {
        if (!fallback)
            fail(std::string("field \"").append(name).append("\" is missing"));
        return fallback.value_or(least);
    }
    const bool tooLarge = field->is_number_unsigned() && field->get<std::uint64_t>() > std::uint64_t(INT64_MAX);
    if (!field->is_number_integer() || tooLarge || field->get<std::int64_t>() < least
        || field->get<std::int64_t>() > most) {
        fail(wrongField(name, *field, "an integer from " + std::to_string(least) + " to " + std::to_string(most)));
        return least;
    }
    return field->get<std::int64_t>();
}

double ConfigReader::number(const char* name, double least, double most, double fallback)
{
    const nlohmann::json* field = find({name});
    if (!field)
        return fallback;
    const double value = field->is_number() ? field->get<double>() : NAN;
    if (!(value >= least && value <= most)) {
        fail(wrongField(name, *field, "a number from " + std::to_string(least) + " to " + std::to_string(most)));
        return fallback;
    }
    return value;
}

bool ConfigReader::boolean(const char* name, bool fallback)
{
    const nlohmann::json* field = find({name});
    if (field && !field->is_boolean())
        fail(wrongField(name, *field, "true or false"));
    return field && field->is_boolean() ? field->get<bool>() : fallback;
}

std::string ConfigReader::string(const char* name, std::string_view fallback)
{
    const nlohmann::json* field = find({name});
    if (field && !field->is_string())
        fail(wrongField(name, *field, "a text"));
    return field && field->is_string() ? field->get<std::string>() : std::string(fallback);
}

std::optional<std::int64_t> ConfigReader::tokenId(const char* name, std::optional<std::int64_t> fallback)
{
    if (m_json.is_object() && m_json.contains(name) && m_json[name].is_null())
        return std::nullopt;
    if (!find({name}))
        return fallback;
    const std::int64_t id = integer({name}, -1, kMostVocabulary);
    return id < 0 ? std::nullopt : std::optional(id);
}

void ConfigReader::requireDivisible(const char* name, std::int64_t value, const char* byName, std::int64_t by)
{
    if (value % by != 0)
        fail(std::string(name) + " " + std::to_string(value) + " is not a multiple of " + byName + " "
             + std::to_string(by));
}

Activation ConfigReader::activation(const char* name, std::string_view fallback)
{
    const std::string value = string(name, fallback);
    if (value == "gelu_new" || value == "gelu_pytorch_tanh" || value == "gelu_fast")
        return Activation::GeluTanh;
    if (value == "gelu" || value == "gelu_python")
        return Activation::GeluErf;
    if (value != "relu")
        fail(wrongField(name, nlohmann::json(value),
                        "one of gelu_new, gelu_fast, gelu_pytorch_tanh, gelu, gelu_python, relu"));
    return Activation::Relu;
}

} // namespace palimpsest
