#pragma once

#include "engine/base/result.h"
#include "engine/model/decoder_plan.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// Reads the fields of a model's config.json. The first field that is absent or absurd is remembered and every later
/// answer is a harmless number, so that a family reads all it needs and asks status() once.
class ConfigReader {
public:
    explicit ConfigReader(const nlohmann::json& json);

    /// The first of `names` that stands in the file. Without a fallback the field must be there.
    std::int64_t integer(std::initializer_list<const char*> names, std::int64_t least, std::int64_t most,
                         std::optional<std::int64_t> fallback = std::nullopt);
    double number(const char* name, double least, double most, double fallback);
    bool boolean(const char* name, bool fallback);
    std::string string(const char* name, std::string_view fallback);
    std::optional<std::int64_t> tokenId(const char* name, std::optional<std::int64_t> fallback);
    Activation activation(const char* name, std::string_view fallback);

    void requireDivisible(const char* name, std::int64_t value, const char* byName, std::int64_t by);

    const nlohmann::json& json() const { return m_json; }
    void fail(std::string message);
    Status status() const;

private:
    const nlohmann::json* find(std::initializer_list<const char*> names) const;

    const nlohmann::json& m_json;
    std::optional<Error> m_error;
};

/// Limits of sizes in a config.json: generous, but small enough that their products cannot overflow.
inline constexpr std::int64_t kMostVocabulary = std::int64_t(1) << 24;
inline constexpr std::int64_t kMostWidth = std::int64_t(1) << 18;
inline constexpr std::int64_t kMostLayers = 4096;
inline constexpr std::int64_t kMostPositions = std::int64_t(1) << 24;

} // namespace palimpsest
