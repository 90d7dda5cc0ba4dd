#include "engine/judge/model_list.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>

namespace palimpsest {

namespace {

using Json = nlohmann::json;

std::string dayOf(std::int64_t unixTime)
{
    const std::time_t time = unixTime;
    std::tm parts{};
    char text[32];
    if (::gmtime_r(&time, &parts) == nullptr || std::strftime(text, sizeof text, "%Y-%m-%d", &parts) == 0)
        return {};
    return text;
}

/// A date as a text or as seconds since 1970.
std::string dateOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>().substr(0, 10);
    return value.is_number_integer() && value.get<std::int64_t>() > 0 ? dayOf(value.get<std::int64_t>())
                                                                      : std::string();
}

std::string shutdownDate(const Json& model)
{
    if (const auto date = model.find("shutdown_date"); date != model.end())
        return dateOf(*date);
    // Azure: {"deprecation": {"inference": seconds}}.
    const auto deprecation = model.find("deprecation");
    if (deprecation == model.end() || !deprecation->is_object() || !deprecation->contains("inference"))
        return {};
    return dateOf((*deprecation)["inference"]);
}

std::optional<std::int64_t> contextOf(const Json& model)
{
    const auto number = [](const Json& object, const char* name) -> std::optional<std::int64_t> {
        if (!object.is_object() || !object.contains(name) || !object[name].is_number_integer())
            return std::nullopt;
        return object[name].get<std::int64_t>();
    };
    for (const char* name : {"max_model_len", "context_length", "context_window"})
        if (const auto found = number(model, name))
            return found;
    return model.contains("meta") ? number(model["meta"], "n_ctx") : std::nullopt; // llama.cpp's
}

} // namespace

std::vector<ListedModel> readModelList(std::string_view body)
{
    const Json json = Json::parse(body, nullptr, false);
    std::vector<ListedModel> models;
    if (!json.is_object() || !json.contains("data") || !json["data"].is_array())
        return models;
    for (const Json& model : json["data"])
        if (model.is_object() && model.contains("id") && model["id"].is_string())
            models.push_back({model["id"].get<std::string>(), shutdownDate(model), contextOf(model)});
    std::ranges::sort(models, {}, &ListedModel::id);
    return models;
}

} // namespace palimpsest
