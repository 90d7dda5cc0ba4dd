#include "engine/run/epoch_scoring.h"

#include "engine/base/resources.h"
#include "engine/metrics/bert_layers.h"
#include "engine/metrics/bert_score.h"
#include "engine/metrics/bleu.h"
#include "engine/metrics/diversity.h"
#include "engine/metrics/utility.h"
#include "engine/model/checkpoint.h"
#include "engine/model/encoder.h"
#include "engine/model/generation.h"
#include "engine/text/word_tokenize.h"
#include "engine/unlearn/refinement.h"

#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace palimpsest {

namespace {

constexpr std::int64_t kCandidateTokens = 50;
constexpr std::int64_t kPromptTokens = 100;
constexpr std::int64_t kRowsGeneratedTogether = 64;

/// Python's str.strip() for what texts hold at their ends.
std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\n\r\f\v";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// Rows [begin, begin + count) of the encoded prefixes. `paper`: pads are ordinary tokens.
TokenBatch promptBatch(const EncodedRows& prefixes, std::int64_t begin, std::int64_t count, bool paper)
{
    torch::Tensor ids = torch::empty({count, prefixes.length}, torch::kInt64);
    torch::Tensor mask = torch::empty({count, prefixes.length}, torch::kBool);
    const std::size_t first = static_cast<std::size_t>(begin * prefixes.length);
    for (std::int64_t i = 0; i < ids.numel(); ++i) {
        ids.data_ptr<std::int64_t>()[i] = prefixes.ids[first + static_cast<std::size_t>(i)];
        mask.data_ptr<bool>()[i] = prefixes.mask[first + static_cast<std::size_t>(i)] != 0;
    }
    TokenBatch batch{ids, {}, {}};
    if (!paper && !mask.all().item<bool>()) {
        batch.mask = mask;
        batch.positions = mask.to(torch::kInt64).cumsum(1).sub_(1).clamp_min_(0);
    }
    return batch;
}

std::string phaseTitle(std::string_view phase, std::int64_t epoch)
{
    return "Validating epoch " + std::to_string(epoch) + ": " + std::string(phase);
}

/// Turns what the metrics report into one progress for each of their phases.
class PhaseReporter {
public:
    PhaseReporter(EventSink& sink, std::int64_t epoch, std::stop_token stop)
        : m_sink(sink),
          m_epoch(epoch),
          m_stop(std::move(stop))
    {
    }

    MetricProgress progress()
    {
        return {[this](std::string_view phase, std::int64_t done, std::int64_t total) {
                    auto [entry, isNew] = m_phases.try_emplace(std::string(phase), m_sink, phaseTitle(phase, m_epoch));
                    entry->second.report(done, total);
                },
                m_stop};
    }

private:
    EventSink& m_sink;
    std::int64_t m_epoch;
    std::stop_token m_stop;
    std::map<std::string, PhaseProgress> m_phases;
};

} // namespace

struct EpochScoring::Parts {
    RunInputs& inputs;
    std::shared_ptr<const WordTokenizer> words;
    BertScorer bert;
    std::vector<std::string> references;
    std::vector<std::vector<std::string>> referenceWords;
    TokenId eos;

    bool paper() const { return inputs.encoding.paper; }

    std::vector<std::vector<TokenId>> candidates(const RunConfig& config, const MetricProgress& progress)
    {
        const std::int64_t rows = inputs.prefixes.rows;
        GenerationOptions options;
        options.numBeams = config.numBeams;
        options.maxNewTokens = kCandidateTokens;
        options.eosId = eos;
        std::vector<std::vector<TokenId>> all;
        for (std::int64_t begin = 0; begin < rows && !progress.stopped(); begin += kRowsGeneratedTogether) {
            progress("generation", begin, rows);
            const std::int64_t count = std::min(kRowsGeneratedTogether, rows - begin);
            for (const auto& ids :
                 generate(*inputs.model, promptBatch(inputs.prefixes, begin, count, paper()), options, progress.stop))
                all.emplace_back(ids.begin(), ids.end());
        }
        progress("generation", rows, rows);
        if (paper()) {
            fillToLongest(all, config.batchSize);
        } else {
            for (auto& ids : all)
                if (!ids.empty() && ids.back() == eos)
                    ids.pop_back();
        }
        return all;
    }

    /// The rows of a batch come out equally long (spec/icu.md section 3 item 1).
    void fillToLongest(std::vector<std::vector<TokenId>>& all, std::int64_t batchSize) const
    {
        for (std::size_t begin = 0; begin < all.size(); begin += static_cast<std::size_t>(batchSize)) {
            const std::size_t end = std::min(all.size(), begin + static_cast<std::size_t>(batchSize));
            std::size_t longest = 0;
            for (std::size_t row = begin; row < end; ++row)
                longest = std::max(longest, all[row].size());
            for (std::size_t row = begin; row < end; ++row)
                all[row].resize(longest, eos);
        }
    }

    std::string textOf(std::span<const TokenId> ids) const
    {
        return inputs.tokenizer->decode(
            ids, {.skipSpecialTokens = !paper(), .cleanUpSpaces = paper() && inputs.tokenizer->cleansUpByConfig()});
    }

    std::string answerTo(const std::string& prompt) const
    {
        const std::vector<TokenId> ids = inputs.tokenizer->encode(prompt, true);
        const std::int64_t room = inputs.model->config().maxPositions - std::int64_t(ids.size());
        if (ids.empty() || room <= 0)
            return {};
        GenerationOptions options;
        options.maxNewTokens = std::min(kPromptTokens, room);
        options.eosId = eos;
        const torch::Tensor input =
            torch::tensor(std::vector<std::int64_t>(ids.begin(), ids.end()), torch::kInt64).unsqueeze(0);
        const auto answer = generate(*inputs.model, {input, {}, {}}, options)[0];
        return textOf(std::vector<TokenId>(answer.begin(), answer.end()));
    }
};

EpochScoring::EpochScoring(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
EpochScoring::EpochScoring(EpochScoring&&) noexcept = default;
EpochScoring::~EpochScoring() = default;

Result<EpochScoring> EpochScoring::create(RunInputs& inputs, const RunConfig& config)
{
    PALIMPSEST_TRY(const std::int64_t layer, bertScoreLayer(config.bertName, config.bertLayer));
    PALIMPSEST_TRY(LoadedEncoder loaded, loadEncoder(config.bertName).in("--bert_name"));
    PALIMPSEST_TRY(const auto tokenizer, loadTokenizer(loaded.directory));
    PALIMPSEST_TRY(BertScorer bert, BertScorer::create(std::move(loaded.encoder), tokenizer, layer));
    PALIMPSEST_TRY(const auto punkt, findResource("resources/punkt/english"));
    PALIMPSEST_TRY(const auto words, WordTokenizer::load(punkt));
    auto parts = std::unique_ptr<Parts>(
        new Parts{inputs, words, std::move(bert), {}, {}, inputs.tokenizer->eosId().value_or(-1)});
    for (const SampleRow& sample : inputs.samples) {
        parts->references.push_back(sample.reference);
        parts->referenceWords.push_back(bleuWords(sample.reference, *words));
    }
    return EpochScoring(std::move(parts));
}

Result<EpochScores> EpochScoring::score(std::int64_t epoch, const std::vector<std::uint8_t>& flags,
                                        const RunConfig& config, EventSink& sink, const std::stop_token& stop)
{
    const torch::NoGradGuard noGrad;
    const auto begin = std::chrono::steady_clock::now();
    PhaseReporter reporter(sink, epoch, stop);
    const MetricProgress progress = reporter.progress();
    Parts& parts = *m_parts;

    const auto ids = parts.candidates(config, progress);
    if (stop.stop_requested())
        return measurementStopped();
    std::vector<std::string> texts;
    for (const auto& row : ids)
        texts.push_back(parts.textOf(row));
    PALIMPSEST_TRY(const auto bert, parts.bert.score(texts, parts.references, config.batchSize, progress));

    MemorizationOptions options{.paper = parts.paper(),
                                .batchSize = config.batchSize,
                                .extraction = true,
                                .elN = config.elN,
                                .elStart = config.elStart,
                                .eos = parts.eos};
    PALIMPSEST_TRY(const Memorization memorization,
                   measureMemorization(*parts.inputs.model, parts.inputs.forget, options, progress));

    EpochScores scores;
    std::vector<RowScore> rowScores;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        SampleEvaluated sample;
        sample.epoch = epoch;
        sample.id = std::int64_t(row);
        sample.docId = parts.inputs.samples[row].docId;
        const Diversity variety = diversity(ids[row]);
        sample.diff = variety.diff;
        sample.entropy = variety.entropy;
        sample.bleu = sentenceBleu(bleuWords(texts[row], *parts.words), parts.referenceWords[row]);
        sample.p = bert[row].precision;
        sample.r = bert[row].recall;
        sample.f1 = bert[row].f1;
        sample.acc = memorization.rows[row].acc;
        sample.el = memorization.rows[row].el;
        sample.recited = trimmed(texts[row]) == trimmed(parts.references[row]);
        sample.candidate = texts[row];
        rowScores.push_back({sample.f1, sample.bleu});
        scores.samples.push_back(std::move(sample));
    }

    const Refinement verdict = refine(rowScores, flags, config);
    EpochEvaluated& means = scores.means;
    const double n = double(std::max<std::size_t>(1, texts.size()));
    for (std::size_t row = 0; row < scores.samples.size(); ++row) {
        SampleEvaluated& sample = scores.samples[row];
        sample.flag = verdict.flags[row];
        sample.caughtByF1 = verdict.caughtByF1[row] != 0;
        sample.caughtByBleu = verdict.caughtByBleu[row] != 0;
        means.diff += sample.diff / n;
        means.entropy += sample.entropy / n;
        means.bleu += sample.bleu / n;
        means.p += sample.p / n;
        means.r += sample.r / n;
        means.f1 += sample.f1 / n;
        means.caughtByF1 += sample.caughtByF1;
        means.caughtByBleu += sample.caughtByBleu;
        means.recited += sample.recited;
    }
    means.epoch = epoch;
    means.valLoss = memorization.valLoss;
    means.acc = memorization.acc;
    means.el = memorization.el;
    means.rowsWithoutEl = memorization.rowsWithoutEl;
    means.flagged = verdict.flagged;
    means.cameBack = verdict.cameBack;
    if (parts.inputs.partners) {
        PALIMPSEST_TRY(const Utility partners,
                       measureUtility(*parts.inputs.model, *parts.inputs.partners, options, progress));
        means.learnLoss = partners.loss;
        means.learnAcc = partners.acc;
    }
    if (parts.inputs.retain) {
        PALIMPSEST_TRY(const Utility retain,
                       measureUtility(*parts.inputs.model, *parts.inputs.retain, options, progress));
        means.retainLoss = retain.loss;
        means.retainAcc = retain.acc;
    }
    means.promptAnswer = parts.answerTo(config.prompt);
    means.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    scores.flags = verdict.flags;
    return scores;
}

} // namespace palimpsest
