#include "engine/judge/refused_field.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace palimpsest {

namespace {

using Json = nlohmann::json;

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    return text;
}

/// Whether the reply refuses some field, and not the texts or the model.
bool refusesAField(const JudgeReply& reply)
{
    if (reply.http != 400 && reply.http != 422)
        return false;
    if (reply.errorCode.starts_with("unsupported_"))
        return true;
    constexpr std::array<std::string_view, 7> kWords{"unsupported",   "not support", "unrecognized", "unknown",
                                                     "not permitted", "unexpected",  "not allowed"};
    const std::string message = lower(reply.errorMessage);
    return std::ranges::any_of(kWords, [&](std::string_view word) { return message.find(word) != std::string::npos; });
}

/// Everything that the settings of an endpoint put into a request, in the order in which it is left out.
std::vector<LeftOut> removable(const Endpoint& endpoint, const std::vector<std::string>& tried)
{
    const auto wasRefused = [&](std::string_view field) { return std::ranges::count(tried, field) > 0; };
    std::vector<LeftOut> fields;
    const auto add = [&](const std::string& name) -> Endpoint& {
        fields.push_back({name, endpoint});
        return fields.back().endpoint;
    };
    // The limit has two names; a reply needs one.
    if (endpoint.completionTokens && !wasRefused("max_tokens"))
        add("max_completion_tokens").completionTokens = false;
    if (!endpoint.completionTokens && !wasRefused("max_completion_tokens"))
        add("max_tokens").completionTokens = true;
    if (endpoint.sendTemperature)
        add("temperature").sendTemperature = false;
    if (endpoint.sendSeed)
        add("seed").sendSeed = false;
    const Json extra = Json::parse(endpoint.extraJson, nullptr, false);
    for (const auto& [name, value] : extra.items()) {
        Json rest = extra;
        rest.erase(name);
        add(name).extraJson = rest.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return fields;
}

/// Where a message first mentions a field as a word of its own ("max_tokens" is no mention of "tokens").
std::size_t mention(const std::string& message, const std::string& field)
{
    const auto isPart = [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
    };
    for (std::size_t at = message.find(field); at != std::string::npos; at = message.find(field, at + 1)) {
        const std::size_t end = at + field.size();
        if ((at == 0 || !isPart(message[at - 1])) && (end == message.size() || !isPart(message[end])))
            return at;
    }
    return std::string::npos;
}

} // namespace

std::optional<LeftOut> leaveOutRefused(const Endpoint& endpoint, const JudgeReply& reply,
                                       const std::vector<std::string>& tried)
{
    if (!refusesAField(reply))
        return std::nullopt;
    const std::vector<LeftOut> fields = removable(endpoint, tried);
    const auto named = std::ranges::find(fields, reply.errorParam, &LeftOut::field);
    if (named != fields.end())
        return *named;
    const auto place = [&](const LeftOut& field) { return mention(reply.errorMessage, field.field); };
    const auto first = std::ranges::min_element(fields, {}, place);
    if (first != fields.end() && place(*first) != std::string::npos)
        return *first;
    if (fields.empty() || !reply.errorParam.empty())
        return std::nullopt;
    return fields.front();
}

} // namespace palimpsest
