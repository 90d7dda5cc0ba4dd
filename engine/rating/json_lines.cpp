#include "engine/rating/json_lines.h"

#include <algorithm>

namespace palimpsest::json_lines {

std::string line(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

bool isUtf8(std::string_view bytes)
{
    // Quoted, what is not UTF-8 is left out; read back, it is missing.
    const std::string quoted = Json(bytes).dump(-1, ' ', false, Json::error_handler_t::ignore);
    return Json::parse(quoted).get_ref<const std::string&>() == bytes;
}

Result<Json> object(std::string_view text, const std::string& name)
{
    Json value = Json::parse(text, nullptr, false);
    if (!value.is_object())
        return badInput(name + ": is no JSON object in UTF-8");
    return value;
}

Status each(std::string_view text, const std::string& name, const std::function<Status(const Json&)>& take)
{
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (part.empty())
            continue;
        const std::string place = name + ", line " + std::to_string(number);
        PALIMPSEST_TRY(const Json value, object(part, place));
        PALIMPSEST_CHECK(take(value).in(place));
    }
    return {};
}

Result<std::string> text(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        return badInput("\"" + std::string(key) + "\" is missing or no text");
    return found->get<std::string>();
}

Result<std::int64_t> integer(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer())
        return badInput("\"" + std::string(key) + "\" is missing or no whole number");
    return found->get<std::int64_t>();
}

Status only(const Json& object, std::initializer_list<const char*> keys)
{
    for (const auto& entry : object.items()) {
        const std::string& key = entry.key();
        if (std::none_of(keys.begin(), keys.end(), [&](const char* known) { return key == known; }))
            return badInput("\"" + key + "\" does not belong here");
    }
    return {};
}

} // namespace palimpsest::json_lines
