#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

struct EndpointProblem {
    std::string_view field; ///< as toJson names it: base_url, key_ref, extra, …
    std::string message;    ///< names the setting in words
};

/// The address of an endpoint that stands for files: the name resolves nowhere (RFC 2606).
inline constexpr std::string_view kHistoricalAddress = "https://imported.invalid/v1";
inline bool isHistorical(const Endpoint& endpoint) { return endpoint.baseUrl == kHistoricalAddress; }

/// Everything that can be wrong without asking the server, at most one problem a field. Plain http is accepted to this
/// machine only, unless the user said that it may be (`plainHttpConfirmed`).
std::vector<EndpointProblem> problemsOf(const Endpoint& endpoint, bool plainHttpConfirmed);
/// The first of them.
Status checkEndpoint(const Endpoint& endpoint, bool plainHttpConfirmed);
/// Whether the address sends key and texts unencrypted over a network.
bool isPlainHttp(const Endpoint& endpoint);

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
