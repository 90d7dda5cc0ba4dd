#include "engine/run/epoch_scoring.h"

#include "engine/base/resources.h"
#include "engine/metrics/bert_layers.h"
#include "engine/metrics/bert_score.h"
#include "engine/metrics/utility.h"
#include "engine/metrics/validation.h"
#include "engine/model/checkpoint.h"
#include "engine/model/encoder.h"
#include "engine/model/generation.h"
#include "engine/run/seconds_since.h"
#include "engine/text/word_tokenize.h"
#include "engine/unlearn/refinement.h"

#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

namespace palimpsest {

namespace {

constexpr std::int64_t kCandidateTokens = 50;
constexpr std::int64_t kPromptTokens = 100;

/// Python's str.strip() for what texts hold at their ends.
std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\n\r\f\v";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
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

/// Where an evaluation's time went, for the log.
std::string secondsLine(std::int64_t epoch, const ValidationSeconds& pass, double utility, double prompt)
{
    char line[160];
    std::snprintf(line, sizeof line,
                  "seconds [epoch %lld] generation %.2f texts %.2f bert_score %.2f memorization %.2f utility %.2f "
                  "prompt %.2f",
                  static_cast<long long>(epoch), pass.generation, pass.texts, pass.bertScore, pass.memorization,
                  utility, prompt);
    return line;
}

} // namespace

struct EpochScoring::Parts {
    RunInputs& inputs;
    ValidationPass pass;
    MemorizationOptions options;

    static bool cleansUp(const RunInputs& inputs)
    {
        return inputs.encoding.paper && inputs.tokenizer->cleansUpByConfig();
    }

    std::string answerTo(const std::string& prompt) const
    {
        const std::vector<TokenId> ids = inputs.tokenizer->encode(prompt, true);
        const std::int64_t room = inputs.model->config().maxPositions - std::int64_t(ids.size());
        if (ids.empty() || room <= 0)
            return {};
        GenerationOptions generation;
        generation.maxNewTokens = std::min(kPromptTokens, room);
        generation.eosId = inputs.tokenizer->eosId();
        const torch::Tensor input =
            torch::tensor(std::vector<std::int64_t>(ids.begin(), ids.end()), torch::kInt64).unsqueeze(0);
        const auto answer = generate(*inputs.model, {input, {}, {}}, generation);
        if (!answer)
            return {};
        return inputs.tokenizer->decode(
            (*answer)[0], {.skipSpecialTokens = !inputs.encoding.paper, .cleanUpSpaces = cleansUp(inputs)});
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
    const MemorizationOptions options{.paper = config.isPaper(),
                                      .batchSize = config.batchSize,
                                      .extraction = true,
                                      .elN = config.elN,
                                      .elStart = config.elStart,
                                      .eos = inputs.tokenizer->eosId().value_or(-1)};
    ValidationRows rows{inputs.forget, inputs.prefixes, {}};
    for (const SampleRow& sample : inputs.samples)
        rows.references.push_back(sample.reference);
    PALIMPSEST_TRY(ValidationPass pass,
                   ValidationPass::create(std::move(rows), inputs.tokenizer, words, std::move(bert),
                                          {.memorization = options,
                                           .numBeams = config.numBeams,
                                           .newTokens = kCandidateTokens,
                                           .cleanUpSpaces = Parts::cleansUp(inputs)}));
    return EpochScoring(std::unique_ptr<Parts>(new Parts{inputs, std::move(pass), options}));
}

Result<EpochScores> EpochScoring::score(std::int64_t epoch, const std::vector<std::uint8_t>& flags,
                                        const RunConfig& config, EventSink& sink, const std::stop_token& stop)
{
    const torch::NoGradGuard noGrad;
    const auto begin = std::chrono::steady_clock::now();
    PhaseReporter reporter(sink, epoch, stop);
    const MetricProgress progress = reporter.progress();
    Parts& parts = *m_parts;

    PALIMPSEST_TRY(const Validation validation, parts.pass.run(*parts.inputs.model, progress));

    EpochScores scores;
    std::vector<RowScore> rowScores;
    for (const ValidatedSample& sample : validation.samples)
        rowScores.push_back({sample.f1, sample.bleu});
    const Refinement verdict = refine(rowScores, flags, config);
    EpochEvaluated& means = scores.means;
    for (std::size_t row = 0; row < validation.samples.size(); ++row) {
        const ValidatedSample& from = validation.samples[row];
        SampleEvaluated sample;
        sample.epoch = epoch;
        sample.id = std::int64_t(row);
        sample.docId = parts.inputs.samples[row].docId;
        sample.flag = verdict.flags[row];
        sample.caughtByF1 = verdict.caughtByF1[row] != 0;
        sample.caughtByBleu = verdict.caughtByBleu[row] != 0;
        sample.diff = from.diff;
        sample.entropy = from.entropy;
        sample.bleu = from.bleu;
        sample.p = from.precision;
        sample.r = from.recall;
        sample.f1 = from.f1;
        sample.acc = from.acc;
        sample.el = from.el;
        sample.recited = trimmed(from.candidate) == trimmed(parts.inputs.samples[row].reference);
        sample.candidate = from.candidate;
        means.caughtByF1 += sample.caughtByF1;
        means.caughtByBleu += sample.caughtByBleu;
        means.recited += sample.recited;
        scores.samples.push_back(std::move(sample));
    }
    means.epoch = epoch;
    means.diff = validation.diff;
    means.entropy = validation.entropy;
    means.bleu = validation.bleu;
    means.p = validation.precision;
    means.r = validation.recall;
    means.f1 = validation.f1;
    means.valLoss = validation.valLoss;
    means.acc = validation.acc;
    means.el = validation.el;
    means.rowsWithoutEl = validation.rowsWithoutEl;
    means.flagged = verdict.flagged;
    means.cameBack = verdict.cameBack;
    const auto utilityBegin = std::chrono::steady_clock::now();
    if (parts.inputs.partners) {
        PALIMPSEST_TRY(const Utility partners,
                       measureUtility(*parts.inputs.model, *parts.inputs.partners, parts.options, progress));
        means.learnLoss = partners.loss;
        means.learnAcc = partners.acc;
    }
    if (parts.inputs.retain) {
        PALIMPSEST_TRY(const Utility retain,
                       measureUtility(*parts.inputs.model, *parts.inputs.retain, parts.options, progress));
        means.retainLoss = retain.loss;
        means.retainAcc = retain.acc;
    }
    const double utilitySeconds = secondsSince(utilityBegin);
    const auto promptBegin = std::chrono::steady_clock::now();
    means.promptAnswer = parts.answerTo(config.prompt);
    sink.info(secondsLine(epoch, validation.seconds, utilitySeconds, secondsSince(promptBegin)));
    means.seconds = secondsSince(begin);
    scores.flags = verdict.flags;
    return scores;
}

} // namespace palimpsest
