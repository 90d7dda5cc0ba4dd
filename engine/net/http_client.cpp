#include "engine/net/http_client.h"

#include "engine/net/transfer.h"

#include <atomic>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace palimpsest {

class HttpClient::Impl {
public:
    Impl()
    {
        static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
        (void)initialised;
        m_multi = curl_multi_init();
        curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, 0L);
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }

    ~Impl()
    {
        m_thread.request_stop();
        curl_multi_wakeup(m_multi);
        m_thread.join();
        curl_multi_cleanup(m_multi);
    }

    std::uint64_t start(HttpRequest request, Done done)
    {
        const std::uint64_t id = ++m_lastId;
        // Made outside of the lock, which the client's thread needs to go on.
        auto transfer = std::make_unique<Transfer>(id, std::move(request), std::move(done));
        const std::lock_guard lock(m_mutex);
        m_starting.push_back(std::move(transfer));
        curl_multi_wakeup(m_multi);
        return id;
    }

    void cancel(std::uint64_t id)
    {
        const std::lock_guard lock(m_mutex);
        m_cancelling.push_back(id);
        curl_multi_wakeup(m_multi);
    }

private:
    void work(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            takeOrders();
            int running = 0;
            curl_multi_perform(m_multi, &running);
            finishEnded();
            curl_multi_poll(m_multi, nullptr, 0, 1000, nullptr);
        }
        takeOrders();
        while (!m_transfers.empty())
            end(m_transfers.begin()->first, nullptr);
    }

    void takeOrders()
    {
        std::vector<std::unique_ptr<Transfer>> starting;
        std::vector<std::uint64_t> cancelling;
        {
            const std::lock_guard lock(m_mutex);
            starting.swap(m_starting);
            cancelling.swap(m_cancelling);
        }
        for (auto& transfer : starting) {
            const std::uint64_t id = transfer->id();
            curl_multi_add_handle(m_multi, transfer->handle());
            m_transfers.emplace(id, std::move(transfer));
        }
        for (const std::uint64_t id : cancelling)
            end(id, nullptr);
    }

    void finishEnded()
    {
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            char* transfer = nullptr;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
            const CURLcode code = message->data.result;
            end(reinterpret_cast<Transfer*>(transfer)->id(), &code);
        }
    }

    /// `code`: how libcurl ended it; nullptr: it is cancelled.
    void end(std::uint64_t id, const CURLcode* code)
    {
        auto found = m_transfers.extract(id);
        if (found.empty())
            return;
        Transfer& transfer = *found.mapped();
        if (code != nullptr)
            transfer.finish(*code);
        curl_multi_remove_handle(m_multi, transfer.handle());
        if (code == nullptr)
            transfer.cancel();
    }

    CURLM* m_multi = nullptr;

    std::atomic<std::uint64_t> m_lastId = 0;

    // Guarded by m_mutex.
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Transfer>> m_starting;
    std::vector<std::uint64_t> m_cancelling;

    std::map<std::uint64_t, std::unique_ptr<Transfer>> m_transfers; ///< the thread's own
    std::jthread m_thread;
};

HttpClient::HttpClient() : m_impl(std::make_unique<Impl>()) {}
HttpClient::~HttpClient() = default;

std::uint64_t HttpClient::start(HttpRequest request, Done done)
{
    return m_impl->start(std::move(request), std::move(done));
}

void HttpClient::cancel(std::uint64_t id) { m_impl->cancel(id); }

bool isLoopback(std::string_view url)
{
    bool loopback = false;
    CURLU* parsed = curl_url();
    char* host = nullptr;
    const std::string text(url);
    if (parsed != nullptr && curl_url_set(parsed, CURLUPART_URL, text.c_str(), 0) == CURLUE_OK
        && curl_url_get(parsed, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
        const std::string_view name = host;
        loopback = name == "localhost" || name == "[::1]"
                   || (name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string_view::npos);
    }
    curl_free(host);
    curl_url_cleanup(parsed);
    return loopback;
}

} // namespace palimpsest
