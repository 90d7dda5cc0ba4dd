#include "engine/data/experiment.h"
#include "engine/metrics/validation.h"
#include "engine/model/checkpoint.h"
#include "engine/tables/csv.h"
#include "tests/engine/metrics/sentence_encoder.h"

#include <ATen/ops/empty.h>

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace fs = std::filesystem;
namespace pal = palimpsest;

namespace {

torch::Tensor matrix(const std::vector<pal::TokenId>& values, std::int64_t rows)
{
    torch::Tensor tensor = at::empty({rows, std::int64_t(values.size()) / rows}, torch::kInt64);
    std::copy(values.begin(), values.end(), tensor.mutable_data_ptr<std::int64_t>());
    return tensor;
}

pal::MemorizationRows tensorsOf(const pal::EncodedRows& rows)
{
    const torch::Tensor ids = matrix(rows.ids, rows.rows);
    const torch::Tensor mask = matrix({rows.mask.begin(), rows.mask.end()}, rows.rows).to(torch::kBool);
    return {ids, mask, matrix(rows.labels, rows.rows), mask & (ids != rows.padId)};
}

} // namespace

/// The golden run's epoch 0 in one pass (bounds of the comparison script that comes with it).
class TestValidationGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void epochZeroIsTheGoldenRuns();
};

void TestValidationGolden::epochZeroIsTheGoldenRuns()
{
    const fs::path shared = PALIMPSEST_SHARED;
    const fs::path golden = shared / "golden";
    if (!fs::exists(golden / "exp0/epoch0.csv") || !fs::exists(shared / "data/exp/exp0"))
        QSKIP("no golden run beside the repository");
    const auto directory = pal::sentenceEncoderDirectory();
    if (!directory)
        QSKIP(pal::kNoSentenceEncoder);

    const auto gpt2 = pal::loadTokenizer(shared / "tokenizers/gpt2");
    const auto tokenizer = pal::loadTokenizer(golden / "gpt-neo-tiny-exp0");
    auto model = pal::loadCausalLm((golden / "gpt-neo-tiny-exp0").string());
    const auto experiment = pal::loadExperiment(shared / "data/exp/exp0", {});
    auto encoder = pal::loadEncoder(directory->string());
    const auto wordPieces = pal::loadTokenizer(*directory);
    const auto words = pal::WordTokenizer::load(PALIMPSEST_SOURCE_DIR "/resources/punkt/english");
    QVERIFY(gpt2.ok() && tokenizer.ok() && model.ok() && experiment.ok() && encoder.ok() && wordPieces.ok()
            && words.ok());
    auto scorer = pal::BertScorer::create(std::shared_ptr<pal::Encoder>(std::move(encoder->encoder)), *wordPieces, 5);
    QVERIFY(scorer.ok());

    pal::RowEncoding encoding;
    encoding.paper = true;
    const auto rows = pal::encodeRows(experiment->forget, **gpt2, **tokenizer, encoding);
    const auto prefixes = pal::encodePrefixes(experiment->forget, **gpt2, **tokenizer, encoding);
    QVERIFY(rows.ok() && prefixes.ok());
    pal::ValidationOptions options;
    options.memorization.paper = true;
    options.memorization.eos = pal::TokenId(*model->model->config().eosId);
    options.cleanUpSpaces = (*tokenizer)->cleansUpByConfig();
    auto pass = pal::ValidationPass::create(
        {tensorsOf(*rows), *prefixes, pal::referenceTexts(experiment->forget, **gpt2, encoding)}, *tokenizer, *words,
        std::move(*scorer), options);
    QVERIFY(pass.ok());
    const auto result = pass->run(*model->model);
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().text().c_str());
    const auto& seconds = result->seconds;
    qInfo("seconds: generation %.2f, texts %.2f, BERTScore %.2f, val_loss, MA and EL %.2f", seconds.generation,
          seconds.texts, seconds.bertScore, seconds.memorization);

    const auto table = pal::readCsv(golden / "exp0/epoch0.csv");
    QVERIFY(table.ok());
    QCOMPARE(table->rows(), result->samples.size());
    std::size_t sameTexts = 0;
    const auto number = [&](std::size_t row, const char* name) { return *table->number(row, *table->column(name)); };
    for (std::size_t k = 0; k < table->rows(); ++k) {
        const pal::ValidatedSample& sample = result->samples[k];
        QCOMPARE(pass->rows().references[k], table->at(k, *table->column("reference")));
        if (sample.candidate != table->at(k, *table->column("candidate")))
            continue;
        ++sameTexts;
        QVERIFY(std::abs(sample.diff - number(k, "diff")) <= 1e-9);
        QVERIFY(std::abs(sample.entropy - number(k, "entropy")) <= 1e-6);
        QVERIFY(std::abs(sample.bleu - number(k, "bleu")) <= 1e-9);
        QVERIFY(std::abs(sample.precision - number(k, "P")) <= 2e-4);
        QVERIFY(std::abs(sample.recall - number(k, "R")) <= 2e-4);
        QVERIFY(std::abs(sample.f1 - number(k, "F1")) <= 2e-4);
    }
    qInfo("same candidates: %zu of %zu", sameTexts, table->rows());
    QVERIFY(double(sameTexts) >= 0.98 * double(table->rows()));

    const auto valid = pal::readCsv(golden / "exp0/valid.csv");
    QVERIFY(valid.ok());
    const auto means = [&](const char* name) { return *valid->number(0, *valid->column(name)); };
    qInfo("val_loss %.8f (%.8f), MA %.8f (%.8f), EL %.8f (%.8f)", result->valLoss, means("val_loss"), result->acc,
          means("acc"), result->el, means("el_10"));
    QVERIFY(std::abs(result->valLoss - means("val_loss")) <= 1e-3);
    QVERIFY(std::abs(result->acc - means("acc")) <= 1e-3);
    QVERIFY(std::abs(result->el - means("el_10")) <= 2e-3);
    const auto scores = pal::readCsv(golden / "exp0/score.csv");
    QVERIFY(scores.ok());
    for (const auto& [name, value] : {std::pair{"diff", result->diff},
                                      {"entropy", result->entropy},
                                      {"bleu", result->bleu},
                                      {"P", result->precision},
                                      {"R", result->recall},
                                      {"F1", result->f1}})
        QVERIFY(std::abs(value - *scores->number(0, *scores->column(name))) <= 5e-3);
}

QTEST_APPLESS_MAIN(TestValidationGolden)
#include "tst_validation_golden.moc"
