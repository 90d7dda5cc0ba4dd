#pragma once

#include "engine/judge/judge_requests.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace palimpsest {

/// A session's open tasks: those that may be sent, in the order of their positions, so that models stay balanced (J7);
/// those that wait for a time; and those that wait for another task's answer to the same request. A task that is taken
/// out is under way or final; tasks are told by their index. run()'s thread only.
class JudgeQueue {
public:
    using Time = JudgeClock::Time;

    JudgeQueue() = default;
    JudgeQueue(JudgeRequests requests, std::vector<JudgeTask> tasks);

    bool empty() const { return m_ready.empty() && m_waiting.empty() && m_sharing.empty(); }
    bool hasReady() const { return !m_ready.empty(); }
    JudgeWork& work(std::size_t index) { return m_work[index]; }

    /// The next task that may be sent, and its request.
    std::size_t next() const { return m_ready.front(); }
    Result<const JudgeRequest*> nextRequest() { return requestOf(next()); }
    double worstCostOf(const JudgeRequest& request) const { return m_requests.worstCostOf(request); }
    /// Takes the next task out, with its request where nextRequest() has made it.
    JudgeRequest takeNext();
    /// The next task waits until the request of that key has ended.
    void shareNext(const std::string& key);

    void makeReady(std::size_t index);
    void wait(Time until, std::size_t index) { m_waiting.emplace(until, index); }
    /// Makes ready what has waited long enough; the time of the next one, Time::max() where none waits.
    Time wake(Time now);
    /// The request of that key has ended: its answer is theirs too, or they ask for themselves.
    void release(const std::string& key);

    /// Makes the requests of the next tasks, so that they leave sooner when their turn comes, until `busy` says that
    /// there is something better to do.
    template <typename Busy>
    void makeAhead(std::size_t count, const Busy& busy)
    {
        // One that cannot be made is an error when its turn comes.
        for (std::size_t i = 0; i < std::min(count, m_ready.size()) && !busy(); ++i)
            (void)requestOf(m_ready[i]);
    }

private:
    Result<const JudgeRequest*> requestOf(std::size_t index);

    JudgeRequests m_requests;
    std::vector<JudgeWork> m_work;
    std::deque<std::size_t> m_ready; ///< by position
    std::multimap<Time, std::size_t> m_waiting;
    std::multimap<std::string, std::size_t> m_sharing; ///< by the key they wait for
};

} // namespace palimpsest
