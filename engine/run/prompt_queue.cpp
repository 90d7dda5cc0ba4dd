#include "engine/run/prompt_queue.h"

#include "engine/run/guarded.h"

namespace palimpsest {

void PromptQueue::push(PromptRequest request, PromptCallbacks callbacks)
{
    const std::lock_guard lock(m_mutex);
    m_items.push_back({std::move(request), std::move(callbacks), {}});
}

void PromptQueue::cancel()
{
    std::deque<Item> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_running.request_stop();
        waiting.swap(m_items);
    }
    PromptAnswer nothing;
    nothing.end = PromptEnd::Cancelled;
    for (const Item& item : waiting)
        if (item.callbacks.finished)
            item.callbacks.finished(nothing);
}

bool PromptQueue::empty() const
{
    const std::lock_guard lock(m_mutex);
    return m_items.empty();
}

bool PromptQueue::answerNext(const Answerer& answerer)
{
    Item item;
    {
        const std::lock_guard lock(m_mutex);
        if (m_items.empty())
            return false;
        item = std::move(m_items.front());
        m_items.pop_front();
        m_running = item.stop;
    }
    const Result<PromptAnswer> answer =
        guarded([&] { return answerer(item.request, item.callbacks, item.stop.get_token()); });
    if (item.callbacks.finished)
        item.callbacks.finished(answer);
    return true;
}

} // namespace palimpsest
