#include "engine/judge/judge_queue.h"

#include <algorithm>
#include <utility>

namespace palimpsest {

JudgeQueue::JudgeQueue(JudgeRequests requests, std::vector<JudgeTask> tasks) : m_requests(std::move(requests))
{
    for (JudgeTask& task : tasks) {
        m_ready.push_back(m_work.size());
        m_work.push_back({std::move(task), {0, 0, Milliseconds(0)}, {}, false, {}});
    }
}

Result<const JudgeRequest*> JudgeQueue::requestOf(std::size_t index)
{
    JudgeWork& work = m_work[index];
    if (!work.request) {
        PALIMPSEST_TRY(work.request, m_requests.make(work.task, work.asksMore));
    }
    return &*work.request;
}

JudgeRequest JudgeQueue::takeNext()
{
    JudgeWork& work = m_work[next()];
    m_ready.pop_front();
    return std::exchange(work.request, std::nullopt).value_or(JudgeRequest());
}

void JudgeQueue::shareNext(const std::string& key)
{
    m_sharing.emplace(key, next());
    m_ready.pop_front();
}

void JudgeQueue::makeReady(std::size_t index)
{
    const auto position = [this](std::size_t other) { return m_work[other].task.position; };
    m_ready.insert(std::ranges::lower_bound(m_ready, position(index), {}, position), index);
}

JudgeQueue::Time JudgeQueue::wake(Time now)
{
    for (; !m_waiting.empty() && m_waiting.begin()->first <= now; m_waiting.erase(m_waiting.begin()))
        makeReady(m_waiting.begin()->second);
    return m_waiting.empty() ? Time::max() : m_waiting.begin()->first;
}

void JudgeQueue::release(const std::string& key)
{
    const auto [first, last] = m_sharing.equal_range(key);
    for (auto waiting = first; waiting != last; ++waiting)
        makeReady(waiting->second);
    m_sharing.erase(first, last);
}

} // namespace palimpsest
