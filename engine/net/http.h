#pragma once

#include "engine/net/secret.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest {

struct HttpRequest {
    std::string method = "POST";
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    /// Sent as "<secretHeader><secret>" ("Authorization: Bearer "); nothing is sent where there is no secret.
    std::string secretHeader;
    std::shared_ptr<const Secret> secret;
    std::string body;
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds timeout{120'000}; ///< of the whole transfer; a server is silent while it thinks
    std::size_t mostBytes = std::size_t(8) << 20;
};

/// How a transfer ended. Only after Complete do status and body mean what the server meant by them.
enum class TransferEnd {
    Complete,
    NotSent,     ///< no connection, no address, no TLS handshake: the server saw nothing of the request
    Certificate, ///< the server's certificate was not accepted; nothing was sent
    TimedOut,    ///< after the request went out
    Broken,      ///< the connection broke after the request went out, in mid-answer perhaps
    TooLarge,    ///< the answer is longer than mostBytes; its beginning is kept
    Cancelled,
};

struct HttpResponse {
    TransferEnd end = TransferEnd::Cancelled;
    int curlCode = 0;
    std::string problem; ///< in words, where the end is not Complete
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;

    /// The last header of that (lower-case) name.
    std::optional<std::string_view> header(std::string_view name) const
    {
        for (auto entry = headers.rbegin(); entry != headers.rend(); ++entry)
            if (entry->first == name)
                return entry->second;
        return std::nullopt;
    }
};

} // namespace palimpsest
