#include "engine/model/decoder.h"

#include "engine/model/decoder_cache.h"
#include "engine/model/leaf_gradients.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cumsum.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/mean.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace palimpsest {

using torch::Tensor;

namespace {

std::vector<std::string> withSuffix(const std::vector<std::string>& names, const std::string& prefix,
                                    const std::string& suffix)
{
    std::vector<std::string> result;
    for (const std::string& name : names)
        result.push_back(prefix + name + suffix);
    return result;
}

std::string layerPrefix(const DecoderPlan& plan, std::int64_t index)
{
    return plan.names.layers + "." + std::to_string(index) + ".";
}

/// A matrix and, if it has one, its bias.
void addLinear(std::vector<ParameterSpec>& specs, const DecoderPlan& plan, const std::string& prefix,
               const std::vector<std::string>& names, std::int64_t in, std::int64_t out, bool bias)
{
    std::vector<std::int64_t> shape{out, in};
    if (plan.transposedWeights)
        std::swap(shape[0], shape[1]);
    specs.push_back({withSuffix(names, prefix, ".weight"), shape, Init::Normal});
    if (bias)
        specs.push_back({withSuffix(names, prefix, ".bias"), {out}, Init::Zero});
}

void addNorm(std::vector<ParameterSpec>& specs, const std::string& name, std::int64_t width)
{
    specs.push_back({{name + ".weight"}, {width}, Init::One});
    specs.push_back({{name + ".bias"}, {width}, Init::Zero});
}

} // namespace

std::vector<ParameterSpec> parametersOf(const DecoderPlan& plan)
{
    const DecoderNames& names = plan.names;
    const std::int64_t width = plan.config.hiddenSize;
    std::vector<ParameterSpec> specs;
    specs.push_back({{names.embedding + ".weight"}, {plan.config.vocabularySize, plan.embeddingSize}, Init::Normal});
    specs.push_back(
        {{names.positions + ".weight"}, {plan.config.maxPositions + plan.positionOffset, width}, Init::Normal});
    if (plan.projections) {
        specs.push_back({{names.projectOut + ".weight"}, {plan.embeddingSize, width}, Init::Normal});
        specs.push_back({{names.projectIn + ".weight"}, {width, plan.embeddingSize}, Init::Normal});
    }
    for (std::int64_t i = 0; i < plan.config.layers; ++i) {
        const std::string prefix = layerPrefix(plan, i);
        addNorm(specs, prefix + names.attentionNorm, width);
        addLinear(specs, plan, prefix, names.queryKeyValue, width, 3 * width, plan.queryKeyValueBias);
        addLinear(specs, plan, prefix, {names.attentionOut}, width, width, true);
        addNorm(specs, prefix + names.mlpNorm, width);
        addLinear(specs, plan, prefix, {names.mlpIn}, width, plan.innerSize, true);
        addLinear(specs, plan, prefix, {names.mlpOut}, plan.innerSize, width, true);
    }
    if (plan.finalNorm)
        addNorm(specs, names.finalNorm, width);
    if (!plan.tiedHead)
        specs.push_back({{"lm_head.weight"}, {plan.config.vocabularySize, plan.embeddingSize}, Init::Normal});
    return specs;
}

Decoder::Decoder(DecoderPlan plan, ParameterTable table) : m_plan(std::move(plan)), m_table(std::move(table))
{
    for (const std::int64_t window : m_plan.windows)
        m_window = std::max(m_window, window);
    bind();
}

void Decoder::bind()
{
    const DecoderNames& names = m_plan.names;
    m_embedding = m_table.leaf(names.embedding + ".weight");
    m_positions = m_table.leaf(names.positions + ".weight");
    m_head = m_plan.tiedHead ? m_embedding : m_table.leaf("lm_head.weight");
    if (m_plan.finalNorm) {
        m_finalNormWeight = m_table.leaf(names.finalNorm + ".weight");
        m_finalNormBias = m_table.leaf(names.finalNorm + ".bias");
    }
    if (m_plan.projections) {
        m_projectIn = m_table.leaf(names.projectIn + ".weight");
        m_projectOut = m_table.leaf(names.projectOut + ".weight");
    }
    m_layers.clear();
    for (std::int64_t i = 0; i < m_plan.config.layers; ++i)
        m_layers.push_back(makeLayer(i));
}

std::shared_ptr<DecoderLayer> Decoder::makeLayer(std::int64_t index) const
{
    const DecoderNames& names = m_plan.names;
    const std::string prefix = layerPrefix(m_plan, index);
    auto layer = std::make_shared<DecoderLayer>();
    const auto linear = [&](const std::string& name) {
        Linear result{m_table.whole(prefix + name + ".weight"), {}, m_plan.transposedWeights, m_precision};
        if (m_table.has(prefix + name + ".bias"))
            result.bias = m_table.whole(prefix + name + ".bias");
        return result;
    };
    const auto norm = [&](const std::string& name) {
        return Norm{m_table.whole(prefix + name + ".weight"), m_table.whole(prefix + name + ".bias"),
                    m_plan.normEpsilon};
    };
    const auto leaves = [&](std::vector<Tensor>& list, const std::vector<std::string>& parts) {
        for (const char* suffix : {".weight", ".bias"})
            for (const std::string& part : parts)
                if (const Tensor leaf = m_table.leaf(prefix + part + suffix); leaf.defined())
                    list.push_back(leaf);
    };
    layer->attentionNorm = norm(names.attentionNorm);
    layer->queryKeyValue = linear(names.queryKeyValue.front());
    layer->query = layer->queryKeyValue.outputs(0, m_plan.config.hiddenSize);
    layer->keyValue = layer->queryKeyValue.outputs(m_plan.config.hiddenSize, 2 * m_plan.config.hiddenSize);
    layer->attentionOut = linear(names.attentionOut);
    layer->mlpNorm = norm(names.mlpNorm);
    layer->mlpIn = linear(names.mlpIn);
    layer->mlpOut = linear(names.mlpOut);
    layer->queryKeyValueParts = std::int64_t(names.queryKeyValue.size());
    layer->heads = m_plan.config.heads;
    layer->attentionScale = m_plan.attentionScale;
    layer->window = m_plan.windows[std::size_t(index)];
    layer->normBefore = m_plan.normBefore;
    layer->activation = m_plan.activation;
    leaves(layer->attentionLeaves, {names.attentionNorm});
    leaves(layer->attentionLeaves, names.queryKeyValue);
    leaves(layer->attentionLeaves, {names.attentionOut});
    leaves(layer->mlpLeaves, {names.mlpNorm});
    leaves(layer->mlpLeaves, {names.mlpIn});
    leaves(layer->mlpLeaves, {names.mlpOut});
    return layer;
}

Tensor Decoder::positionsOf(const TokenBatch& batch) const
{
    if (batch.positions.defined())
        return batch.positions + m_plan.positionOffset;
    if (m_plan.positionsCountMask && batch.mask.defined()) {
        const Tensor ones = batch.mask.to(torch::kInt64);
        return at::cumsum(ones, 1) * ones - 1 + m_plan.positionOffset;
    }
    return at::arange(m_plan.positionOffset, batch.ids.size(1) + m_plan.positionOffset, torch::kInt64).unsqueeze(0);
}

Tensor Decoder::embed(const Tensor& ids, const Tensor& positions) const
{
    Tensor tokens = lookUp(m_embedding, ids);
    if (m_plan.projections)
        tokens = at::linear(tokens, m_projectIn);
    return tokens + lookUp(m_positions, positions);
}

Tensor Decoder::finish(const Tensor& x) const
{
    Tensor result = x;
    if (m_plan.finalNorm)
        result =
            at::layer_norm(result, {m_plan.config.hiddenSize}, m_finalNormWeight, m_finalNormBias, m_plan.normEpsilon);
    return m_plan.projections ? at::linear(result, m_projectOut) : result;
}

Tensor Decoder::run(const TokenBatch& batch, DecoderCache* cache)
{
    const std::int64_t rows = batch.ids.size(0), length = batch.ids.size(1);
    checkPositions(length);
    const Tensor mask = allVisible(batch.mask) ? Tensor() : batch.mask;
    const AttentionMasks masks = attentionMasks(mask, length, m_window, m_plan.blindQuery);
    Tensor x = embed(batch.ids, positionsOf(batch)).view({rows * length, m_plan.config.hiddenSize});
    for (const auto& layer : m_layers) {
        Tensor queryKeyValue;
        x = attentionSublayer(layer, x, rows, layer->window > 0 ? masks.local : masks.global,
                              cache ? &queryKeyValue : nullptr);
        if (cache)
            cache->addPromptLayer(queryKeyValue);
        x = mlpSublayer(layer, x);
    }
    return finish(x).view({rows, length, -1});
}

Tensor Decoder::hidden(const TokenBatch& batch) { return run(batch, nullptr); }

std::unique_ptr<BranchingCache> Decoder::prefill(const TokenBatch& prompts, Tensor* hiddenOut)
{
    torch::NoGradGuard guard;
    auto cache =
        std::make_unique<DecoderCache>(prompts, m_plan.config.heads, m_plan.config.layers, m_plan.positionsCountMask);
    Tensor hidden = run(prompts, cache.get());
    if (hiddenOut)
        *hiddenOut = std::move(hidden);
    return cache;
}

Tensor Decoder::step(BranchingCache& cache, const Tensor& ids)
{
    torch::NoGradGuard guard;
    auto& own = static_cast<DecoderCache&>(cache);
    TORCH_CHECK(ids.dim() == 1 && ids.size(0) == own.branches(), "step: ", ids.numel(), " ids for ", own.branches(),
                " branches");
    if (own.branches() == 0)
        return torch::empty({0, m_head.size(1)});
    const Tensor positions = own.nextPositions();
    checkPositions(positions.max().item<std::int64_t>() + 1);
    Tensor x = embed(ids, positions + m_plan.positionOffset);
    own.beginStep();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const DecoderLayer& layer = *m_layers[i];
        const Tensor input = layer.normBefore ? layer.attentionNorm.apply(x) : x;
        const Tensor attended =
            own.attend(i, layer.query.apply(input), layer.keyValue.apply(input), layer.window, layer.attentionScale);
        x = layer.attentionOut.applyOnto(x, attended);
        if (!layer.normBefore)
            x = layer.attentionNorm.apply(x);
        x = mlpSublayer(m_layers[i], x);
    }
    return finish(x);
}

void Decoder::checkPositions(std::int64_t count) const
{
    TORCH_CHECK(count <= m_plan.config.maxPositions, "position ", count - 1, " asked, the model has ",
                m_plan.config.maxPositions, " positions");
}

Tensor Decoder::head() const { return m_head; }

void Decoder::setPrecision(Precision precision)
{
    m_precision = precision;
    bind();
}

void Decoder::resizeVocabulary(std::int64_t size, torch::Generator& generator)
{
    if (size == m_plan.config.vocabularySize)
        return;
    torch::NoGradGuard guard;
    const std::string name = m_plan.names.embedding + ".weight";
    const Tensor old = m_table.whole(name);
    const std::int64_t kept = std::min(size, old.size(0));
    const auto resized = [&](const Tensor& from, Tensor fresh) {
        fresh.narrow(0, 0, kept).copy_(from.narrow(0, 0, kept));
        // transformers finds the covariance never positive definite (it tests complex eigenvalues), so that new rows
        // are the mean of the old ones.
        if (size > kept)
            fresh.narrow(0, kept, size - kept).copy_(at::mean(from, 0, true).expand({size - kept, from.size(1)}));
        return fresh;
    };
    // The draws of nn.Embedding's and nn.Linear's own initialisation: they move the generator on, nothing else.
    m_table.replace(name, resized(old, at::empty({size, old.size(1)}).normal_(0.0, 1.0, generator)));
    if (!m_plan.tiedHead) {
        const Tensor head = m_table.whole("lm_head.weight");
        const double bound = 1.0 / std::sqrt(double(head.size(1)));
        m_table.replace("lm_head.weight",
                        resized(head, at::empty({size, head.size(1)}).uniform_(-bound, bound, generator)));
    }
    m_plan.config.vocabularySize = size;
    bind();
}

} // namespace palimpsest
