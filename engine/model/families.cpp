#include "engine/model/families.h"

#include "engine/formats/json_file.h"

#include <nlohmann/json.hpp>

#include <array>

namespace palimpsest {

namespace {

constexpr std::array kFamilies{
    DecoderFamily{"gpt_neo", planGptNeo},
    DecoderFamily{"gpt2", planGpt2},
    DecoderFamily{"opt", planOpt},
};

std::string knownTypes()
{
    std::string list;
    for (const DecoderFamily& family : kFamilies)
        list += (list.empty() ? "" : ", ") + std::string(family.modelType);
    return list;
}

} // namespace

std::span<const DecoderFamily> decoderFamilies() { return kFamilies; }

Result<DecoderPlan> planDecoder(const std::string& configJson)
{
    PALIMPSEST_TRY(const nlohmann::json json, parseJson(configJson));
    ConfigReader reader(json);
    const std::string type = reader.string("model_type", "");
    PALIMPSEST_CHECK(reader.status());
    for (const DecoderFamily& family : kFamilies) {
        if (family.modelType != type)
            continue;
        DecoderPlan plan = family.plan(reader);
        PALIMPSEST_CHECK(reader.status());
        plan.config.modelType = type;
        plan.config.json = configJson;
        return plan;
    }
    if (type.empty())
        return badInput("field \"model_type\" is missing; known are " + knownTypes());
    return badInput("model_type \"" + type.substr(0, 60) + "\" is not supported; known are " + knownTypes());
}

} // namespace palimpsest
