#include "engine/config/presets.h"

#include "engine/base/files.h"
#include "engine/base/resources.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace palimpsest {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFolder = "resources/presets";

constexpr const char* kAbout = "about";
using Json = nlohmann::ordered_json;

/// The path as it stands inside a JSON string.
std::string jsonEscaped(const fs::path& path)
{
    std::string escaped;
    for (const char letter : path.string()) {
        if (letter == '"' || letter == '\\')
            escaped += '\\';
        escaped += letter;
    }
    return escaped;
}

Result<Json> parsePreset(std::string_view name)
{
    const std::vector<std::string> names = presetNames();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        std::string list;
        for (const std::string& known : names)
            list += (list.empty() ? "" : ", ") + known;
        return usage("there is no preset '" + std::string(name) + "'; known: " + (list.empty() ? "none" : list));
    }
    PALIMPSEST_TRY(const fs::path folder, findResource(kFolder));
    const fs::path file = folder / (std::string(name) + ".json");
    PALIMPSEST_TRY(std::string text, readFile(file, std::uintmax_t(1) << 20));
    constexpr std::string_view kShare = "${share}";
    const std::string share = jsonEscaped(folder.parent_path().parent_path());
    for (std::size_t at = text.find(kShare); at != std::string::npos; at = text.find(kShare, at + share.size()))
        text.replace(at, kShare.size(), share);
    Json preset = Json::parse(text, nullptr, false);
    if (!preset.is_object())
        return badInput(file.string() + ": a preset is one JSON object of settings; this is none");
    return preset;
}

} // namespace

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    const auto folder = findResource(kFolder);
    if (!folder)
        return names;
    std::error_code failure;
    for (fs::directory_iterator entry(*folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (entry->path().extension() == ".json")
            names.push_back(entry->path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

Result<std::string> readPreset(std::string_view name)
{
    PALIMPSEST_TRY(Json preset, parsePreset(name));
    preset.erase(kAbout);
    return preset.dump();
}

Result<std::string> aboutPreset(std::string_view name)
{
    PALIMPSEST_TRY(const Json preset, parsePreset(name));
    const auto about = preset.find(kAbout);
    return about != preset.end() && about->is_string() ? about->get<std::string>() : std::string();
}

} // namespace palimpsest
