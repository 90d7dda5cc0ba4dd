#include "engine/model/decoding.h"

#include <torch/utils.h>

#include <algorithm>
#include <numeric>

namespace palimpsest {

namespace {

constexpr std::size_t kMostBranches = 1024;

/// Starts of one chunk, generated to their ends.
class GreedyChunk {
public:
    GreedyChunk(const std::vector<GreedyStart>& starts, std::vector<std::size_t> members, GeneratedRows& out,
                std::optional<std::int64_t> eosId)
        : m_starts(starts),
          m_members(std::move(members)),
          m_out(out),
          m_eosId(eosId)
    {
        // Neighbours share their prompt's keys while they are in the processor's cache.
        std::sort(m_members.begin(), m_members.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(starts[a].row, starts[a].length) < std::pair(starts[b].row, starts[b].length);
        });
    }

    Status run(CausalLm& model, BranchingCache& cache, const std::stop_token& stop)
    {
        std::vector<std::int64_t> rows, lengths, ids;
        std::int64_t longest = 0;
        for (const std::size_t member : m_members) {
            const GreedyStart& start = m_starts[member];
            rows.push_back(start.row);
            lengths.push_back(start.length);
            ids.push_back(start.first);
            longest = std::max(longest, start.count);
        }
        cache.branch(idTensor(rows), idTensor(lengths), longest);
        while (!m_members.empty()) {
            if (stop.stop_requested())
                return interrupted();
            keepUnfinished(cache, ids);
            if (m_members.empty())
                break;
            const torch::Tensor next = greedyTokens(model, model.step(cache, idTensor(ids)));
            ids.assign(next.data_ptr<std::int64_t>(), next.data_ptr<std::int64_t>() + next.numel());
        }
        return {};
    }

private:
    /// Appends the tokens and drops the branches they end.
    void keepUnfinished(BranchingCache& cache, std::vector<std::int64_t>& ids)
    {
        std::vector<std::int64_t> kept;
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            auto& row = m_out[m_members[i]];
            row.push_back(TokenId(ids[i]));
            if (std::int64_t(row.size()) < m_starts[m_members[i]].count && ids[i] != m_eosId) {
                kept.push_back(std::int64_t(i));
                members.push_back(m_members[i]);
            }
        }
        if (kept.size() < ids.size()) {
            cache.select(idTensor(kept));
            std::vector<std::int64_t> rest;
            for (const std::int64_t i : kept)
                rest.push_back(ids[std::size_t(i)]);
            ids = std::move(rest);
            m_members = std::move(members);
        }
    }

    const std::vector<GreedyStart>& m_starts;
    std::vector<std::size_t> m_members; ///< of the branches, in their order
    GeneratedRows& m_out;
    std::optional<std::int64_t> m_eosId;
};

} // namespace

Result<GeneratedRows> continueGreedily(CausalLm& model, BranchingCache& cache, const std::vector<GreedyStart>& starts,
                                       std::optional<std::int64_t> eosId, const std::stop_token& stop)
{
    torch::NoGradGuard guard;
    GeneratedRows out(starts.size());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < starts.size(); ++i)
        if (starts[i].count > 0)
            order.push_back(i);
    // Starts of like length go together: a chunk then keeps its branches to the end.
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return starts[a].count > starts[b].count; });
    const std::int64_t tokenBytes = cacheBytesPerToken(model.config());
    for (std::size_t begin = 0; begin < order.size();) {
        std::vector<std::size_t> members;
        std::int64_t bytes = 0;
        for (; begin < order.size() && members.size() < kMostBranches; ++begin) {
            bytes += starts[order[begin]].count * tokenBytes;
            if (!members.empty() && bytes > kDecodingBudget)
                break;
            members.push_back(order[begin]);
        }
        PALIMPSEST_CHECK(GreedyChunk(starts, std::move(members), out, eosId).run(model, cache, stop));
    }
    return out;
}

} // namespace palimpsest
