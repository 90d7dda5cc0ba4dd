#pragma once

#include "engine/net/http_client.h"

#include <curl/curl.h>

#include <cstdint>

namespace palimpsest {

/// One request on its way: libcurl's handle and what belongs to it. Used on the client's thread only.
class Transfer {
public:
    Transfer(std::uint64_t id, HttpRequest request, HttpClient::Done done);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    std::uint64_t id() const { return m_id; }
    CURL* handle() const { return m_handle; }
    /// Tells the caller how it ended. Called once.
    void finish(CURLcode code);
    void cancel();

private:
    void setUp();
    void addHeader(std::string line);
    TransferEnd endOf(CURLcode code) const;
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);

    const std::uint64_t m_id;
    HttpRequest m_request;
    HttpClient::Done m_done;
    CURL* m_handle;
    curl_slist* m_headers = nullptr;
    HttpResponse m_response;
    bool m_tooLarge = false;
    char m_error[CURL_ERROR_SIZE] = {};
};

} // namespace palimpsest
