#include "engine/model/generation.h"

#include "engine/model/beam_search.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/utils.h>

#include <limits>
#include <numeric>

namespace palimpsest {

namespace {

using torch::Tensor;

const auto kInt64 = torch::TensorOptions().dtype(torch::kInt64);

Tensor logitsOf(const CausalLm& model, const Tensor& hidden)
{
    return torch::mm(hidden, model.head().detach().t()).to(torch::kFloat32);
}

/// Temperature, the k most probable tokens, then the smallest set of probability ≥ p; draws one token a row.
Tensor sample(Tensor logits, const GenerationOptions& options, torch::Generator& generator)
{
    const float nothing = -std::numeric_limits<float>::infinity();
    logits = logits / options.temperature;
    if (options.topK > 0 && options.topK < logits.size(1)) {
        const Tensor least = std::get<0>(logits.topk(options.topK, 1)).narrow(1, options.topK - 1, 1);
        logits.masked_fill_(logits < least, nothing);
    }
    if (options.topP < 1) {
        const auto [sorted, order] = logits.sort(1, false);
        Tensor removed = sorted.softmax(1).cumsum(1).le(1 - options.topP);
        removed.narrow(1, removed.size(1) - 1, 1).fill_(false); // the most probable one always stays
        logits.masked_fill_(removed.scatter(1, order, removed), nothing);
    }
    return torch::multinomial(logits.softmax(1), 1, false, generator).squeeze(1);
}

std::vector<std::vector<std::int64_t>> oneByOne(CausalLm& model, const TokenBatch& prompts,
                                                const GenerationOptions& options, const std::stop_token& stop)
{
    const std::int64_t rows = prompts.ids.size(0);
    std::vector<std::vector<std::int64_t>> texts(static_cast<std::size_t>(rows));
    torch::Generator generator = at::make_generator<at::CPUGeneratorImpl>(options.seed);
    Tensor hidden;
    const auto cache = model.prefill(prompts, &hidden);
    Tensor logits = logitsOf(model, hidden.select(1, hidden.size(1) - 1));
    cache->branch(torch::arange(rows, kInt64), torch::full({rows}, prompts.ids.size(1), kInt64), options.maxNewTokens);

    std::vector<std::int64_t> rowOf(static_cast<std::size_t>(rows));
    std::iota(rowOf.begin(), rowOf.end(), 0);
    for (std::int64_t made = 0; made < options.maxNewTokens && !stop.stop_requested(); ++made) {
        const Tensor next = options.doSample ? sample(logits, options, generator) : logits.argmax(1);
        std::vector<std::int64_t> goOn, nextIds, nextRows;
        for (std::size_t branch = 0; branch < rowOf.size(); ++branch) {
            const std::int64_t token = next.data_ptr<std::int64_t>()[branch];
            texts[static_cast<std::size_t>(rowOf[branch])].push_back(token);
            if (options.eosId && token == *options.eosId)
                continue;
            goOn.push_back(static_cast<std::int64_t>(branch));
            nextIds.push_back(token);
            nextRows.push_back(rowOf[branch]);
        }
        if (goOn.empty() || made + 1 == options.maxNewTokens)
            break;
        if (goOn.size() < rowOf.size())
            cache->select(torch::tensor(goOn, kInt64));
        rowOf = nextRows;
        logits = logitsOf(model, model.step(*cache, torch::tensor(nextIds, kInt64)));
    }
    return texts;
}

std::vector<std::vector<std::int64_t>> byBeams(CausalLm& model, const TokenBatch& prompts,
                                               const GenerationOptions& options, const std::stop_token& stop)
{
    const std::int64_t rows = prompts.ids.size(0), beams = options.numBeams;
    Tensor hidden;
    const auto cache = model.prefill(prompts, &hidden);
    Tensor logits = logitsOf(model, hidden.select(1, hidden.size(1) - 1)).repeat_interleave(beams, 0);
    cache->branch(torch::arange(rows, kInt64).repeat_interleave(beams),
                  torch::full({rows * beams}, prompts.ids.size(1), kInt64), options.maxNewTokens);

    std::vector<BeamSearch> searches(static_cast<std::size_t>(rows), BeamSearch(beams, options.eosId));
    std::vector<std::int64_t> open(static_cast<std::size_t>(rows));
    std::iota(open.begin(), open.end(), 0);
    for (std::int64_t made = 0; made < options.maxNewTokens && !stop.stop_requested(); ++made) {
        std::vector<float> running;
        for (const std::int64_t row : open)
            for (const float score : searches[static_cast<std::size_t>(row)].scores())
                running.push_back(score);
        const std::int64_t vocabulary = logits.size(1);
        const Tensor sums = torch::log_softmax(logits, 1).add_(torch::tensor(running).unsqueeze(1));
        const auto [best, indices] =
            sums.view({std::int64_t(open.size()), beams * vocabulary}).topk(2 * beams, 1, true, true);

        std::vector<std::int64_t> from, ids, stillOpen;
        for (std::size_t i = 0; i < open.size(); ++i) {
            BeamSearch& search = searches[static_cast<std::size_t>(open[i])];
            std::vector<BeamSearch::Candidate> candidates;
            for (std::int64_t rank = 0; rank < 2 * beams; ++rank) {
                const std::int64_t at = std::int64_t(i) * 2 * beams + rank;
                const std::int64_t index = indices.data_ptr<std::int64_t>()[at];
                candidates.push_back({best.data_ptr<float>()[at], index / vocabulary, index % vocabulary});
            }
            search.advance(candidates);
            if (search.done())
                continue;
            stillOpen.push_back(open[i]);
            for (std::int64_t beam = 0; beam < beams; ++beam) {
                from.push_back(std::int64_t(i) * beams + search.parents()[static_cast<std::size_t>(beam)]);
                ids.push_back(search.tokens()[static_cast<std::size_t>(beam)].back());
            }
        }
        open = stillOpen;
        if (open.empty() || made + 1 == options.maxNewTokens)
            break;
        cache->select(torch::tensor(from, kInt64));
        logits = logitsOf(model, model.step(*cache, torch::tensor(ids, kInt64)));
    }
    std::vector<std::vector<std::int64_t>> texts;
    for (BeamSearch& search : searches)
        texts.push_back(search.finish());
    return texts;
}

} // namespace

std::vector<std::vector<std::int64_t>> generate(CausalLm& model, const TokenBatch& prompts,
                                                const GenerationOptions& options, const std::stop_token& stop)
{
    const torch::NoGradGuard noGrad;
    return options.numBeams > 1 ? byBeams(model, prompts, options, stop) : oneByOne(model, prompts, options, stop);
}

} // namespace palimpsest
