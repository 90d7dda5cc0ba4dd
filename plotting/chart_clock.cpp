#include "plotting/chart_clock.h"

#include "plotting/chart.h"

#include <QCoreApplication>

#include <algorithm>

namespace palimpsest {

ChartClock::ChartClock(QObject* parent) : QObject(parent)
{
    m_tick.setInterval(kInterval);
    m_tick.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_tick, &QTimer::timeout, this, &ChartClock::beginRound);
    connect(&m_turn, &QTimer::timeout, this, &ChartClock::refreshNext);
}

ChartClock* ChartClock::shared()
{
    static QPointer<ChartClock> clock;
    if (clock.isNull())
        clock = new ChartClock(QCoreApplication::instance());
    return clock;
}

void ChartClock::request(Chart* chart)
{
    if (std::find(m_waiting.begin(), m_waiting.end(), chart) == m_waiting.end())
        m_waiting.emplace_back(chart);
    if (!m_tick.isActive())
        m_tick.start();
}

void ChartClock::beginRound()
{
    for (QPointer<Chart>& chart : m_waiting)
        if (std::find(m_round.begin(), m_round.end(), chart) == m_round.end())
            m_round.push_back(std::move(chart));
    m_waiting.clear();
    m_turn.start();
}

void ChartClock::refreshNext()
{
    while (!m_round.empty() && m_round.front().isNull())
        m_round.pop_front();
    if (m_round.empty()) {
        m_turn.stop();
        return;
    }
    const QPointer<Chart> chart = m_round.front();
    m_round.pop_front();
    chart->refresh();
}

} // namespace palimpsest
