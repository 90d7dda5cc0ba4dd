#pragma once

#include "engine/store/database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace palimpsest {

/// The one thread that writes to a database, so that nobody who must not wait does. Jobs run in their order, each in a
/// transaction of its own.
class WriterThread {
public:
    using Job = std::function<Status(Database&)>;
    /// Called on the writer thread once the job is on the disk, or has failed and changed nothing.
    using Done = std::function<void(Status)>;

    explicit WriterThread(Database database);
    /// Finishes what was submitted.
    ~WriterThread();

    /// Any thread; returns at once.
    void submit(Job job, Done done);
    /// Submits and waits. Not from the writer thread.
    Status runNow(Job job);

private:
    void work();

    Database m_database; ///< the writer thread's
    std::mutex m_mutex;
    std::condition_variable m_wake;
    // Guarded by m_mutex.
    std::deque<std::pair<Job, Done>> m_jobs;
    bool m_ending = false;
    std::thread m_thread; ///< last: starts when all else is there
};

} // namespace palimpsest
