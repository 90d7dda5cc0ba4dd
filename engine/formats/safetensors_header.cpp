#include "engine/formats/safetensors_header.h"

#include "engine/formats/json_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace palimpsest {

namespace {

using nlohmann::json;

constexpr std::uint64_t kLengthSize = 8;
constexpr std::uint64_t kLongestHeader = 100'000'000; // the format's own limit
constexpr std::size_t kMostHeaderAxes = 64;
constexpr const char* kMetadata = "__metadata__";

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 10> kTypeSizes{{
    {"F64", 8},
    {"I64", 8},
    {"F32", 4},
    {"I32", 4},
    {"F16", 2},
    {"BF16", 2},
    {"I16", 2},
    {"I8", 1},
    {"U8", 1},
    {"BOOL", 1},
}};

std::string tensorText(const std::string& name)
{
    return "tensor \"" + name.substr(0, 200) + (name.size() > 200 ? "…" : "") + "\"";
}

/// A non-negative integer that fits 63 bits.
std::optional<std::uint64_t> sizeFrom(const json& value)
{
    if (!value.is_number_unsigned())
        return std::nullopt;
    const auto size = value.get<std::uint64_t>();
    if (size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    return size;
}

Result<std::uint64_t> bytesNeeded(const SafetensorsEntry& entry)
{
    unsigned __int128 bytes = safetensorsElementSize(entry.type);
    for (const std::int64_t size : entry.shape) {
        bytes *= static_cast<std::uint64_t>(size);
        if (bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return badInput(tensorText(entry.name) + ": its shape has more elements than can be addressed");
    }
    return static_cast<std::uint64_t>(bytes);
}

/// Reads one tensor's description. Its place is left relative to the data.
Result<SafetensorsEntry> readEntry(const std::string& name, const json& value)
{
    SafetensorsEntry entry;
    entry.name = name;
    if (!value.is_object() || !value.contains("dtype") || !value.contains("shape") || !value.contains("data_offsets"))
        return badInput(tensorText(name) + ": an object with dtype, shape and data_offsets is needed");
    const json& type = value["dtype"];
    if (!type.is_string() || safetensorsElementSize(type.get<std::string>()) == 0)
        return badInput(tensorText(name) + ": dtype " + type.dump(-1, ' ', true).substr(0, 40)
                        + " is not read (F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL are)");
    entry.type = type.get<std::string>();
    const json& shape = value["shape"];
    if (!shape.is_array() || shape.size() > kMostHeaderAxes)
        return badInput(tensorText(name) + ": shape is no list of at most " + std::to_string(kMostHeaderAxes)
                        + " sizes");
    for (const json& axis : shape) {
        const auto size = sizeFrom(axis);
        if (!size)
            return badInput(tensorText(name) + ": a size in its shape is no integer of 0 to 2^63 - 1");
        entry.shape.push_back(static_cast<std::int64_t>(*size));
    }
    const json& offsets = value["data_offsets"];
    if (!offsets.is_array() || offsets.size() != 2 || !sizeFrom(offsets[0]) || !sizeFrom(offsets[1])
        || *sizeFrom(offsets[0]) > *sizeFrom(offsets[1]))
        return badInput(tensorText(name) + ": data_offsets is no pair of begin and end");
    entry.begin = *sizeFrom(offsets[0]);
    entry.size = *sizeFrom(offsets[1]) - entry.begin;
    PALIMPSEST_TRY(const std::uint64_t needed, bytesNeeded(entry));
    if (needed != entry.size)
        return badInput(tensorText(name) + ": its shape needs " + std::to_string(needed) + " bytes, data_offsets give "
                        + std::to_string(entry.size));
    return entry;
}

Status readMetadata(const json& value, std::map<std::string, std::string>& metadata)
{
    if (!value.is_object())
        return badInput("__metadata__ is no object");
    for (const auto& [key, text] : value.items()) {
        if (!text.is_string())
            return badInput("__metadata__: the value of \"" + key.substr(0, 80) + "\" is no string");
        metadata[key] = text.get<std::string>();
    }
    return {};
}

/// Data must follow each other from 0 to the end of the file.
Status checkLayout(std::vector<SafetensorsEntry>& entries, std::uint64_t dataSize)
{
    std::ranges::sort(entries, [](const SafetensorsEntry& a, const SafetensorsEntry& b) {
        return std::tie(a.begin, a.size, a.name) < std::tie(b.begin, b.size, b.name);
    });
    std::uint64_t end = 0;
    for (const SafetensorsEntry& entry : entries) {
        if (entry.begin != end)
            return badInput(tensorText(entry.name) + " begins at byte " + std::to_string(entry.begin)
                            + " of the data, the tensor before it ends at " + std::to_string(end));
        end = entry.begin + entry.size;
        if (end > dataSize)
            return badInput(tensorText(entry.name) + " ends at byte " + std::to_string(end)
                            + " of the data, the file has " + std::to_string(dataSize) + " (it is cut off)");
    }
    if (end != dataSize)
        return badInput("the tensors end at byte " + std::to_string(end) + " of the data, the file has "
                        + std::to_string(dataSize));
    return {};
}

} // namespace

std::uint64_t safetensorsElementSize(std::string_view type)
{
    for (const auto& [name, size] : kTypeSizes)
        if (name == type)
            return size;
    return 0;
}

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view file)
{
    if (file.size() < kLengthSize)
        return badInput("no safetensors file: " + std::to_string(file.size()) + " bytes are too few for a header");
    std::uint64_t length = 0;
    std::memcpy(&length, file.data(), kLengthSize);
    if (length > kLongestHeader)
        return badInput("no safetensors file: a header of " + std::to_string(length) + " bytes (at most "
                        + std::to_string(kLongestHeader) + " are read)");
    if (length > file.size() - kLengthSize)
        return badInput("the header is cut off: " + std::to_string(length) + " bytes are promised, "
                        + std::to_string(file.size() - kLengthSize) + " stand there");
    PALIMPSEST_TRY(const json root, parseJson(file.substr(kLengthSize, length)).in("header"));
    if (!root.is_object())
        return badInput("the header is no JSON object");

    SafetensorsHeader header;
    for (const auto& [name, value] : root.items()) {
        if (name == kMetadata) {
            PALIMPSEST_CHECK(readMetadata(value, header.metadata));
            continue;
        }
        PALIMPSEST_TRY(SafetensorsEntry entry, readEntry(name, value));
        header.entries.push_back(std::move(entry));
    }
    const std::uint64_t dataBegin = kLengthSize + length;
    PALIMPSEST_CHECK(checkLayout(header.entries, file.size() - dataBegin));
    for (SafetensorsEntry& entry : header.entries)
        entry.begin += dataBegin;
    return header;
}

std::string formatSafetensorsHeader(const std::vector<SafetensorsEntry>& entries,
                                    const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json root = nlohmann::ordered_json::object();
    root[kMetadata] = metadata;
    std::uint64_t begin = 0;
    for (const SafetensorsEntry& entry : entries) {
        root[entry.name] = {
            {"dtype", entry.type}, {"shape", entry.shape}, {"data_offsets", {begin, begin + entry.size}}};
        begin += entry.size;
    }
    // Names that are not UTF-8 cannot be written; they become U+FFFD rather than an exception.
    std::string text = root.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' ');
    const std::uint64_t length = text.size();
    std::string bytes(kLengthSize, '\0');
    std::memcpy(bytes.data(), &length, kLengthSize);
    return bytes + text;
}

} // namespace palimpsest
