#pragma once

#include "engine/base/result.h"
#include "engine/formats/tensor_file.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace palimpsest {

/// What every decoder family has in common, read from config.json.
struct CausalLmConfig {
    std::string modelType;    ///< "gpt_neo", "gpt2", "opt"
    std::string architecture; ///< the class of transformers that loads it
    std::int64_t vocabularySize = 0;
    std::int64_t hiddenSize = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    std::int64_t maxPositions = 0;
    std::optional<std::int64_t> bosId;
    std::optional<std::int64_t> eosId;
    std::string json; ///< config.json as it was read: what a saved model keeps
};

/// How matrix products are computed. Weights, gradients, norms, attention and sums are float32 either way.
enum class Precision { Float32, BFloat16 };

/// Token ids as a model reads them.
struct TokenBatch {
    torch::Tensor ids;       ///< [B, T] int64
    torch::Tensor mask;      ///< [B, T] bool, true where a token may be attended to; undefined: everywhere
    torch::Tensor positions; ///< [B, T] int64; undefined: the family's own rule (0..T−1; OPT: counted over the mask)
};

/// Keys and values of a batch of prompts, and of the continuations that branch from them. A branch is a prompt row, cut
/// at any length, followed by its own tail of generated tokens: rows of a batch, beams and the many starts of an
/// extraction-likelihood pass share their prompt's keys instead of copying them. One thread.
class BranchingCache {
public:
    virtual ~BranchingCache() = default;

    /// Opens R branches. Branch r continues row `rows[r]` of the prefilled prompts after its first `lengths[r]` tokens;
    /// rows and lengths: [R] int64 on the CPU. Rows need not be sorted. At most `maxTail` tokens can be appended to
    /// each.
    virtual void branch(const torch::Tensor& rows, const torch::Tensor& lengths, std::int64_t maxTail) = 0;

    /// Keeps and reorders branches: new branch j is old branch `from[j]` ([R'] int64). Used by beams and to drop
    /// finished rows. Beams of one row may be taken more than once.
    virtual void select(const torch::Tensor& from) = 0;
};

/// A causal language model whose parameters can be trained. Not thread-safe; every call runs on the calling thread.
/// Dropout is 0 everywhere (spec/icu.md section 2).
class CausalLm {
public:
    virtual ~CausalLm() = default;

    virtual const CausalLmConfig& config() const = 0;

    /// Final hidden states [B, T, d_head], after the last norm and any output projection, so that
    /// logits = hidden · head()ᵀ. Differentiable where gradients are on. Semantics of masked rows: spec/icu.md
    /// section 2.
    virtual torch::Tensor hidden(const TokenBatch& batch) = 0;

    /// The output head's weight [V, d_head], tied to the embedding where the family ties it. No family has a head bias.
    virtual torch::Tensor head() const = 0;

    /// Runs the prompts and keeps their keys and values. Returns their hidden states [B, T, d_head] in `hiddenOut` if
    /// given.
    virtual std::unique_ptr<BranchingCache> prefill(const TokenBatch& prompts, torch::Tensor* hiddenOut) = 0;

    /// Appends one token to every branch and returns its hidden state [R, d_head]. ids: [R] int64. The token's position
    /// follows the branch's last one under the same rule as the prompt.
    virtual torch::Tensor step(BranchingCache& cache, const torch::Tensor& ids) = 0;

    /// Parameters under their Hugging Face names, each storage once (a tied head is not listed). Leaves with gradients.
    /// Change their values in place only (copy_, an optimizer's step): several may be parts of one storage.
    virtual NamedTensors& parameters() = 0;

    virtual void setPrecision(Precision precision) = 0;

    /// Changes the number of vocabulary rows as Hugging Face's resize_token_embeddings does; new rows are drawn from
    /// `generator` as the reference draws them (spec/icu.md section 2).
    virtual void resizeVocabulary(std::int64_t size, torch::Generator& generator) = 0;
};

} // namespace palimpsest
