#include "engine/metrics/memorization.h"

#include "engine/base/files.h"
#include "engine/model/checkpoint.h"
#include "tests/engine/metrics/plain_memorization.h"

#include <torch/utils.h>

#include <ATen/Parallel.h>
#include <ATen/ops/zeros.h>

#include <QtTest/QtTest>

#include <memory>
#include <random>

namespace pal = palimpsest;

namespace {

constexpr std::int64_t kEos = 0;
constexpr std::int64_t kLength = 36;

const char* const kNeo = R"({"model_type": "gpt_neo", "vocab_size": 29, "hidden_size": 24, "num_layers": 2,
  "num_heads": 3, "max_position_embeddings": 48, "attention_layers": ["global", "local"], "window_size": 9,
  "initializer_range": 0.5, "bos_token_id": 0, "eos_token_id": 0})";
const char* const kGpt2 = R"({"model_type": "gpt2", "vocab_size": 31, "n_embd": 20, "n_layer": 2, "n_head": 5,
  "n_positions": 36, "initializer_range": 0.5, "bos_token_id": 0, "eos_token_id": 0})";
const char* const kOpt = R"({"model_type": "opt", "vocab_size": 27, "hidden_size": 24, "word_embed_proj_dim": 24,
  "num_hidden_layers": 2, "num_attention_heads": 4, "ffn_dim": 40, "max_position_embeddings": 64, "init_std": 0.5,
  "do_layer_norm_before": true, "pad_token_id": 0, "bos_token_id": 0, "eos_token_id": 0})";

std::unique_ptr<pal::CausalLm> newModel(const QString& config, std::uint64_t seed)
{
    QTemporaryDir directory;
    const std::string path = directory.filePath("config.json").toStdString();
    if (!pal::writeFileAtomically(path, config.toStdString()).ok())
        return nullptr;
    auto model = pal::newCausalLm(path, seed);
    if (!model)
        qWarning("%s", model.error().text().c_str());
    return model ? std::move(*model) : nullptr;
}

/// Rows that the model mostly predicts itself, every second one padded on the left. Rows with pads are made under the
/// mask, as `corrected` reads them.
pal::MemorizationRows rowsFor(pal::CausalLm& model, std::int64_t count, unsigned seed)
{
    torch::NoGradGuard noGrad;
    std::mt19937 random(seed);
    torch::Tensor ids = at::zeros({count, kLength}, torch::kInt64);
    torch::Tensor mask = at::zeros({count, kLength}, torch::kBool);
    for (std::int64_t b = 0; b < count; ++b) {
        const std::int64_t pads = b % 2 == 1 ? 1 + static_cast<std::int64_t>(random() % 20) : 0;
        for (std::int64_t i = pads; i < kLength; ++i) {
            const bool noise = i == pads || random() % 6 == 0;
            const std::int64_t vocabulary = model.config().vocabularySize;
            ids[b][i] = noise ? static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(vocabulary))
                              : pal::plain::nextToken(model, ids.narrow(0, b, 1).narrow(1, 0, i),
                                                      mask.narrow(0, b, 1).narrow(1, 0, i));
            mask[b][i] = true;
        }
    }
    const torch::Tensor real = mask & (ids != kEos);
    return {ids, mask, ids.masked_fill(real.logical_not(), -100), real};
}

bool same(double a, double b, double bound) { return (a != a && b != b) || std::abs(a - b) <= bound; }

} // namespace

class TestMemorizationModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void quickFormEqualsPlainForm_data();
    void quickFormEqualsPlainForm();
};

void TestMemorizationModels::quickFormEqualsPlainForm_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<bool>("paper");
    QTest::addColumn<int>("seed");
    for (const auto& [name, config] : {std::pair{"gpt_neo", kNeo}, std::pair{"gpt2", kGpt2}, std::pair{"opt", kOpt}})
        for (const bool paper : {true, false})
            for (const int seed : {1, 2})
                QTest::addRow("%s, %s, seed %d", name, paper ? "paper" : "corrected", seed) << config << paper << seed;
}

void TestMemorizationModels::quickFormEqualsPlainForm()
{
    QFETCH(QString, config);
    QFETCH(bool, paper);
    QFETCH(int, seed);
    const auto model = newModel(config, static_cast<std::uint64_t>(seed));
    QVERIFY(model != nullptr);
    const pal::MemorizationRows rows = rowsFor(*model, 7, static_cast<unsigned>(seed));
    pal::MemorizationOptions options;
    options.paper = paper;
    options.batchSize = 3;
    options.elN = 2;
    options.elStart = 16;
    options.eos = kEos;
    const auto quick = pal::measureMemorization(*model, rows, options);
    QVERIFY2(quick.ok(), quick.ok() ? "" : quick.error().text().c_str());
    const pal::Memorization plain =
        paper ? pal::plain::paper(*model, rows, options) : pal::plain::corrected(*model, rows, options);
    QVERIFY(plain.acc > 0.3 && plain.acc < 0.98 && plain.el > 0.02);
    QVERIFY(same(quick->acc, plain.acc, 1e-12));
    QVERIFY2(same(quick->valLoss, plain.valLoss, 1e-4 * plain.valLoss),
             qPrintable(QString("%1 %2").arg(quick->valLoss).arg(plain.valLoss)));
    QVERIFY(same(quick->el, plain.el, 1e-12));
    QCOMPARE(quick->rowsWithoutEl, plain.rowsWithoutEl);
    for (std::size_t b = 0; b < plain.rows.size(); ++b)
        QVERIFY2(same(quick->rows[b].el, plain.rows[b].el, 1e-12), qPrintable(QString::number(b)));
}

QTEST_APPLESS_MAIN(TestMemorizationModels)
#include "tst_memorization_models.moc"
