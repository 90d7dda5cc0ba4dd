#include "engine/model/generation.h"

#include "engine/model/decoding.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

namespace palimpsest {

using torch::Tensor;

namespace {

Status check(const CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options)
{
    const CausalLmConfig& config = model.config();
    if (prompts.ids.dim() != 2 || prompts.ids.size(1) == 0)
        return badInput("the prompt is empty: give at least one token");
    if (options.maxNewTokens < 1)
        return usage("max_new_tokens is " + std::to_string(options.maxNewTokens) + ", expected at least 1");
    if (options.numBeams < 1 || options.numBeams > 1024)
        return usage("num_beams is " + std::to_string(options.numBeams) + ", expected 1 to 1024");
    if (options.doSample && options.numBeams > 1)
        return usage("sampling with beams is not supported: choose do_sample or num_beams");
    if (2 * options.numBeams > config.vocabularySize)
        return usage("num_beams is " + std::to_string(options.numBeams) + ", too many for "
                     + std::to_string(config.vocabularySize) + " tokens");
    const bool sane = options.temperature > 0 && std::isfinite(options.temperature) && options.topK >= 0
                      && options.topP >= 0 && options.topP <= 1;
    if (options.doSample && !sane)
        return usage("sampling needs temperature > 0, top_k >= 0 and top_p from 0 to 1");
    // The last new token is never fed back.
    const std::int64_t needed = prompts.ids.size(1) + options.maxNewTokens - 1;
    if (needed > config.maxPositions)
        return badInput(std::to_string(prompts.ids.size(1)) + " tokens and " + std::to_string(options.maxNewTokens)
                        + " new ones need " + std::to_string(needed) + " positions, the model has "
                        + std::to_string(config.maxPositions));
    const auto [least, most] = at::aminmax(prompts.ids);
    if (least.item<std::int64_t>() < 0 || most.item<std::int64_t>() >= config.vocabularySize)
        return badInput("token " + std::to_string((least.item<std::int64_t>() < 0 ? least : most).item<std::int64_t>())
                        + " is outside the model's vocabulary of " + std::to_string(config.vocabularySize));
    return {};
}

Result<GeneratedRows> generateGreedily(CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options)
{
    const std::int64_t length = prompts.ids.size(1);
    Tensor hidden;
    const auto cache = model.prefill(prompts, &hidden);
    const Tensor first = greedyTokens(model, hidden.select(1, length - 1));
    hidden = Tensor();
    std::vector<GreedyStart> starts;
    for (std::int64_t row = 0; row < first.size(0); ++row)
        starts.push_back({row, length, options.maxNewTokens, TokenId(first.data_ptr<std::int64_t>()[row])});
    return continueGreedily(model, *cache, starts, options.eosId, options.stop);
}

/// Rows that sample together: finished ones go on drawing until the last has ended, as in transformers.
class Sampler {
public:
    Sampler(CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options)
        : m_model(model),
          m_options(options),
          m_rows(prompts.ids.size(0)),
          m_length(prompts.ids.size(1)),
          m_generator(at::make_generator<at::CPUGeneratorImpl>(options.seed)),
          m_out(std::size_t(m_rows)),
          m_ended(std::size_t(m_rows), false)
    {
        Tensor hidden;
        m_cache = model.prefill(prompts, &hidden);
        m_cache->branch(at::arange(m_rows, torch::kInt64), at::full({m_rows}, m_length, torch::kInt64),
                        options.maxNewTokens);
        m_logits = logitsOf(model, hidden.select(1, m_length - 1));
    }

    /// Draws one token a row. False when all have ended.
    bool advance()
    {
        const Tensor drawn =
            m_options.doSample
                ? at::multinomial(at::softmax(warpLogits(m_logits, m_options), -1), 1, false, m_generator).squeeze(1)
                : at::argmax(m_logits, 1);
        m_ids.assign(drawn.data_ptr<std::int64_t>(), drawn.data_ptr<std::int64_t>() + m_rows);
        for (std::size_t row = 0; row < m_ids.size(); ++row) {
            if (m_ended[row])
                m_ids[row] = m_options.padId.value_or(m_options.eosId.value_or(0));
            else
                m_out[row].push_back(TokenId(m_ids[row]));
            m_ended[row] = m_ended[row] || m_ids[row] == m_options.eosId;
        }
        ++m_generated;
        return m_generated < m_options.maxNewTokens && !std::all_of(m_ended.begin(), m_ended.end(), std::identity());
    }

    void step() { m_logits = logitsOf(m_model, m_model.step(*m_cache, idTensor(m_ids))); }

    const Tensor& logits() const { return m_logits; }
    GeneratedRows& rows() { return m_out; }

private:
    CausalLm& m_model;
    const GenerationOptions& m_options;
    std::int64_t m_rows, m_length, m_generated = 0;
    torch::Generator m_generator;
    GeneratedRows m_out;
    std::vector<bool> m_ended;
    std::unique_ptr<BranchingCache> m_cache;
    Tensor m_logits;
    std::vector<std::int64_t> m_ids;
};

Result<GeneratedRows> generateSampled(CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options)
{
    Sampler sampler(model, prompts, options);
    while (sampler.advance()) {
        if (options.stop.stop_requested())
            return interrupted();
        sampler.step();
    }
    return std::move(sampler.rows());
}

void fillToLongest(GeneratedRows& rows, TokenId fill)
{
    std::size_t longest = 0;
    for (const auto& row : rows)
        longest = std::max(longest, row.size());
    for (auto& row : rows)
        row.resize(longest, fill);
}

StreamedToken streamed(const Tensor& logits, TokenId id, std::size_t alternatives)
{
    const Tensor probabilities = at::softmax(logits[0], -1);
    StreamedToken token{id, probabilities[id].item<double>(), {}};
    const std::int64_t count = std::min(std::int64_t(alternatives), probabilities.size(0));
    const auto [best, ids] = at::topk(probabilities, count);
    for (std::int64_t i = 0; i < count; ++i)
        token.alternatives.emplace_back(TokenId(ids[i].item<std::int64_t>()), best[i].item<double>());
    return token;
}

} // namespace

Result<GeneratedRows> generate(CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options)
{
    PALIMPSEST_CHECK(check(model, prompts, options));
    torch::NoGradGuard guard;
    const std::int64_t rows = prompts.ids.size(0), length = prompts.ids.size(1);
    GeneratedRows all;
    if (options.doSample) {
        PALIMPSEST_TRY(all, generateSampled(model, prompts, options));
    } else {
        const std::int64_t rowBytes =
            (length + options.numBeams * options.maxNewTokens) * cacheBytesPerToken(model.config());
        const std::int64_t chunk = std::max<std::int64_t>(1, kDecodingBudget / rowBytes);
        for (std::int64_t begin = 0; begin < rows; begin += chunk) {
            const TokenBatch part = rowsOf(prompts, begin, std::min(chunk, rows - begin));
            PALIMPSEST_TRY(GeneratedRows generated, options.numBeams > 1 ? searchBeams(model, part, options)
                                                                         : generateGreedily(model, part, options));
            std::move(generated.begin(), generated.end(), std::back_inserter(all));
        }
    }
    if (options.fillToLongest)
        fillToLongest(all, TokenId(options.padId.value_or(options.eosId.value_or(0))));
    return all;
}

Result<std::vector<TokenId>> generateStreaming(CausalLm& model, const TokenBatch& prompt,
                                               const GenerationOptions& options, std::size_t alternatives,
                                               const TokenSink& sink)
{
    PALIMPSEST_CHECK(check(model, prompt, options));
    if (prompt.ids.size(0) != 1 || options.numBeams > 1)
        return usage("only one row can be streamed, and no beams");
    torch::NoGradGuard guard;
    Sampler sampler(model, prompt, options);
    for (bool more = true; more;) {
        more = sampler.advance();
        if (!sink(streamed(sampler.logits(), sampler.rows()[0].back(), alternatives)))
            break;
        if (options.stop.stop_requested())
            return interrupted();
        if (more)
            sampler.step();
    }
    return std::move(sampler.rows()[0]);
}

} // namespace palimpsest
