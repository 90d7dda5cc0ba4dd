#include "engine/metrics/validation.h"

#include "engine/metrics/bleu.h"
#include "engine/metrics/diversity.h"
#include "engine/model/generation.h"
#include "tests/engine/metrics/hash_encoder.h"
#include "tests/engine/metrics/markov_lm.h"

#include <ATen/Parallel.h>
#include <ATen/ops/tensor.h>

#include <QtTest/QtTest>

#include <random>

namespace pal = palimpsest;

namespace {

constexpr pal::TokenId kEos = 3; // [SEP]
constexpr std::int64_t kRows = 10;
constexpr std::int64_t kLength = 24;
constexpr std::int64_t kPrefix = 6;

pal::ValidationRows rowsFor(const pal::Tokenizer& tokenizer)
{
    std::mt19937 random(4);
    torch::Tensor ids = at::zeros({kRows, kLength}, torch::kInt64);
    pal::ValidationRows rows;
    rows.prefixes = {kRows, kPrefix, {}, {}, {}, kEos};
    for (std::int64_t b = 0; b < kRows; ++b) {
        std::vector<pal::TokenId> suffix;
        for (std::int64_t i = 0; i < kLength; ++i) {
            const auto id = pal::TokenId(4 + random() % 16);
            ids[b][i] = id;
            if (i >= 12)
                suffix.push_back(id);
            else if (i >= 12 - kPrefix) {
                rows.prefixes.ids.push_back(id);
                rows.prefixes.mask.push_back(b % 3 == 0 && i < 8 ? 0 : 1);
            }
        }
        rows.references.push_back(tokenizer.decode(suffix, {}));
    }
    const torch::Tensor all = at::ones({kRows, kLength}, torch::kBool);
    rows.rows = {ids, all, ids, all};
    return rows;
}

pal::ValidationOptions optionsFor(bool paper)
{
    pal::ValidationOptions options;
    options.memorization.paper = paper;
    options.memorization.batchSize = 4;
    options.memorization.elN = 2;
    options.memorization.elStart = 12;
    options.memorization.eos = kEos;
    options.newTokens = 12;
    return options;
}

} // namespace

class TestValidation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void paperFillsCandidatesPerBatch();
    void correctedEndsCandidatesAtEos();
    void scoresAreThoseOfTheParts();
    void passesRepeatAndKeepReferences();
    void progressNamesEveryPhase();
    void badInputIsAnError();
    void aStopEndsIt();

private:
    pal::Result<pal::ValidationPass> passFor(bool paper)
    {
        m_encoder = std::make_shared<pal::HashEncoder>(21);
        auto scorer = pal::BertScorer::create(m_encoder, m_tokenizer, 1);
        return pal::ValidationPass::create(rowsFor(*m_tokenizer), m_tokenizer, m_words, std::move(*scorer),
                                           optionsFor(paper));
    }

    std::shared_ptr<const pal::Tokenizer> m_tokenizer;
    std::shared_ptr<const pal::WordTokenizer> m_words;
    std::shared_ptr<pal::HashEncoder> m_encoder;
    pal::MarkovLm m_model{20, 64, 6};
};

void TestValidation::initTestCase()
{
    at::set_num_threads(1);
    m_tokenizer = pal::letterTokenizer();
    QVERIFY(m_tokenizer != nullptr);
    const auto words = pal::WordTokenizer::load(PALIMPSEST_SOURCE_DIR "/resources/punkt/english");
    QVERIFY(words.ok());
    m_words = *words;
}

void TestValidation::paperFillsCandidatesPerBatch()
{
    auto pass = passFor(true);
    QVERIFY(pass.ok());
    const auto result = pass->run(m_model);
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().text().c_str());
    bool filled = false, short_ = false;
    for (std::int64_t begin = 0; begin < kRows; begin += 4) {
        const std::int64_t count = std::min<std::int64_t>(4, kRows - begin);
        torch::Tensor ids = at::zeros({count, kPrefix}, torch::kInt64);
        for (std::int64_t k = 0; k < count * kPrefix; ++k)
            ids.view({-1})[k] = pass->rows().prefixes.ids[std::size_t(begin * kPrefix + k)];
        pal::GenerationOptions options;
        options.numBeams = 2;
        options.maxNewTokens = 12;
        options.eosId = kEos;
        options.fillToLongest = true;
        const auto wanted = pal::generate(m_model, {ids, {}, {}}, options);
        QVERIFY(wanted.ok());
        for (std::int64_t k = 0; k < count; ++k) {
            const auto& sample = result->samples[std::size_t(begin + k)];
            QCOMPARE(sample.candidateIds, (*wanted)[std::size_t(k)]);
            QCOMPARE(sample.candidate, m_tokenizer->decode(sample.candidateIds, {}));
            filled = filled || (sample.candidateIds.size() > 1 && sample.candidateIds.end()[-2] == kEos);
            short_ = short_ || sample.candidateIds.size() < 12;
        }
    }
    QVERIFY(filled || short_); // some row ended early
}

void TestValidation::correctedEndsCandidatesAtEos()
{
    auto pass = passFor(false);
    QVERIFY(pass.ok());
    const auto result = pass->run(m_model);
    QVERIFY(result.ok());
    bool early = false;
    for (const auto& sample : result->samples) {
        for (pal::TokenId id : sample.candidateIds)
            QVERIFY(id >= 4);
        QVERIFY(sample.candidate.find('[') == std::string::npos);
        early = early || sample.candidateIds.size() < 12;
    }
    QVERIFY(early);
}

void TestValidation::scoresAreThoseOfTheParts()
{
    for (const bool paper : {true, false}) {
        auto pass = passFor(paper);
        QVERIFY(pass.ok());
        const auto result = pass->run(m_model);
        QVERIFY(result.ok());
        const auto memorization = pal::measureMemorization(m_model, pass->rows().rows, optionsFor(paper).memorization);
        QVERIFY(memorization.ok());
        QCOMPARE(result->valLoss, memorization->valLoss);
        QCOMPARE(result->acc, memorization->acc);
        QCOMPARE(result->el, memorization->el);
        double sum = 0, batches = 0;
        for (std::size_t k = 0; k < result->samples.size(); ++k) {
            const auto& sample = result->samples[k];
            QCOMPARE(sample.diff, pal::diversity(sample.candidateIds).diff);
            QCOMPARE(sample.entropy, pal::diversity(sample.candidateIds).entropy);
            QCOMPARE(sample.bleu, pal::bleuOfTexts(sample.candidate, pass->rows().references[k], *m_words));
            QCOMPARE(sample.acc, memorization->rows[k].acc);
            QCOMPARE(sample.el, memorization->rows[k].el);
            // Batches of 4, 4 and 2 rows.
            sum += sample.entropy / (paper ? (k < 8 ? 4.0 : 2.0) : 1.0);
            batches = paper ? 3 : double(kRows);
        }
        QVERIFY(std::abs(result->entropy - sum / batches) < 1e-12);
    }
}

void TestValidation::passesRepeatAndKeepReferences()
{
    auto pass = passFor(true);
    QVERIFY(pass.ok());
    const auto first = pass->run(m_model);
    const std::int64_t before = m_encoder->rows;
    const auto second = pass->run(m_model);
    QVERIFY(first.ok() && second.ok());
    QVERIFY(m_encoder->rows - before <= kRows); // candidates only
    QVERIFY(before > kRows);
    for (std::size_t k = 0; k < first->samples.size(); ++k) {
        QCOMPARE(first->samples[k].candidate, second->samples[k].candidate);
        QCOMPARE(first->samples[k].f1, second->samples[k].f1);
        QCOMPARE(first->samples[k].bleu, second->samples[k].bleu);
    }
}

void TestValidation::progressNamesEveryPhase()
{
    auto pass = passFor(true);
    QVERIFY(pass.ok());
    std::set<std::string> phases;
    const auto result = pass->run(m_model, {[&](std::string_view phase, std::int64_t done, std::int64_t total) {
                                                QVERIFY(done >= 0 && done <= total && total == kRows);
                                                phases.emplace(phase);
                                            },
                                            {}});
    QVERIFY(result.ok());
    QCOMPARE(phases, (std::set<std::string>{"generation", "BERTScore", "memorization", "extraction"}));
}

void TestValidation::badInputIsAnError()
{
    pal::ValidationRows rows = rowsFor(*m_tokenizer);
    rows.references.pop_back();
    auto scorer = pal::BertScorer::create(std::make_shared<pal::HashEncoder>(21), m_tokenizer, 1);
    const auto pass =
        pal::ValidationPass::create(std::move(rows), m_tokenizer, m_words, std::move(*scorer), optionsFor(true));
    QVERIFY(!pass.ok());
    QVERIFY(pass.error().text().find("9 references") != std::string::npos);
    pal::MarkovLm brief(20, 12, 6);
    auto good = passFor(true);
    QVERIFY(good.ok());
    QVERIFY(!good->run(brief).ok());
}

void TestValidation::aStopEndsIt()
{
    for (const char* phase : {"generation", "BERTScore", "memorization", "extraction"}) {
        auto pass = passFor(false);
        QVERIFY(pass.ok());
        std::stop_source source;
        const auto result = pass->run(m_model, {[&](std::string_view now, std::int64_t, std::int64_t) {
                                                    if (now == phase)
                                                        source.request_stop();
                                                },
                                                source.get_token()});
        QVERIFY2(!result.ok(), phase);
        QVERIFY(result.error().kind == pal::ErrorKind::Interrupted);
    }
}

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
