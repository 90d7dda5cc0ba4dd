#include "engine/net/transfer.h"

#include <algorithm>
#include <cstring>

namespace palimpsest {

namespace {

constexpr std::size_t kMostHeaders = 200;

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char letter) { return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

} // namespace

Transfer::Transfer(std::uint64_t id, HttpRequest request, HttpClient::Done done)
    : m_id(id),
      m_request(std::move(request)),
      m_done(std::move(done)),
      m_handle(curl_easy_init())
{
    if (m_handle != nullptr)
        setUp();
}

Transfer::~Transfer()
{
    // libcurl has copied the key into this list; it goes with it.
    for (curl_slist* line = m_headers; line != nullptr; line = line->next)
        ::explicit_bzero(line->data, std::strlen(line->data));
    curl_slist_free_all(m_headers);
    curl_easy_cleanup(m_handle);
}

void Transfer::addHeader(std::string line)
{
    m_headers = curl_slist_append(m_headers, line.c_str());
    wipe(line);
}

void Transfer::setUp()
{
    for (const auto& [name, value] : m_request.headers)
        addHeader(name + ": " + value);
    if (m_request.secret) {
        std::string line;
        line.reserve(m_request.secretHeader.size() + m_request.secret->view().size());
        line.append(m_request.secretHeader).append(m_request.secret->view());
        addHeader(std::move(line));
        m_request.secret.reset();
    }
    addHeader("Expect:");

    const auto set = [this](CURLoption option, auto value) { curl_easy_setopt(m_handle, option, value); };
    set(CURLOPT_URL, m_request.url.c_str());
    set(CURLOPT_HTTPHEADER, m_headers);
    if (m_request.method == "POST") {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, m_request.body.c_str());
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
    }
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "https,http");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
    set(CURLOPT_ACCEPT_ENCODING, "");
    set(CURLOPT_CONNECTTIMEOUT_MS, long(m_request.connectTimeout.count()));
    set(CURLOPT_TIMEOUT_MS, long(m_request.timeout.count()));
    set(CURLOPT_USERAGENT, "Palimpsest");
    set(CURLOPT_ERRORBUFFER, m_error);
    set(CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_PRIVATE, this);
}

std::size_t Transfer::onBody(char* data, std::size_t size, std::size_t count, void* self)
{
    auto& transfer = *static_cast<Transfer*>(self);
    std::string& body = transfer.m_response.body;
    const std::size_t bytes = size * count;
    const std::size_t room = transfer.m_request.mostBytes - std::min(body.size(), transfer.m_request.mostBytes);
    body.append(data, std::min(bytes, room));
    transfer.m_tooLarge = bytes > room;
    return transfer.m_tooLarge ? 0 : bytes;
}

std::size_t Transfer::onHeader(char* data, std::size_t size, std::size_t count, void* self)
{
    auto& headers = static_cast<Transfer*>(self)->m_response.headers;
    const std::string_view line(data, size * count);
    const std::size_t colon = line.find(':');
    if (line.starts_with("HTTP/"))
        headers.clear(); // of an interim answer
    else if (colon != std::string_view::npos && headers.size() < kMostHeaders)
        headers.emplace_back(lowerCase(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    return size * count;
}

TransferEnd Transfer::endOf(CURLcode code) const
{
    curl_off_t preTransfer = 0;
    curl_easy_getinfo(m_handle, CURLINFO_PRETRANSFER_TIME_T, &preTransfer);
    switch (code) {
    case CURLE_OK:
        return TransferEnd::Complete;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return TransferEnd::Certificate;
    case CURLE_OPERATION_TIMEDOUT:
        return preTransfer > 0 ? TransferEnd::TimedOut : TransferEnd::NotSent;
    case CURLE_WRITE_ERROR:
        return m_tooLarge ? TransferEnd::TooLarge : TransferEnd::Broken;
    default:
        return preTransfer > 0 ? TransferEnd::Broken : TransferEnd::NotSent;
    }
}

void Transfer::finish(CURLcode code)
{
    // The code before the status: an answer that was cut off has a status of 200.
    m_response.end = endOf(code);
    m_response.curlCode = int(code);
    if (code != CURLE_OK)
        m_response.problem = m_error[0] != '\0' ? m_error : curl_easy_strerror(code);
    long status = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
    m_response.status = int(status);
    m_done(std::move(m_response));
}

void Transfer::cancel()
{
    m_response.end = TransferEnd::Cancelled;
    m_response.problem = "cancelled";
    m_done(std::move(m_response));
}

} // namespace palimpsest
