#include "tests/bench/latency_probe.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <unistd.h>

namespace palimpsest::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double kEdges[] = {1, 2, 4, 8, 16, 33, 66, 1e9};

double millisecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

} // namespace

LatencyProbe::LatencyProbe()
{
    m_poster = std::jthread([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            QMetaObject::invokeMethod(
                this, [this, posted = Clock::now()] { m_waits.push_back(millisecondsSince(posted)); },
                Qt::QueuedConnection);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
}

LatencyProbe::~LatencyProbe() { stop(); }

void LatencyProbe::stop()
{
    if (m_poster.joinable()) {
        m_poster.request_stop();
        m_poster.join();
    }
}

void LatencyProbe::print(const char* title) const
{
    std::vector<double> sorted = m_waits;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty())
        return;
    const auto quantile = [&](double q) { return sorted[std::size_t(q * double(sorted.size() - 1))]; };
    std::printf("%s: %zu probes, median %.2f ms, p99 %.2f ms, max %.2f ms\n", title, sorted.size(), quantile(0.5),
                quantile(0.99), sorted.back());
    double from = 0;
    for (const double edge : kEdges) {
        const auto count = std::count_if(sorted.begin(), sorted.end(), [&](double w) { return w >= from && w < edge; });
        if (edge > 1e6)
            std::printf("  %5.0f ms and more %8td\n", from, count);
        else
            std::printf("  %5.0f to %2.0f ms    %8td\n", from, edge, count);
        from = edge;
    }
    std::fflush(stdout);
}

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields[1].toDouble() * double(::sysconf(_SC_PAGESIZE)) / 1e6 : 0;
}

} // namespace palimpsest::bench
