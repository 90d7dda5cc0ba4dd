#pragma once

#include "engine/base/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>

// For the .cpp files of this folder only: no header that others include may show the JSON library.
namespace palimpsest::json {

using Value = nlohmann::json;

/// The object that a file holds. Errors name the file and, for bad syntax, line and column.
Result<Value> readObject(const std::filesystem::path& path);

/// "object", "number", …: for messages.
std::string kindOf(const Value& value);

/// A value as a message shows it: short, and no deeper than its kind.
std::string brief(const Value& value);

/// The member `name` of an object, null where there is none, as in any other value. Refers into `object`: hostile depth
/// makes copies dear.
const Value& member(const Value& object, const char* name);

/// The member `name` of `object`, which must be of the kind asked for where it is there; null counts as absent.
Result<std::optional<bool>> optionalBool(const Value& object, const char* name);
/// `fallback` where it is absent.
Result<bool> boolOr(const Value& object, const char* name, bool fallback);
Result<std::optional<std::string>> optionalString(const Value& object, const char* name);
/// Null where it is absent.
Result<const Value*> optionalMember(const Value& object, const char* name, Value::value_t kind);

} // namespace palimpsest::json
