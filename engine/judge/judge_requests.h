#pragma once

#include "engine/judge/judge_clock.h"
#include "engine/judge/judge_plan.h"
#include "engine/judge/judge_store.h"
#include "engine/judge/retry_policy.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace palimpsest {

/// A task on its way through a session.
struct JudgeWork {
    JudgeTask task;
    TaskHistory history;
    std::optional<JudgeClock::Time> firstSent;
    bool asksMore = false;               ///< with four times the tokens, after a truncated answer
    std::optional<JudgeRequest> request; ///< made ahead
};

/// Makes the calls of a confirmed run anew from the project's texts.
class JudgeRequests {
public:
    JudgeRequests() = default;
    JudgeRequests(JudgeRun run, const std::vector<JudgeUnit>& units) : m_run(std::move(run))
    {
        for (const JudgeUnit& unit : units)
            m_items[unit.generationId] = unit.item;
    }

    /// `asksMore`: with four times the tokens. Fails where the texts are not those the run was confirmed with (J8).
    Result<JudgeRequest> make(const JudgeTask& task, bool asksMore) const
    {
        const std::string name = "generation " + std::to_string(task.generationId);
        const auto item = m_items.find(task.generationId);
        if (item == m_items.end())
            return badInput(name + " is no longer in the project");
        const auto request = [&](int tokenFactor) {
            return makeJudgeRequest(m_run.endpoint, m_run.model, m_run.prompt, m_run.params, item->second,
                                    task.replicate, tokenFactor);
        };
        JudgeRequest confirmed = request(1);
        if (confirmed.key != task.key)
            return badInput("the texts of " + name + " are not those the run was confirmed with; start a new run");
        return asksMore ? request(4) : std::move(confirmed);
    }

    /// The most a call can cost; 0 without a price.
    double worstCostOf(const JudgeRequest& request) const
    {
        return m_run.price ? worstCost(request.body.size(), mostTokens(m_run.params), *m_run.price) : 0;
    }

private:
    JudgeRun m_run;
    std::unordered_map<std::int64_t, JudgeItem> m_items;
};

} // namespace palimpsest
