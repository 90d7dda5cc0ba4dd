#include "engine/judge/judge_request.h"

#include "engine/base/sha256.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace palimpsest {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<JudgeProfile, std::string_view>, 3> kProfiles{
    {{JudgeProfile::ReferenceExact, "reference-exact"},
     {JudgeProfile::Workbench, "workbench"},
     {JudgeProfile::Structured, "structured"}}};

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool isUtf8(const std::string& text)
{
    try {
        (void)Json(text).dump();
        return true;
    } catch (const Json::type_error&) {
        return false;
    }
}

Json scoreSchema()
{
    const Json properties{{"evaluation", {{"type", "string"}}}, {"score", {{"type", "integer"}}}};
    const Json schema{{"type", "object"},
                      {"properties", properties},
                      {"required", Json::array({"evaluation", "score"})},
                      {"additionalProperties", false}};
    return {{"type", "json_schema"}, {"json_schema", {{"name", "judgement"}, {"strict", true}, {"schema", schema}}}};
}

const char* tokenField(const Endpoint& endpoint)
{
    return endpoint.completionTokens ? "max_completion_tokens" : "max_tokens";
}

/// What the profile adds. Fields that a server rejects are left out, never sent as null.
void addParams(Json& body, const Endpoint& endpoint, const JudgeParams& params, int tokenFactor)
{
    body["stream"] = false;
    body["n"] = 1;
    body[tokenField(endpoint)] = params.maxTokens * tokenFactor;
    if (endpoint.sendTemperature)
        body["temperature"] = params.temperature;
    if (endpoint.sendSeed)
        body["seed"] = params.seed;
    if (params.profile == JudgeProfile::Structured)
        body["response_format"] = scoreSchema();
    body.update(Json::parse(endpoint.extraJson, nullptr, false));
}

} // namespace

std::string_view nameOf(JudgeProfile profile)
{
    for (const auto& [value, name] : kProfiles)
        if (value == profile)
            return name;
    return {};
}

std::optional<JudgeProfile> judgeProfileFromName(std::string_view name)
{
    for (const auto& [value, itsName] : kProfiles)
        if (itsName == name)
            return value;
    return std::nullopt;
}

std::string toJson(const JudgeParams& params)
{
    return Json{{"profile", nameOf(params.profile)},
                {"temperature", params.temperature},
                {"seed", params.seed},
                {"max_tokens", params.maxTokens},
                {"retry_truncated", params.retryTruncated}}
        .dump();
}

Result<JudgeParams> judgeParamsFromJson(std::string_view json)
{
    try {
        const Json object = Json::parse(json);
        const auto profile = judgeProfileFromName(object.at("profile").get<std::string>());
        if (!profile)
            return badInput("the stored run names a profile that is not known");
        return JudgeParams{*profile, object.at("temperature").get<double>(), object.at("seed").get<int>(),
                           object.at("max_tokens").get<int>(), object.at("retry_truncated").get<bool>()};
    } catch (const Json::exception& failure) {
        return badInput(std::string("the stored run's parameters cannot be read: ") + failure.what());
    }
}

JudgeRequest makeJudgeRequest(const Endpoint& endpoint, const std::string& model, const JudgeTemplate& prompt,
                              const JudgeParams& params, const JudgeItem& item, int replicate, int tokenFactor)
{
    Json messages = Json::array();
    if (prompt.system)
        messages.push_back({{"role", "system"}, {"content", *prompt.system}});
    messages.push_back({{"role", "user"}, {"content", prompt.userMessage(item)}});
    Json body{{"model", model}, {"messages", std::move(messages)}};
    if (params.profile != JudgeProfile::ReferenceExact)
        addParams(body, endpoint, params, tokenFactor);
    JudgeRequest request;
    request.textAltered = !isUtf8(item.prefix) || !isUtf8(item.reference) || !isUtf8(item.candidate);
    const Json named{{"v", 1}, {"url", chatUrl(endpoint)}, {"model", model}, {"body", body}, {"replicate", replicate}};
    request.key = sha256(dumped(named));
    request.body = dumped(body);
    return request;
}

std::string testBody(const Endpoint& endpoint, const std::string& model, const std::string& prompt)
{
    Json body{{"model", model}, {"messages", Json::array({Json{{"role", "user"}, {"content", prompt}}})}};
    JudgeParams params;
    params.maxTokens = 1;
    addParams(body, endpoint, params, 1);
    return dumped(body);
}

} // namespace palimpsest
