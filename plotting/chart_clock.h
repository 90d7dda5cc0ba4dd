#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>

namespace palimpsest {

class Chart;

/// When charts with new data repaint: ten times a second at most, and one chart an event-loop turn, so that many charts
/// never hold up a click. Silent while nothing changes. GUI thread.
class ChartClock : public QObject {
    Q_OBJECT
public:
    static constexpr int kInterval = 100; ///< milliseconds

    explicit ChartClock(QObject* parent = nullptr);
    /// The one that all charts of the application share unless they are given another. Lives as long as the
    /// application.
    static ChartClock* shared();

    /// The chart is refreshed at the next tick, once however often it asks.
    void request(Chart* chart);

private:
    void beginRound();
    void refreshNext();

    QTimer m_tick;
    QTimer m_turn;
    std::deque<QPointer<Chart>> m_waiting; ///< for the next tick
    std::deque<QPointer<Chart>> m_round;   ///< being refreshed, one a turn
};

} // namespace palimpsest
