#include "engine/metrics/bert_score.h"

#include <torch/utils.h>

#include <ATen/ops/full.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>
#include <utility>

namespace palimpsest {

namespace {

constexpr std::size_t kLongest = 512; ///< tokens of a text, [CLS] and [SEP] included
constexpr std::size_t kTextsPerBatch = 64;
constexpr std::size_t kTokensPerBatch = 4096; ///< pads included
constexpr std::size_t kPairsPerSlab = 512;    ///< embeddings of so many pairs are held at a time

/// Σ of best similarities over the tokens that have weight, divided by their number.
float weightedMean(const torch::Tensor& best, const std::vector<char>& weights, bool padded)
{
    const torch::Tensor values = best.contiguous();
    const float* value = values.const_data_ptr<float>();
    double sum = 0, weight = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0)
            continue;
        sum += padded ? std::max(0.0F, value[i]) : value[i];
        weight += 1;
    }
    return static_cast<float>(weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN());
}

} // namespace

BertScorer::BertScorer(std::shared_ptr<Encoder> encoder, std::shared_ptr<const Tokenizer> tokenizer, std::int64_t layer,
                       TokenId opening, TokenId closing)
    : m_encoder(std::move(encoder)),
      m_tokenizer(std::move(tokenizer)),
      m_layer(layer),
      m_opening(opening),
      m_closing(closing)
{
}

Result<BertScorer> BertScorer::create(std::shared_ptr<Encoder> encoder, std::shared_ptr<const Tokenizer> tokenizer,
                                      std::int64_t layer)
{
    const EncoderConfig& config = encoder->config();
    if (layer < 0 || layer > config.layers)
        return usage("--bert_layer " + std::to_string(layer) + ": the encoder has only " + std::to_string(config.layers)
                     + " layers");
    if (tokenizer->size() > config.vocabularySize)
        return badInput("the encoder's tokenizer has " + std::to_string(tokenizer->size())
                        + " tokens, the encoder itself only " + std::to_string(config.vocabularySize));
    const std::vector<TokenId> frame = tokenizer->encode("", true);
    if (frame.size() != 2)
        return badInput("the encoder's tokenizer puts " + std::to_string(frame.size())
                        + " special tokens around a text; BERT's two, [CLS] and [SEP], are needed");
    return BertScorer(std::move(encoder), std::move(tokenizer), layer, frame.front(), frame.back());
}

Result<std::vector<BertScore>> BertScorer::score(std::span<const std::string> candidates,
                                                 std::span<const std::string> references, std::int64_t groupSize,
                                                 const MetricProgress& progress)
{
    if (candidates.size() != references.size())
        return internal("BERTScore of " + std::to_string(candidates.size()) + " candidates and "
                        + std::to_string(references.size()) + " references");
    torch::NoGradGuard noGrad;
    const auto group = static_cast<std::size_t>(std::max<std::int64_t>(1, groupSize));
    const std::size_t slab = (kPairsPerSlab + group - 1) / group * group;
    std::vector<BertScore> scores;
    for (std::size_t begin = 0; begin < candidates.size(); begin += slab) {
        progress("BERTScore", static_cast<std::int64_t>(begin), static_cast<std::int64_t>(candidates.size()));
        const std::size_t end = std::min(candidates.size(), begin + slab);
        Embeddings fresh;
        PALIMPSEST_CHECK(
            embed(candidates.subspan(begin, end - begin), references.subspan(begin, end - begin), fresh, progress));
        for (std::size_t first = begin; first < end; first += group) {
            const std::size_t last = std::min(end, first + group);
            std::size_t longestCandidate = 0, longestReference = 0;
            for (std::size_t k = first; k < last; ++k) {
                longestCandidate = std::max(longestCandidate, embeddingOf(candidates[k], fresh).weights.size());
                longestReference = std::max(longestReference, embeddingOf(references[k], fresh).weights.size());
            }
            for (std::size_t k = first; k < last; ++k)
                scores.push_back(match(embeddingOf(candidates[k], fresh), embeddingOf(references[k], fresh),
                                       longestCandidate, longestReference));
        }
        for (std::size_t k = begin; k < end && m_kept.size() < kKeptTexts; ++k)
            if (const auto found = fresh.find(references[k]); found != fresh.end())
                m_kept.insert(*found);
    }
    progress("BERTScore", static_cast<std::int64_t>(candidates.size()), static_cast<std::int64_t>(candidates.size()));
    return scores;
}

std::vector<TokenId> BertScorer::encode(const std::string& text) const
{
    // bert-score trims the text first, which WordPiece makes no difference of.
    std::vector<TokenId> ids = m_tokenizer->encode(text, true);
    const std::size_t longest = std::min(kLongest, static_cast<std::size_t>(m_encoder->config().maxPositions));
    if (ids.size() > longest) {
        ids.resize(longest);
        ids.back() = m_closing;
    }
    return ids;
}

Status BertScorer::embed(std::span<const std::string> candidates, std::span<const std::string> references,
                         Embeddings& fresh, const MetricProgress& progress) const
{
    // References first and by themselves: they are kept, and what is kept must not depend on which candidates the first
    // call happened to have, or a resumed run would differ in its last bits.
    std::unordered_set<std::string_view> seen;
    for (const std::span<const std::string> side : {references, candidates}) {
        std::vector<Encoded> texts;
        for (const std::string& text : side)
            if (m_kept.find(text) == m_kept.end() && seen.insert(text).second)
                texts.push_back({encode(text), &text});
        std::stable_sort(texts.begin(), texts.end(),
                         [](const Encoded& a, const Encoded& b) { return a.ids.size() > b.ids.size(); });
        for (std::size_t begin = 0; begin < texts.size();) {
            if (progress.stopped())
                return measurementStopped();
            const std::size_t longest = texts[begin].ids.size();
            const std::size_t count =
                std::clamp<std::size_t>(kTokensPerBatch / longest, 1, std::min(kTextsPerBatch, texts.size() - begin));
            embedBatch(std::span(texts).subspan(begin, count), fresh);
            begin += count;
        }
    }
    return {};
}

void BertScorer::embedBatch(std::span<const Encoded> batch, Embeddings& fresh) const
{
    const auto rows = static_cast<std::int64_t>(batch.size());
    const auto length = static_cast<std::int64_t>(batch.front().ids.size());
    torch::Tensor ids = at::zeros({rows, length}, torch::kInt64);
    torch::Tensor mask = at::zeros({rows, length}, torch::kBool);
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::vector<TokenId>& tokens = batch[static_cast<std::size_t>(row)].ids;
        std::copy(tokens.begin(), tokens.end(), ids.mutable_data_ptr<std::int64_t>() + row * length);
        std::fill_n(mask.mutable_data_ptr<bool>() + row * length, tokens.size(), true);
    }
    torch::Tensor hidden = m_encoder->hidden(ids, mask, m_layer);
    hidden = hidden / hidden.norm(2, -1, true);
    for (std::int64_t row = 0; row < rows; ++row) {
        const Encoded& text = batch[static_cast<std::size_t>(row)];
        Embedding embedding;
        embedding.vectors = hidden[row].narrow(0, 0, static_cast<std::int64_t>(text.ids.size())).clone();
        for (TokenId id : text.ids)
            embedding.weights.push_back(id != m_opening && id != m_closing);
        fresh.emplace(*text.text, std::move(embedding));
    }
}

const BertScorer::Embedding& BertScorer::embeddingOf(const std::string& text, const Embeddings& fresh) const
{
    const auto found = m_kept.find(text);
    return found != m_kept.end() ? found->second : fresh.at(text);
}

BertScore BertScorer::match(const Embedding& candidate, const Embedding& reference, std::size_t longestCandidate,
                            std::size_t longestReference)
{
    if (candidate.weights.size() <= 2 || reference.weights.size() <= 2)
        return {};
    const torch::Tensor similarities = at::mm(candidate.vectors, reference.vectors.t());
    BertScore score;
    score.precision =
        weightedMean(similarities.amax(1), candidate.weights, reference.weights.size() < longestReference);
    score.recall = weightedMean(similarities.amax(0), reference.weights, candidate.weights.size() < longestCandidate);
    const float f1 = 2 * score.precision * score.recall / (score.precision + score.recall);
    score.f1 = std::isnan(f1) ? 0.0F : f1;
    return score;
}

} // namespace palimpsest
