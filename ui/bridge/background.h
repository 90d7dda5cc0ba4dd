#pragma once

#include "ui/bridge/thread_handover.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QRunnable>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace palimpsest {

/// inBackground's way to the other thread and back.
template <typename Work>
class BackgroundTask : public QRunnable {
public:
    using Value = std::invoke_result_t<Work>;

    explicit BackgroundTask(Work work) : m_work(std::move(work)) { m_promise.start(); }

    QFuture<void> future() const { return m_promise.future(); }
    // Not in the future: its takeResult has crashed where a page asked again while an answer was on its way.
    std::shared_ptr<std::optional<Value>> answer() const { return m_answer; }

    void run() override
    {
        takenOver(this);
        m_answer->emplace(m_work());
        handedOver(m_answer.get());
        m_promise.finish();
    }

private:
    Work m_work;
    QPromise<void> m_promise;
    std::shared_ptr<std::optional<Value>> m_answer = std::make_shared<std::optional<Value>>();
};

/// Runs `work` on a thread of `pool` and then `done` with its result on the thread of `context`; never, if `context`
/// is gone by then. `work` must not touch what the GUI thread may change or destroy.
template <typename Work, typename Done>
void inBackground(QObject* context, Work work, Done done, QThreadPool* pool = QThreadPool::globalInstance())
{
    auto* task = new BackgroundTask<Work>(std::move(work)); // the pool deletes it
    auto* watcher = new QFutureWatcher<void>(context);
    QObject::connect(watcher, &QFutureWatcher<void>::finished, context,
                     [watcher, answer = task->answer(), done = std::move(done)]() mutable {
                         takenOver(answer.get());
                         watcher->deleteLater();
                         if (auto value = std::exchange(*answer, std::nullopt))
                             done(std::move(*value));
                     });
    watcher->setFuture(task->future());
    handedOver(task);
    pool->start(task);
}

} // namespace palimpsest
