#pragma once

#include "engine/net/http.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace palimpsest {

/// Sends HTTP requests side by side on one thread of its own. Thread-safe.
///
/// Redirects are never followed (a key would travel along), no proxy stands before loopback, TLS certificates are
/// checked, and every request has a connection of its own: on a used one libcurl sends a request again behind our back
/// when the server closed it, and it would be paid twice.
class HttpClient {
public:
    /// Called exactly once for every request, on the client's thread; must not block.
    using Done = std::function<void(HttpResponse)>;

    HttpClient();
    /// Cancels what is under way; every Done has been called when it returns.
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Returns at once, with the number of the request.
    std::uint64_t start(HttpRequest request, Done done);
    /// Ends a request with TransferEnd::Cancelled; one that has ended is none of its business.
    void cancel(std::uint64_t id);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Whether the host of an http or https address is this machine: localhost, 127.0.0.0/8, ::1.
bool isLoopback(std::string_view url);

} // namespace palimpsest
