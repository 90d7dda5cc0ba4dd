#pragma once

#include "engine/base/result.h"
#include "engine/metrics/metric_progress.h"
#include "engine/model/encoder.h"
#include "engine/text/tokenizer.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace palimpsest {

/// Float32, as bert-score computes them.
struct BertScore {
    float precision = 0;
    float recall = 0;
    float f1 = 0;
};

/// BERTScore as bert-score 0.3.13 computes it, without idf and rescaling (spec/icu.md section 3 item 2): every token is
/// matched with the nearest of the other text by the cosine of their hidden states. [CLS] and [SEP] can be matched but
/// have no weight themselves. A text without a token gives 0. One thread at a time.
class BertScorer {
public:
    /// `layer`: whose hidden states are compared; 0 are the embeddings. Fails where the encoder has fewer layers, the
    /// tokenizer does not frame a text as BERT does, or its vocabulary is larger than the encoder's.
    static Result<BertScorer> create(std::shared_ptr<Encoder> encoder, std::shared_ptr<const Tokenizer> tokenizer,
                                     std::int64_t layer);

    /// Scores pair by pair; both have the same size. `groupSize`: how many pairs bert-score would put in one matrix,
    /// where a shorter text's missing tokens count as a similarity of 0. Embeddings of references are kept for the next
    /// call, up to kKeptTexts of them. Fails with ErrorKind::Interrupted on a stop.
    Result<std::vector<BertScore>> score(std::span<const std::string> candidates,
                                         std::span<const std::string> references, std::int64_t groupSize = 64,
                                         const MetricProgress& progress = {});

    static constexpr std::size_t kKeptTexts = 2048;

private:
    /// A text's tokens in the space of the layer.
    struct Embedding {
        torch::Tensor vectors;     ///< [L, d] float32, each of length 1
        std::vector<char> weights; ///< [L], 0 for [CLS] and [SEP]
    };
    struct Encoded {
        std::vector<TokenId> ids;
        const std::string* text;
    };
    using Embeddings = std::unordered_map<std::string, Embedding>;

    BertScorer(std::shared_ptr<Encoder> encoder, std::shared_ptr<const Tokenizer> tokenizer, std::int64_t layer,
               TokenId opening, TokenId closing);

    std::vector<TokenId> encode(const std::string& text) const;
    /// Adds to `fresh` what is not kept, longest texts first so that batches have few pads.
    Status embed(std::span<const std::string> candidates, std::span<const std::string> references, Embeddings& fresh,
                 const MetricProgress& progress) const;
    void embedBatch(std::span<const Encoded> batch, Embeddings& fresh) const;
    const Embedding& embeddingOf(const std::string& text, const Embeddings& fresh) const;
    static BertScore match(const Embedding& candidate, const Embedding& reference, std::size_t longestCandidate,
                           std::size_t longestReference);

    std::shared_ptr<Encoder> m_encoder;
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::int64_t m_layer;
    TokenId m_opening; ///< [CLS]
    TokenId m_closing; ///< [SEP]
    Embeddings m_kept; ///< of references
};

} // namespace palimpsest
