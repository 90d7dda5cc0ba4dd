#pragma once

#include "engine/model/decoder_plan.h"
#include "engine/model/parameter_table.h"
#include "engine/model/sublayers.h"

#include <memory>
#include <vector>

namespace palimpsest {

class DecoderCache;

/// The parameters a decoder of that plan has, under the names of its family.
std::vector<ParameterSpec> parametersOf(const DecoderPlan& plan);

/// The one implementation of CausalLm: a stack of attention and MLP blocks between an embedding and a head. What
/// families differ in is in the plan.
class Decoder : public CausalLm {
public:
    Decoder(DecoderPlan plan, ParameterTable table);

    const CausalLmConfig& config() const override { return m_plan.config; }
    torch::Tensor hidden(const TokenBatch& batch) override;
    torch::Tensor head() const override;
    std::unique_ptr<BranchingCache> prefill(const TokenBatch& prompts, torch::Tensor* hiddenOut) override;
    torch::Tensor step(BranchingCache& cache, const torch::Tensor& ids) override;
    NamedTensors& parameters() override { return m_table.leaves(); }
    void setPrecision(Precision precision) override;
    void resizeVocabulary(std::int64_t size, torch::Generator& generator) override;

private:
    void bind();
    std::shared_ptr<DecoderLayer> makeLayer(std::int64_t index) const;
    torch::Tensor positionsOf(const TokenBatch& batch) const;
    torch::Tensor embed(const torch::Tensor& ids, const torch::Tensor& positions) const;
    torch::Tensor finish(const torch::Tensor& x) const;
    torch::Tensor run(const TokenBatch& batch, DecoderCache* cache);
    void checkPositions(std::int64_t count) const;

    DecoderPlan m_plan;
    ParameterTable m_table;
    std::vector<std::shared_ptr<DecoderLayer>> m_layers;
    std::int64_t m_window = 0; ///< of the local layers, 0 if there are none
    Precision m_precision = Precision::Float32;
    // Leaves, looked up once.
    torch::Tensor m_embedding, m_positions, m_head, m_finalNormWeight, m_finalNormBias, m_projectIn, m_projectOut;
};

} // namespace palimpsest
