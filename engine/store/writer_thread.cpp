#include "engine/store/writer_thread.h"

#include <future>

namespace palimpsest {

WriterThread::WriterThread(Database database) : m_database(std::move(database)), m_thread([this] { work(); }) {}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void WriterThread::submit(Job job, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.emplace_back(std::move(job), std::move(done));
    }
    m_wake.notify_one();
}

Status WriterThread::runNow(Job job)
{
    std::promise<Status> promise;
    submit(std::move(job), [&](Status status) { promise.set_value(std::move(status)); });
    return promise.get_future().get();
}

void WriterThread::work()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        const auto [job, done] = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        done(m_database.transaction([&, &job = job] { return job(m_database); }));
    }
}

} // namespace palimpsest
