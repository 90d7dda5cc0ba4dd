#include "engine/judge/endpoint.h"

#include "engine/net/http_client.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace palimpsest {

namespace {

using Json = nlohmann::json;

template <typename T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

constexpr Names<EndpointKind, 3> kKinds{
    {{EndpointKind::OpenAi, "openai"}, {EndpointKind::Azure, "azure"}, {EndpointKind::Compatible, "compatible"}}};
constexpr Names<EndpointAuth, 3> kAuths{
    {{EndpointAuth::Bearer, "bearer"}, {EndpointAuth::ApiKey, "api-key"}, {EndpointAuth::None, "none"}}};
constexpr Names<KeySource, 4> kSources{{{KeySource::Environment, "env"},
                                        {KeySource::Keychain, "keychain"},
                                        {KeySource::Session, "session"},
                                        {KeySource::None, "none"}}};

template <typename T, std::size_t N>
std::string_view nameIn(const Names<T, N>& names, T value)
{
    for (const auto& [itsValue, name] : names)
        if (itsValue == value)
            return name;
    return {};
}

template <typename T, std::size_t N>
std::optional<T> valueIn(const Names<T, N>& names, std::string_view wanted)
{
    for (const auto& [value, name] : names)
        if (name == wanted)
            return value;
    return std::nullopt;
}

std::string trimmedBase(const Endpoint& endpoint)
{
    std::string base = endpoint.baseUrl;
    while (!base.empty() && base.back() == '/')
        base.pop_back();
    return base;
}

/// The address under which chat/completions and models stand.
std::string apiBase(const Endpoint& endpoint)
{
    std::string base = trimmedBase(endpoint);
    if (endpoint.kind == EndpointKind::Azure)
        return base + "/openai/deployments/" + endpoint.deployment;
    const std::size_t host = base.find("://");
    const bool hasPath = host != std::string::npos && base.find('/', host + 3) != std::string::npos;
    return hasPath ? base : base + "/v1";
}

std::string azureQuery(const Endpoint& endpoint)
{
    return endpoint.kind == EndpointKind::Azure ? "?api-version=" + endpoint.apiVersion : std::string();
}

bool looksLikeAKey(std::string_view text) { return text.starts_with("sk-") || text.size() > 128; }

} // namespace

bool isPlainHttp(const Endpoint& endpoint)
{
    return endpoint.baseUrl.starts_with("http://") && !isLoopback(endpoint.baseUrl);
}

std::vector<EndpointProblem> problemsOf(const Endpoint& endpoint, bool plainHttpConfirmed)
{
    std::vector<EndpointProblem> problems;
    const auto add = [&](bool wrong, std::string_view field, std::string message) {
        const auto same = [&](const EndpointProblem& problem) { return problem.field == field; };
        if (wrong && std::ranges::none_of(problems, same))
            problems.push_back({field, std::move(message)});
    };
    const std::string& url = endpoint.baseUrl;
    add(endpoint.name.empty(), "name", "the endpoint has no name");
    add(!url.starts_with("https://") && !url.starts_with("http://"), "base_url",
        "the address '" + url + "' must begin with https:// or http://");
    add(url.ends_with("://"), "base_url", "the address names no server");
    add(url.find_first_of(" \t\r\n?#@") != std::string::npos, "base_url",
        "the address must be that of a server, without user name, query or blanks");
    add(isPlainHttp(endpoint) && !plainHttpConfirmed, "base_url",
        "'" + url
            + "' would send key and texts unencrypted to another machine; use https, or confirm that plain http is "
              "meant");
    const bool azure = endpoint.kind == EndpointKind::Azure;
    add(azure && endpoint.deployment.empty(), "deployment", "an Azure endpoint needs a deployment");
    add(azure && endpoint.apiVersion.empty(), "api_version", "an Azure endpoint needs an api-version");
    add(looksLikeAKey(endpoint.keyRef), "key_ref",
        "the name of the key's place looks like a key itself; give the name of a variable, never the key");
    const bool named = endpoint.keySource == KeySource::Environment || endpoint.keySource == KeySource::Keychain;
    add(named && endpoint.auth != EndpointAuth::None && endpoint.keyRef.empty(), "key_ref",
        "the name of the variable or keychain entry that holds the key is missing");
    add(endpoint.maxConcurrency < 1 || endpoint.maxConcurrency > 1024, "max_concurrency",
        "concurrency must be 1 to 1024");
    add(endpoint.timeoutMs < 1000, "timeout_ms", "the timeout must be a second or more");
    add(!Json::parse(endpoint.extraJson, nullptr, false).is_object(), "extra",
        "the additional fields must be one JSON object");
    return problems;
}

Status checkEndpoint(const Endpoint& endpoint, bool plainHttpConfirmed)
{
    const std::vector<EndpointProblem> problems = problemsOf(endpoint, plainHttpConfirmed);
    return problems.empty() ? Status() : Status(usage(problems.front().message));
}

std::string chatUrl(const Endpoint& endpoint) { return apiBase(endpoint) + "/chat/completions" + azureQuery(endpoint); }

std::string modelsUrl(const Endpoint& endpoint)
{
    if (endpoint.kind == EndpointKind::Azure)
        return trimmedBase(endpoint) + "/openai/models" + azureQuery(endpoint);
    return apiBase(endpoint) + "/models";
}

std::string healthUrl(const Endpoint& endpoint)
{
    std::string base = trimmedBase(endpoint);
    if (base.ends_with("/v1"))
        base.resize(base.size() - 3);
    return base + "/health";
}

std::string secretHeader(const Endpoint& endpoint)
{
    switch (endpoint.auth) {
    case EndpointAuth::Bearer:
        return "Authorization: Bearer ";
    case EndpointAuth::ApiKey:
        return "api-key: ";
    case EndpointAuth::None:
        break;
    }
    return {};
}

std::string toJson(const Endpoint& endpoint)
{
    const auto optional = [](const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); };
    return Json{{"name", endpoint.name},
                {"kind", nameOf(endpoint.kind)},
                {"base_url", endpoint.baseUrl},
                {"api_version", endpoint.apiVersion},
                {"deployment", endpoint.deployment},
                {"auth", nameOf(endpoint.auth)},
                {"key_source", nameOf(endpoint.keySource)},
                {"key_ref", endpoint.keyRef},
                {"token_field", endpoint.completionTokens ? "max_completion_tokens" : "max_tokens"},
                {"send_temperature", endpoint.sendTemperature},
                {"send_seed", endpoint.sendSeed},
                {"extra", Json::parse(endpoint.extraJson, nullptr, false)},
                {"max_concurrency", endpoint.maxConcurrency},
                {"rpm", optional(endpoint.requestsPerMinute)},
                {"tpm", optional(endpoint.tokensPerMinute)},
                {"timeout_ms", endpoint.timeoutMs}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Endpoint> endpointFromJson(std::string_view json)
{
    try {
        const Json object = Json::parse(json);
        Endpoint endpoint;
        const auto kind = endpointKindFromName(object.at("kind").get<std::string>());
        const auto auth = endpointAuthFromName(object.at("auth").get<std::string>());
        const auto source = keySourceFromName(object.at("key_source").get<std::string>());
        if (!kind || !auth || !source)
            return badInput("the stored endpoint names a kind, auth or key_source that is not known");
        const auto optional = [&](const char* name) {
            return object.at(name).is_null() ? std::nullopt : std::optional<int>(object.at(name).get<int>());
        };
        endpoint.name = object.at("name").get<std::string>();
        endpoint.kind = *kind;
        endpoint.baseUrl = object.at("base_url").get<std::string>();
        endpoint.apiVersion = object.at("api_version").get<std::string>();
        endpoint.deployment = object.at("deployment").get<std::string>();
        endpoint.auth = *auth;
        endpoint.keySource = *source;
        endpoint.keyRef = object.at("key_ref").get<std::string>();
        endpoint.completionTokens = object.at("token_field") == "max_completion_tokens";
        endpoint.sendTemperature = object.at("send_temperature").get<bool>();
        endpoint.sendSeed = object.at("send_seed").get<bool>();
        endpoint.extraJson = object.at("extra").dump();
        endpoint.maxConcurrency = object.at("max_concurrency").get<int>();
        endpoint.requestsPerMinute = optional("rpm");
        endpoint.tokensPerMinute = optional("tpm");
        endpoint.timeoutMs = object.at("timeout_ms").get<int>();
        return endpoint;
    } catch (const Json::exception& failure) {
        return badInput(std::string("the stored endpoint cannot be read: ") + failure.what());
    }
}

std::string_view nameOf(EndpointKind kind) { return nameIn(kKinds, kind); }
std::string_view nameOf(EndpointAuth auth) { return nameIn(kAuths, auth); }
std::string_view nameOf(KeySource source) { return nameIn(kSources, source); }
std::optional<EndpointKind> endpointKindFromName(std::string_view name) { return valueIn(kKinds, name); }
std::optional<EndpointAuth> endpointAuthFromName(std::string_view name) { return valueIn(kAuths, name); }
std::optional<KeySource> keySourceFromName(std::string_view name) { return valueIn(kSources, name); }

} // namespace palimpsest
