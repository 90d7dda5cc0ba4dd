#include "engine/run/run_session.h"

#include "engine/base/freed_memory.h"
#include "engine/run/guarded.h"

namespace palimpsest {

RunSession::RunSession(std::unique_ptr<Job> job, std::vector<RunObserver*> observers)
    : m_thread([this, job = std::move(job), observers = std::move(observers)]() mutable {
          work(std::move(job), std::move(observers));
          returnFreedMemory(); // the job's model is gone
      })
{
}

RunSession::~RunSession() { m_control.requestStop(); }

void RunSession::work(std::unique_ptr<Job> job, std::vector<RunObserver*> observers)
{
    EventSink sink(std::move(observers));
    m_outcome = guarded([&] { return job->run(sink, m_control); });
    m_control.close();
    if (m_outcome)
        sink.emit(*m_outcome);
    else
        sink.emit(RunFailed{std::string(nameOf(m_outcome.error().kind)), m_outcome.error().text()});
    if (Status status = guarded([&] { return job->conclude(); }); !status && m_outcome)
        m_outcome = std::move(status).error();
}

Result<RunFinished> RunSession::wait()
{
    m_thread.join();
    return m_outcome;
}

} // namespace palimpsest
