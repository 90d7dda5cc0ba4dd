#pragma once

#include <QObject>

#include <cstdint>
#include <thread>
#include <vector>

namespace palimpsest::bench {

/// How long the GUI thread lets an event wait: a thread posts one every 5 ms and its age is noted when its turn comes.
class LatencyProbe : public QObject {
    Q_OBJECT
public:
    LatencyProbe();
    ~LatencyProbe() override;

    void stop();
    /// Histogram, median, p99 and maximum, in milliseconds.
    void print(const char* title) const;

private:
    std::vector<double> m_waits; ///< GUI thread only
    std::jthread m_poster;
};

/// Resident memory of this process in MB.
double residentMegabytes();

} // namespace palimpsest::bench
