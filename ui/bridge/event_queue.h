#pragma once

#include "engine/events/run_event.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <mutex>
#include <vector>

namespace palimpsest {

/// Carries events from the engine's thread to the thread this object lives on. on() queues and returns; the reader is
/// woken when the queue goes from empty to not empty and takes all there is in one swap, at most once a frame.
/// It must outlive the session that it observes.
class EventQueue : public QObject, public RunObserver {
    Q_OBJECT
public:
    explicit EventQueue(QObject* parent = nullptr);

    /// Any thread.
    void on(const EventRecord& record) noexcept override;

Q_SIGNALS:
    /// On this object's thread; in order, each event once.
    void drained(const std::vector<palimpsest::EventRecord>& records);

private:
    void wake();
    void drain();

    // This object's thread.
    QTimer m_frame;
    std::chrono::steady_clock::time_point m_lastDrain;
    std::vector<EventRecord> m_taken; ///< kept for its capacity

    std::mutex m_mutex;
    // Guarded by m_mutex.
    std::vector<EventRecord> m_queue;
};

} // namespace palimpsest
