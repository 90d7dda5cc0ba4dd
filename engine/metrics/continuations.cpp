#include "engine/metrics/continuations.h"

#include "engine/metrics/head_scores.h"

#include <torch/utils.h>

#include <ATen/ops/empty.h>

#include <algorithm>
#include <numeric>
#include <span>

namespace palimpsest {

namespace {

constexpr std::size_t kBranches = 512; ///< advanced together: bounds the cache's tails

torch::Tensor indexTensor(const std::vector<std::int64_t>& values)
{
    torch::Tensor tensor = at::empty({static_cast<std::int64_t>(values.size())}, torch::kInt64);
    std::copy(values.begin(), values.end(), tensor.mutable_data_ptr<std::int64_t>());
    return tensor;
}

/// Some starts that are advanced in step.
class Group {
public:
    Group(CausalLm& model, BranchingCache& cache, std::int64_t length, TokenId eos)
        : m_model(model),
          m_cache(cache),
          m_length(length),
          m_eos(eos)
    {
    }

    /// `members`: indices of starts. False if stopped.
    bool run(const std::vector<Start>& starts, std::span<const std::size_t> members,
             std::vector<std::vector<TokenId>>& texts, const std::stop_token& stop)
    {
        open(starts, members, texts);
        while (!m_open.empty()) {
            if (stop.stop_requested())
                return false;
            advance(starts, texts);
        }
        return true;
    }

private:
    bool finished(const Start& start, const std::vector<TokenId>& text) const
    {
        return text.back() == m_eos || start.length + static_cast<std::int64_t>(text.size()) >= m_length;
    }

    void open(const std::vector<Start>& starts, std::span<const std::size_t> members,
              std::vector<std::vector<TokenId>>& texts)
    {
        std::vector<std::int64_t> rows;
        std::vector<std::int64_t> lengths;
        std::int64_t longest = 0;
        for (std::size_t k : members) {
            texts[k] = {starts[k].first};
            if (finished(starts[k], texts[k]))
                continue;
            m_open.push_back(k);
            rows.push_back(starts[k].row);
            lengths.push_back(starts[k].length);
            longest = std::max(longest, m_length - starts[k].length - 1);
        }
        if (!m_open.empty())
            m_cache.branch(indexTensor(rows), indexTensor(lengths), longest);
    }

    void advance(const std::vector<Start>& starts, std::vector<std::vector<TokenId>>& texts)
    {
        std::vector<std::int64_t> tokens;
        tokens.reserve(m_open.size());
        for (std::size_t k : m_open)
            tokens.push_back(texts[k].back());
        const torch::Tensor hidden = m_model.step(m_cache, indexTensor(tokens));
        const torch::Tensor guesses = headScores(hidden, m_model.head(), true).guesses;
        const std::int64_t* next = guesses.const_data_ptr<std::int64_t>();
        std::vector<std::int64_t> left;
        for (std::size_t j = 0; j < m_open.size(); ++j) {
            const std::size_t k = m_open[j];
            texts[k].push_back(static_cast<TokenId>(next[j]));
            if (!finished(starts[k], texts[k]))
                left.push_back(static_cast<std::int64_t>(j));
        }
        if (left.empty())
            m_open.clear();
        else if (left.size() < m_open.size())
            keep(left);
    }

    /// Drops the branches that are finished.
    void keep(const std::vector<std::int64_t>& places)
    {
        m_cache.select(indexTensor(places));
        std::vector<std::size_t> kept;
        kept.reserve(places.size());
        for (std::int64_t j : places)
            kept.push_back(m_open[static_cast<std::size_t>(j)]);
        m_open = std::move(kept);
    }

    CausalLm& m_model;
    BranchingCache& m_cache;
    const std::int64_t m_length;
    const TokenId m_eos;
    std::vector<std::size_t> m_open; ///< the start of each branch, in the cache's order
};

} // namespace

std::optional<std::vector<std::vector<TokenId>>> continueGreedily(CausalLm& model, BranchingCache& cache,
                                                                  const std::vector<Start>& starts, std::int64_t length,
                                                                  TokenId eos, std::stop_token stop)
{
    torch::NoGradGuard noGrad;
    std::vector<std::vector<TokenId>> texts(starts.size());
    // Neighbours in this order end at about the same step and share their row's keys.
    std::vector<std::size_t> order(starts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return starts[a].length < starts[b].length; });
    for (std::size_t begin = 0; begin < order.size(); begin += kBranches) {
        const std::span<const std::size_t> members(order.data() + begin, std::min(kBranches, order.size() - begin));
        if (!Group(model, cache, length, eos).run(starts, members, texts, stop))
            return std::nullopt;
    }
    return texts;
}

} // namespace palimpsest
