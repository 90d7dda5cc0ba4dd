#include "engine/model/decoding.h"

#include <torch/utils.h>

namespace palimpsest {

using torch::Tensor;

std::int64_t cacheBytesPerToken(const CausalLmConfig& config)
{
    return config.layers * config.hiddenSize * 2 * std::int64_t(sizeof(float));
}

Tensor logitsOf(const CausalLm& model, const Tensor& hidden)
{
    torch::NoGradGuard guard;
    return at::mm(hidden, model.head().detach().t());
}

Tensor idTensor(std::span<const std::int64_t> ids)
{
    Tensor tensor = at::empty({std::int64_t(ids.size())}, torch::kInt64);
    std::copy(ids.begin(), ids.end(), tensor.data_ptr<std::int64_t>());
    return tensor;
}

TokenBatch rowsOf(const TokenBatch& batch, std::int64_t begin, std::int64_t count)
{
    const auto part = [&](const Tensor& tensor) {
        return tensor.defined() && tensor.size(0) == batch.ids.size(0) ? tensor.narrow(0, begin, count) : tensor;
    };
    return {part(batch.ids), part(batch.mask), part(batch.positions)};
}

Tensor warpLogits(Tensor logits, const GenerationOptions& options)
{
    const double never = -std::numeric_limits<double>::infinity();
    if (options.temperature != 1.0)
        logits = logits / options.temperature;
    if (options.topK > 0) {
        const Tensor best = std::get<0>(at::topk(logits, std::min(options.topK, logits.size(1))));
        logits = logits.masked_fill(logits.lt(best.narrow(1, best.size(1) - 1, 1)), never);
    }
    if (options.topP < 1.0) {
        const auto [sorted, order] = at::sort(logits, 1, false);
        Tensor remove = at::cumsum(at::softmax(sorted, -1), -1).le(1.0 - options.topP);
        remove.narrow(1, remove.size(1) - 1, 1).fill_(false);
        logits = logits.masked_fill(remove.scatter(1, order, remove), never);
    }
    return logits;
}

Tensor greedyTokens(const CausalLm& model, const Tensor& hidden)
{
    torch::NoGradGuard guard;
    const Tensor flat = hidden.reshape({-1, hidden.size(-1)});
    // 16 MB of logits at a time: what the product has just written is still near when the argmax reads it.
    const std::int64_t chunk = std::max<std::int64_t>(16, (std::int64_t(4) << 20) / model.head().size(0));
    Tensor ids = at::empty({flat.size(0)}, torch::kInt64);
    for (std::int64_t i = 0; i < flat.size(0); i += chunk) {
        const std::int64_t count = std::min(chunk, flat.size(0) - i);
        ids.narrow(0, i, count).copy_(at::argmax(logitsOf(model, flat.narrow(0, i, count)), 1));
    }
    return ids.view(hidden.sizes().slice(0, std::size_t(hidden.dim() - 1)));
}

Error interrupted() { return {ErrorKind::Interrupted, "the generation was stopped", {}}; }

} // namespace palimpsest
