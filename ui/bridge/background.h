#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace palimpsest {

/// Runs `work` on a thread of `pool` and then `done` with its result on the thread of `context`; never, if `context`
/// is gone by then. `work` must not touch what the GUI thread may change or destroy.
template <typename Work, typename Done>
void inBackground(QObject* context, Work work, Done done, QThreadPool* pool = QThreadPool::globalInstance())
{
    using Value = std::invoke_result_t<Work>;
    auto* watcher = new QFutureWatcher<void>(context);
    auto promise = std::make_shared<QPromise<void>>();
    // Not in the future: its takeResult has crashed where a page asked again while an answer was on its way.
    auto answer = std::make_shared<std::optional<Value>>();
    promise->start();
    QObject::connect(watcher, &QFutureWatcher<void>::finished, context,
                     [watcher, answer, done = std::move(done)]() mutable {
                         watcher->deleteLater();
                         if (std::optional<Value> value = std::exchange(*answer, std::nullopt))
                             done(std::move(*value));
                     });
    watcher->setFuture(promise->future());
    pool->start([promise, answer, work = std::move(work)]() mutable {
        answer->emplace(work());
        promise->finish();
    });
}

} // namespace palimpsest
