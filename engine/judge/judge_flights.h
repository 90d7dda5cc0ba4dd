#pragma once

#include "engine/judge/endpoint.h"
#include "engine/net/http_client.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// What a user wants of a session that works on another thread.
class JudgeOrders {
public:
    void pause() { m_paused = true; }
    void resume() { m_paused = false; }
    void stop() { m_stopped = true; }
    bool paused() const { return m_paused; }
    bool stopped() const { return m_stopped; }

private:
    std::atomic<bool> m_paused = false;
    std::atomic<bool> m_stopped = false;
};

/// A call that has ended.
struct Landed {
    std::int64_t attempt = 0;
    HttpResponse response;
};

/// A session's calls under way: sent from its thread, landed on the network's, taken up by its thread again.
class JudgeFlights {
public:
    JudgeFlights(Endpoint endpoint, std::shared_ptr<const Secret> key);
    /// Cancels what is under way.
    ~JudgeFlights();

    void send(std::int64_t attempt, std::string body);
    std::vector<Landed> takeLanded();
    /// Calls that have not been taken up yet, questions about health included.
    int inFlight() const;

    /// GET /health, without the key.
    void askHealth();
    /// Whether the server said it is well; nothing while the question is open.
    std::optional<bool> takeHealth();

    /// Whether something has landed that was not taken up.
    bool hasNews() const;
    /// Blocks until something has landed, at most until `time`.
    void waitForNews(std::chrono::steady_clock::time_point time);

private:
    const Endpoint m_endpoint;
    const std::shared_ptr<const Secret> m_key;

    mutable std::mutex m_mutex;
    std::condition_variable m_news;
    // Guarded by m_mutex.
    std::vector<Landed> m_landed;
    std::optional<bool> m_health;
    int m_inFlight = 0;

    std::unique_ptr<HttpClient> m_client; ///< last: its calls back end before the rest goes
};

} // namespace palimpsest
