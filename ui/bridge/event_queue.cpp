#include "ui/bridge/event_queue.h"

namespace palimpsest {

namespace {

constexpr std::chrono::milliseconds kFrame{33};

} // namespace

EventQueue::EventQueue(QObject* parent) : QObject(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &EventQueue::drain);
}

void EventQueue::on(const EventRecord& record) noexcept
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_queue.empty();
        m_queue.push_back(record);
    }
    if (wasEmpty)
        QMetaObject::invokeMethod(this, &EventQueue::wake, Qt::QueuedConnection);
}

void EventQueue::wake()
{
    const auto sinceLast = std::chrono::steady_clock::now() - m_lastDrain;
    if (sinceLast >= kFrame)
        drain();
    else
        m_frame.start(std::chrono::duration_cast<std::chrono::milliseconds>(kFrame - sinceLast));
}

void EventQueue::drain()
{
    m_lastDrain = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        m_taken.swap(m_queue);
    }
    if (!m_taken.empty())
        Q_EMIT drained(m_taken);
    m_taken.clear();
}

} // namespace palimpsest
