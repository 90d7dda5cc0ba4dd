#include "engine/metrics/validation.h"

#include "engine/metrics/bleu.h"
#include "engine/metrics/diversity.h"
#include "engine/model/generation.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/cumsum.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace palimpsest {

namespace {

constexpr std::int64_t kRowsPerReport = 64; ///< generated between two reports of progress

class Stopwatch {
public:
    /// Seconds since the last call, or since the beginning.
    double lap()
    {
        const auto now = std::chrono::steady_clock::now();
        return std::chrono::duration<double>(now - std::exchange(m_last, now)).count();
    }

private:
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

/// Rows [begin, begin + count) of the prefixes as the profile reads them: `paper` sees pads as ordinary tokens.
TokenBatch prompts(const EncodedRows& prefixes, std::int64_t begin, std::int64_t count, bool paper)
{
    torch::Tensor ids = at::empty({count, prefixes.length}, torch::kInt64);
    torch::Tensor mask = at::empty({count, prefixes.length}, torch::kBool);
    for (std::int64_t k = 0; k < count * prefixes.length; ++k) {
        const auto place = static_cast<std::size_t>(begin * prefixes.length + k);
        ids.mutable_data_ptr<std::int64_t>()[k] = prefixes.ids[place];
        mask.mutable_data_ptr<bool>()[k] = prefixes.mask[place] != 0;
    }
    if (paper || mask.all().item<bool>())
        return {ids, {}, {}};
    return {ids, mask, (at::cumsum(mask.to(torch::kInt64), 1) - 1).clamp_min(0)};
}

/// Mean over the rows, or of batch means; a NaN is left out of the former.
double mean(const std::vector<ValidatedSample>& samples, double ValidatedSample::*field, bool paper,
            std::int64_t batchSize)
{
    double sum = 0;
    std::size_t terms = 0;
    if (paper) {
        const auto size = static_cast<std::size_t>(batchSize);
        for (std::size_t begin = 0; begin < samples.size(); begin += size, ++terms) {
            const std::size_t end = std::min(samples.size(), begin + size);
            double batch = 0;
            for (std::size_t k = begin; k < end; ++k)
                batch += samples[k].*field;
            sum += batch / static_cast<double>(end - begin);
        }
    } else {
        for (const ValidatedSample& sample : samples) {
            if (sample.*field != sample.*field)
                continue;
            sum += sample.*field;
            ++terms;
        }
    }
    return terms > 0 ? sum / static_cast<double>(terms) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

ValidationPass::ValidationPass(ValidationRows rows, std::shared_ptr<const Tokenizer> tokenizer,
                               std::shared_ptr<const WordTokenizer> words, BertScorer scorer, ValidationOptions options)
    : m_rows(std::move(rows)),
      m_tokenizer(std::move(tokenizer)),
      m_words(std::move(words)),
      m_scorer(std::move(scorer)),
      m_options(options)
{
}

Result<ValidationPass> ValidationPass::create(ValidationRows rows, std::shared_ptr<const Tokenizer> tokenizer,
                                              std::shared_ptr<const WordTokenizer> words, BertScorer scorer,
                                              ValidationOptions options)
{
    const std::int64_t count = rows.rows.ids.size(0);
    if (rows.prefixes.rows != count || static_cast<std::int64_t>(rows.references.size()) != count)
        return badInput(std::to_string(count) + " forget rows, but " + std::to_string(rows.prefixes.rows)
                        + " prefixes and " + std::to_string(rows.references.size()) + " references");
    if (options.memorization.batchSize < 1)
        return usage("--batch_size must be at least 1");
    return ValidationPass(std::move(rows), std::move(tokenizer), std::move(words), std::move(scorer), options);
}

Result<Validation> ValidationPass::run(CausalLm& model, const MetricProgress& progress)
{
    Validation result;
    result.samples.resize(m_rows.references.size());
    Stopwatch watch;
    PALIMPSEST_CHECK(generateCandidates(model, progress, result));
    result.seconds.generation = watch.lap();
    scoreTexts(result);
    result.seconds.texts = watch.lap();
    PALIMPSEST_CHECK(scoreByBert(progress, result));
    result.seconds.bertScore = watch.lap();
    PALIMPSEST_CHECK(scoreMemorization(model, progress, result));
    result.seconds.memorization = watch.lap();

    const bool paper = m_options.memorization.paper;
    const std::int64_t batchSize = m_options.memorization.batchSize;
    for (const auto& [target, field] : {std::pair{&Validation::diff, &ValidatedSample::diff},
                                        {&Validation::entropy, &ValidatedSample::entropy},
                                        {&Validation::bleu, &ValidatedSample::bleu},
                                        {&Validation::precision, &ValidatedSample::precision},
                                        {&Validation::recall, &ValidatedSample::recall},
                                        {&Validation::f1, &ValidatedSample::f1}})
        result.*target = mean(result.samples, field, paper, batchSize);
    return result;
}

Status ValidationPass::generateCandidates(CausalLm& model, const MetricProgress& progress, Validation& result) const
{
    const std::int64_t count = m_rows.prefixes.rows;
    GenerationOptions options;
    options.numBeams = m_options.numBeams;
    options.maxNewTokens = m_options.newTokens;
    if (m_options.memorization.eos >= 0)
        options.eosId = m_options.memorization.eos;
    options.stop = progress.stop;
    GeneratedRows generated;
    for (std::int64_t begin = 0; begin < count; begin += kRowsPerReport) {
        progress("generation", begin, count);
        const std::int64_t part = std::min(kRowsPerReport, count - begin);
        PALIMPSEST_TRY(GeneratedRows rows,
                       generate(model, prompts(m_rows.prefixes, begin, part, m_options.memorization.paper), options));
        std::move(rows.begin(), rows.end(), std::back_inserter(generated));
    }
    finishCandidates(std::move(generated), result);
    progress("generation", count, count);
    return {};
}

/// `paper`: filled per batch, everything kept. `corrected`: ends before eos, without special tokens.
void ValidationPass::finishCandidates(std::vector<std::vector<TokenId>> generated, Validation& result) const
{
    const TokenId eos = m_options.memorization.eos;
    const auto batchSize = static_cast<std::size_t>(m_options.memorization.batchSize);
    for (std::size_t begin = 0; begin < generated.size(); begin += batchSize) {
        const std::size_t end = std::min(generated.size(), begin + batchSize);
        std::size_t longest = 0;
        for (std::size_t k = begin; k < end; ++k)
            longest = std::max(longest, generated[k].size());
        for (std::size_t k = begin; k < end; ++k) {
            std::vector<TokenId>& ids = generated[k];
            if (m_options.memorization.paper) {
                ids.resize(longest, eos);
            } else {
                ids.erase(std::find(ids.begin(), ids.end(), eos), ids.end());
                std::erase_if(ids, [this](TokenId id) { return m_tokenizer->isSpecial(id); });
            }
            result.samples[k].candidateIds = std::move(ids);
        }
    }
}

void ValidationPass::scoreTexts(Validation& result)
{
    if (m_referenceWords.empty())
        for (const std::string& reference : m_rows.references)
            m_referenceWords.push_back(bleuWords(reference, *m_words));
    for (std::size_t k = 0; k < result.samples.size(); ++k) {
        ValidatedSample& sample = result.samples[k];
        sample.candidate =
            m_tokenizer->decode(sample.candidateIds, {!m_options.memorization.paper, m_options.cleanUpSpaces});
        const Diversity measured = diversity(sample.candidateIds);
        sample.diff = measured.diff;
        sample.entropy = measured.entropy;
        sample.bleu = sentenceBleu(bleuWords(sample.candidate, *m_words), m_referenceWords[k]);
    }
}

Status ValidationPass::scoreByBert(const MetricProgress& progress, Validation& result)
{
    std::vector<std::string> candidates;
    for (const ValidatedSample& sample : result.samples)
        candidates.push_back(sample.candidate);
    PALIMPSEST_TRY(const std::vector<BertScore> scores,
                   m_scorer.score(candidates, m_rows.references, m_options.memorization.batchSize, progress));
    for (std::size_t k = 0; k < scores.size(); ++k) {
        result.samples[k].precision = scores[k].precision;
        result.samples[k].recall = scores[k].recall;
        result.samples[k].f1 = scores[k].f1;
    }
    return {};
}

Status ValidationPass::scoreMemorization(CausalLm& model, const MetricProgress& progress, Validation& result) const
{
    PALIMPSEST_TRY(const Memorization measured,
                   measureMemorization(model, m_rows.rows, m_options.memorization, progress));
    for (std::size_t k = 0; k < result.samples.size(); ++k) {
        result.samples[k].acc = measured.rows[k].acc;
        result.samples[k].el = measured.rows[k].el;
    }
    result.valLoss = measured.valLoss;
    result.acc = measured.acc;
    result.el = measured.el;
    result.rowsWithoutEl = measured.rowsWithoutEl;
    return {};
}

} // namespace palimpsest
