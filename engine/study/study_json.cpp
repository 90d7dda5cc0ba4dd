#include "engine/study/study_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace palimpsest {

using nlohmann::ordered_json;

std::string toJson(const StudyCreation& creation)
{
    const ordered_json object = {{"study", creation.study.name},
                                 {"units", creation.study.units},
                                 {"items_per_rater", creation.itemsPerRater},
                                 {"minutes_per_rater", creation.minutesPerRater},
                                 {"warnings", creation.warnings}};
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string toText(const StudyCreation& creation)
{
    std::string text = "study " + creation.study.name + ": " + std::to_string(creation.study.units) + " items\n";
    for (std::size_t i = 0; i < creation.itemsPerRater.size(); ++i)
        text += creation.study.design.raters[i] + ": " + std::to_string(creation.itemsPerRater[i]) + " to rate\n";
    return text + "about " + std::to_string(std::lround(creation.minutesPerRater)) + " minutes for each rater\n";
}

std::string pathsJson(const std::string& key, const std::vector<std::filesystem::path>& paths)
{
    ordered_json list = ordered_json::array();
    for (const auto& path : paths)
        list.push_back(path.string());
    return ordered_json{{key, list}}.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace palimpsest
