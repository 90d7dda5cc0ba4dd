#pragma once

#include <QObject>

#include <mutex>
#include <utility>

namespace palimpsest {

/// Lets another thread post to an object that may be gone by then.
class PromptRelay {
public:
    explicit PromptRelay(QObject* receiver) : m_receiver(receiver) {}

    /// The receiver is being destroyed: nothing is posted any more.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_receiver = nullptr;
    }

    template <typename Call>
    void post(Call call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_receiver != nullptr)
            QMetaObject::invokeMethod(m_receiver, std::move(call), Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    QObject* m_receiver; // guarded by m_mutex
};

} // namespace palimpsest
