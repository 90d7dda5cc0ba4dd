#pragma once

#include "engine/model/causal_lm.h"

#include <ATen/ops/eye.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

namespace palimpsest {

/// A CausalLm whose next token is a fixed function of the last two tokens it may attend to: cheap, full of loops and
/// of early ends, and strict about positions. Its hidden states are the logits themselves.
class MarkovLm : public CausalLm {
public:
    MarkovLm(std::int64_t vocabulary, std::int64_t maxPositions, std::uint64_t seed) : m_seed(seed)
    {
        m_config.modelType = "markov";
        m_config.vocabularySize = m_config.hiddenSize = vocabulary;
        m_config.layers = m_config.heads = 1;
        m_config.maxPositions = maxPositions;
    }

    std::int64_t guess(const std::vector<std::int64_t>& context) const
    {
        std::int64_t best = 0;
        for (std::int64_t v = 1; v < m_config.vocabularySize; ++v)
            if (score(context, v) > score(context, best))
                best = v;
        return best;
    }

    const CausalLmConfig& config() const override { return m_config; }
    torch::Tensor head() const override { return at::eye(m_config.vocabularySize); }
    NamedTensors& parameters() override { return m_parameters; }
    void setPrecision(Precision) override {}
    void resizeVocabulary(std::int64_t, torch::Generator&) override {}

    torch::Tensor hidden(const TokenBatch& batch) override
    {
        const std::int64_t rows = batch.ids.size(0), length = batch.ids.size(1);
        if (length > m_config.maxPositions)
            throw std::out_of_range("row longer than the model");
        tokensRun += rows * length;
        torch::Tensor result = at::zeros({rows, length, m_config.vocabularySize});
        const torch::Tensor ids = batch.ids.contiguous();
        const torch::Tensor mask = batch.mask.defined() ? batch.mask.contiguous() : torch::Tensor();
        for (std::int64_t b = 0; b < rows; ++b) {
            std::vector<std::int64_t> context;
            for (std::int64_t i = 0; i < length; ++i) {
                if (!mask.defined() || mask.const_data_ptr<bool>()[b * length + i])
                    context.push_back(ids.const_data_ptr<std::int64_t>()[b * length + i]);
                fill(result[b][i], context);
            }
        }
        return result;
    }

    std::unique_ptr<BranchingCache> prefill(const TokenBatch& prompts, torch::Tensor* hiddenOut) override
    {
        if (hiddenOut)
            *hiddenOut = hidden(prompts);
        auto cache = std::make_unique<Cache>();
        cache->prompts = prompts;
        return cache;
    }

    torch::Tensor step(BranchingCache& cache, const torch::Tensor& ids) override
    {
        auto& branches = static_cast<Cache&>(cache);
        torch::Tensor result = at::zeros({ids.size(0), m_config.vocabularySize});
        if (ids.size(0) != static_cast<std::int64_t>(branches.contexts.size()) || branches.room-- < 1)
            throw std::out_of_range("branches");
        for (std::int64_t r = 0; r < ids.size(0); ++r) {
            if (++branches.lengths[static_cast<std::size_t>(r)] > m_config.maxPositions)
                throw std::out_of_range("positions");
            auto& context = branches.contexts[static_cast<std::size_t>(r)];
            context.push_back(ids[r].item<std::int64_t>());
            fill(result[r], context);
        }
        tokensStepped += ids.size(0);
        return result;
    }

    std::int64_t tokensRun = 0;
    std::int64_t tokensStepped = 0;

private:
    struct Cache : BranchingCache {
        void branch(const torch::Tensor& rows, const torch::Tensor& starts, std::int64_t maxTail) override
        {
            contexts.clear();
            lengths.clear();
            room = maxTail;
            for (std::int64_t r = 0; r < rows.size(0); ++r) {
                const auto row = rows[r].item<std::int64_t>();
                std::vector<std::int64_t> context;
                for (std::int64_t i = 0; i < starts[r].item<std::int64_t>(); ++i)
                    if (!prompts.mask.defined() || prompts.mask[row][i].item<bool>())
                        context.push_back(prompts.ids[row][i].item<std::int64_t>());
                contexts.push_back(context);
                lengths.push_back(starts[r].item<std::int64_t>());
            }
        }

        void select(const torch::Tensor& from) override
        {
            std::vector<std::vector<std::int64_t>> chosen;
            std::vector<std::int64_t> chosenLengths;
            for (std::int64_t j = 0; j < from.size(0); ++j) {
                chosen.push_back(contexts.at(static_cast<std::size_t>(from[j].item<std::int64_t>())));
                chosenLengths.push_back(lengths.at(static_cast<std::size_t>(from[j].item<std::int64_t>())));
            }
            contexts = chosen;
            lengths = chosenLengths;
        }

        TokenBatch prompts;
        std::vector<std::vector<std::int64_t>> contexts;
        std::vector<std::int64_t> lengths;
        std::int64_t room = 0;
    };

    double score(const std::vector<std::int64_t>& context, std::int64_t v) const
    {
        const std::size_t size = context.size();
        std::uint64_t h = m_seed * 0x9E3779B97F4A7C15u;
        for (std::int64_t part : {size > 1 ? context[size - 2] + 1 : 0, size > 0 ? context[size - 1] + 1 : 0, v}) {
            h = (h ^ static_cast<std::uint64_t>(part)) * 0xBF58476D1CE4E5B9u;
            h ^= h >> 29;
        }
        return static_cast<double>(h >> 40) / 16777216.0;
    }

    void fill(torch::Tensor row, const std::vector<std::int64_t>& context) const
    {
        for (std::int64_t v = 0; v < m_config.vocabularySize; ++v)
            row.mutable_data_ptr<float>()[v] = static_cast<float>(score(context, v));
    }

    std::uint64_t m_seed;
    CausalLmConfig m_config;
    NamedTensors m_parameters;
};

} // namespace palimpsest
