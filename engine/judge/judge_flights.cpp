#include "engine/judge/judge_flights.h"

namespace palimpsest {

JudgeFlights::JudgeFlights(Endpoint endpoint, std::shared_ptr<const Secret> key)
    : m_endpoint(std::move(endpoint)),
      m_key(std::move(key)),
      m_client(std::make_unique<HttpClient>())
{
}

JudgeFlights::~JudgeFlights() { m_client.reset(); }

void JudgeFlights::send(std::int64_t attempt, std::string body)
{
    HttpRequest request;
    request.url = chatUrl(m_endpoint);
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    request.secretHeader = secretHeader(m_endpoint);
    request.secret = request.secretHeader.empty() ? nullptr : m_key;
    request.body = std::move(body);
    request.timeout = std::chrono::milliseconds(m_endpoint.timeoutMs);
    {
        const std::lock_guard lock(m_mutex);
        ++m_inFlight;
    }
    m_client->start(std::move(request), [this, attempt](HttpResponse response) {
        const std::lock_guard lock(m_mutex);
        m_landed.push_back({attempt, std::move(response)});
        m_news.notify_one();
    });
}

std::vector<Landed> JudgeFlights::takeLanded()
{
    const std::lock_guard lock(m_mutex);
    m_inFlight -= int(m_landed.size());
    return std::exchange(m_landed, {});
}

int JudgeFlights::inFlight() const
{
    const std::lock_guard lock(m_mutex);
    return m_inFlight;
}

void JudgeFlights::askHealth()
{
    HttpRequest request;
    request.method = "GET";
    request.url = healthUrl(m_endpoint);
    request.timeout = std::chrono::milliseconds(10'000);
    {
        const std::lock_guard lock(m_mutex);
        ++m_inFlight;
    }
    m_client->start(std::move(request), [this](const HttpResponse& response) {
        const std::lock_guard lock(m_mutex);
        m_health = response.end == TransferEnd::Complete && response.status == 200;
        m_news.notify_one();
    });
}

std::optional<bool> JudgeFlights::takeHealth()
{
    const std::lock_guard lock(m_mutex);
    m_inFlight -= m_health ? 1 : 0;
    return std::exchange(m_health, std::nullopt);
}

bool JudgeFlights::hasNews() const
{
    const std::lock_guard lock(m_mutex);
    return !m_landed.empty() || m_health;
}

void JudgeFlights::waitForNews(std::chrono::steady_clock::time_point time)
{
    std::unique_lock lock(m_mutex);
    m_news.wait_until(lock, time, [this] { return !m_landed.empty() || m_health; });
}

} // namespace palimpsest
