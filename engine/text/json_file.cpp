#include "engine/text/json_file.h"

#include "engine/base/files.h"
#include "engine/text/utf8.h"

namespace palimpsest::json {

namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t(1) << 28;

/// The library's text without its own prefix "[json.exception.parse_error.101] ".
std::string reason(const nlohmann::json::exception& failure)
{
    const std::string text = failure.what();
    const std::size_t end = text.find("] ");
    return end == std::string::npos ? text : text.substr(end + 2);
}

Error wrongKind(const Value& value, const char* name, const std::string& needed)
{
    return badInput("field '" + std::string(name) + "' is a " + kindOf(value) + ", a " + needed + " is needed");
}

} // namespace

Result<Value> readObject(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string text, readFile(path, kLargestFile));
    try {
        Value value = Value::parse(text);
        if (!value.is_object())
            return badInput(path.string() + ": a JSON object is needed, this is a " + kindOf(value));
        return value;
    } catch (const nlohmann::json::exception& failure) {
        return badInput(path.string() + ": " + reason(failure));
    }
}

std::string kindOf(const Value& value) { return value.type_name(); }

std::string brief(const Value& value)
{
    constexpr std::size_t kLongest = 60;
    if (value.is_structured())
        return "an " + kindOf(value);
    if (!value.is_string())
        return value.dump();
    const std::string& text = value.get_ref<const std::string&>();
    if (text.size() <= kLongest)
        return value.dump();
    return Value(validUtf8(std::string_view(text).substr(0, kLongest))).dump() + "…";
}

const Value& member(const Value& object, const char* name)
{
    static const Value kNull;
    const auto found = object.find(name);
    return found == object.end() ? kNull : *found;
}

Result<const Value*> optionalMember(const Value& object, const char* name, Value::value_t kind)
{
    const auto found = object.find(name);
    if (found == object.end() || found->is_null())
        return static_cast<const Value*>(nullptr);
    if (found->type() != kind)
        return wrongKind(*found, name, Value(kind).type_name());
    return &*found;
}

Result<std::optional<bool>> optionalBool(const Value& object, const char* name)
{
    PALIMPSEST_TRY(const Value* value, optionalMember(object, name, Value::value_t::boolean));
    return value ? std::optional(value->get<bool>()) : std::nullopt;
}

Result<bool> boolOr(const Value& object, const char* name, bool fallback)
{
    PALIMPSEST_TRY(const auto value, optionalBool(object, name));
    return value.value_or(fallback);
}

Result<std::optional<std::string>> optionalString(const Value& object, const char* name)
{
    PALIMPSEST_TRY(const Value* value, optionalMember(object, name, Value::value_t::string));
    return value ? std::optional(value->get<std::string>()) : std::nullopt;
}

} // namespace palimpsest::json
