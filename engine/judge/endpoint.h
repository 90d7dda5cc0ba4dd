#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

enum class EndpointKind { OpenAi, Azure, Compatible };
enum class EndpointAuth { Bearer, ApiKey, None };
/// Where the key comes from; only the name of its place is ever stored.
enum class KeySource { Environment, Keychain, Session, None };

/// A server that grades, as the table jdg_endpoint keeps it.
struct Endpoint {
    std::int64_t id = 0; ///< 0: not stored yet
    std::string name;
    EndpointKind kind = EndpointKind::Compatible;
    /// With or without /v1: where an OpenAI or compatible address has no path, /v1 is put behind it.
    std::string baseUrl;
    std::string apiVersion; ///< Azure only
    std::string deployment; ///< Azure only
    EndpointAuth auth = EndpointAuth::Bearer;
    KeySource keySource = KeySource::Environment;
    std::string keyRef;            ///< name of the variable or keychain entry, never the key
    bool completionTokens = false; ///< send max_completion_tokens, not max_tokens
    bool sendTemperature = true;
    bool sendSeed = true;
    std::string extraJson = "{}"; ///< more fields of the body, {"cache_prompt": false} for llama.cpp
    int maxConcurrency = 4;
    std::optional<int> requestsPerMinute;
    std::optional<int> tokensPerMinute;
    int timeoutMs = 120'000;
};

/// Everything that can be wrong without asking the server; the message names the setting. Plain http is accepted to
/// this machine only, unless the user said that it may be (`plainHttpConfirmed`).
Status checkEndpoint(const Endpoint& endpoint, bool plainHttpConfirmed);

std::string chatUrl(const Endpoint& endpoint);
std::string modelsUrl(const Endpoint& endpoint);
/// llama.cpp's and vLLM's: beside /v1, not under it.
std::string healthUrl(const Endpoint& endpoint);
/// What stands before the key in its header: "Authorization: Bearer ", "api-key: "; empty without one.
std::string secretHeader(const Endpoint& endpoint);

/// All fields but the id as one JSON object, and back.
std::string toJson(const Endpoint& endpoint);
Result<Endpoint> endpointFromJson(std::string_view json);

std::string_view nameOf(EndpointKind kind); ///< openai, azure, compatible
std::string_view nameOf(EndpointAuth auth); ///< bearer, api-key, none
std::string_view nameOf(KeySource source);  ///< env, keychain, session, none
std::optional<EndpointKind> endpointKindFromName(std::string_view name);
std::optional<EndpointAuth> endpointAuthFromName(std::string_view name);
std::optional<KeySource> keySourceFromName(std::string_view name);

} // namespace palimpsest
