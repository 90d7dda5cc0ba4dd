#pragma once

#include "engine/base/result.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace palimpsest::json_lines {

// What packs and returns are written in: JSON objects, one a line, UTF-8. Only for .cpp files of engine/rating and
// engine/study.
using Json = nlohmann::ordered_json;

/// The object and a line break. Bytes that are not UTF-8 become U+FFFD.
std::string line(const Json& object);

bool isUtf8(std::string_view bytes);

/// `text` as one object; `name` says in errors which file it is.
Result<Json> object(std::string_view text, const std::string& name);

/// Hands every line's object over; an error gets its line number.
Status each(std::string_view text, const std::string& name, const std::function<Status(const Json&)>& take);

Result<std::string> text(const Json& object, const char* key);
Result<std::int64_t> integer(const Json& object, const char* key);
/// Fails where the object has another key than these.
Status only(const Json& object, std::initializer_list<const char*> keys);

} // namespace palimpsest::json_lines
