#include "engine/metrics/bert_score.h"

#include "engine/base/files.h"
#include "engine/metrics/bert_layers.h"
#include "tests/engine/metrics/hash_encoder.h"
#include "tests/engine/metrics/sentence_encoder.h"

#include <nlohmann/json.hpp>

#include <ATen/Parallel.h>
#include <ATen/ops/bmm.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <QtTest/QtTest>

#include <cmath>

namespace pal = palimpsest;

namespace {

/// bert-score's own form: pads of value 2 and mask 0, one matrix for all pairs (greedy_cos_idf of bert_score.utils).
std::vector<std::array<float, 3>> plainScores(pal::Encoder& encoder, const pal::Tokenizer& tokenizer,
                                              std::int64_t layer, const std::vector<std::string>& candidates,
                                              const std::vector<std::string>& references)
{
    struct Side {
        torch::Tensor vectors, mask, weights;
    };
    const auto side = [&](const std::vector<std::string>& texts) {
        std::vector<std::vector<pal::TokenId>> all;
        std::size_t longest = 0;
        for (const std::string& text : texts) {
            all.push_back(tokenizer.encode(text, true));
            longest = std::max(longest, all.back().size());
        }
        const auto rows = std::int64_t(texts.size()), length = std::int64_t(longest);
        Side result{at::full({rows, length, pal::HashEncoder::kWidth}, 2.0), at::zeros({rows, length}),
                    at::zeros({rows, length})};
        for (std::int64_t b = 0; b < rows; ++b) {
            const auto& ids = all[std::size_t(b)];
            const auto size = std::int64_t(ids.size());
            torch::Tensor row = at::zeros({1, size}, torch::kInt64);
            for (std::int64_t i = 0; i < size; ++i) {
                row[0][i] = ids[std::size_t(i)];
                result.weights[b][i] = ids[std::size_t(i)] == 2 || ids[std::size_t(i)] == 3 ? 0.0 : 1.0;
            }
            result.mask[b].narrow(0, 0, size).fill_(1);
            result.vectors[b]
                .narrow(0, 0, size)
                .copy_(encoder.hidden(row, at::full({1, size}, true, torch::kBool), layer)[0]);
        }
        result.vectors = result.vectors / result.vectors.norm(2, -1, true);
        return result;
    };
    Side hyp = side(candidates), ref = side(references);
    torch::Tensor sim = at::bmm(hyp.vectors, ref.vectors.transpose(1, 2));
    sim = sim * at::bmm(hyp.mask.unsqueeze(2), ref.mask.unsqueeze(1));
    const torch::Tensor p = (sim.amax(2) * (hyp.weights / hyp.weights.sum(1, true))).sum(1);
    const torch::Tensor r = (sim.amax(1) * (ref.weights / ref.weights.sum(1, true))).sum(1);
    std::vector<std::array<float, 3>> scores;
    for (std::int64_t b = 0; b < p.size(0); ++b) {
        float pv = p[b].item<float>(), rv = r[b].item<float>(), f = 2 * pv * rv / (pv + rv);
        if (hyp.mask[b].sum().item<float>() == 2 || ref.mask[b].sum().item<float>() == 2)
            pv = rv = 0;
        scores.push_back({pv, rv, std::isnan(f) ? 0.0F : f});
    }
    return scores;
}

bool same(float a, float b, float bound) { return (a != a && b != b) || std::abs(a - b) <= bound; }

} // namespace

class TestBertScore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void equalsThePlainForm();
    void referencesAreEmbeddedOnce();
    void longTextsAreCut();
    void layersComeFromTheTable();
    void badEncodersAreErrors();
    void aStopEndsIt();
    void scoresAsBertScore();
};

void TestBertScore::equalsThePlainForm()
{
    const auto tokenizer = pal::letterTokenizer();
    QVERIFY(tokenizer != nullptr);
    const auto encoder = std::make_shared<pal::HashEncoder>(21);
    auto scorer = pal::BertScorer::create(encoder, tokenizer, 2);
    QVERIFY(scorer.ok());
    const std::vector<std::string> candidates = {
        "a b c", "d", "", "a b c", "[SEP]", "  ", "a [SEP] b [CLS]", "z unknown", "p", "e f g h i j k l m n o p"};
    const std::vector<std::string> references = {"c b a d e", "e f g", "a", "", "a b", "b", "a b", "c", "o", "e f"};
    for (const std::size_t group : {std::size_t(3), std::size_t(64)}) {
        const auto scores = scorer->score(candidates, references, std::int64_t(group));
        QVERIFY(scores.ok());
        QCOMPARE(scores->size(), candidates.size());
        bool clamped = false;
        for (std::size_t begin = 0; begin < candidates.size(); begin += group) {
            const std::size_t end = std::min(candidates.size(), begin + group);
            const auto plain =
                plainScores(*encoder, *tokenizer, 2,
                            {candidates.begin() + std::ptrdiff_t(begin), candidates.begin() + std::ptrdiff_t(end)},
                            {references.begin() + std::ptrdiff_t(begin), references.begin() + std::ptrdiff_t(end)});
            for (std::size_t k = begin; k < end; ++k) {
                QVERIFY2(same((*scores)[k].precision, plain[k - begin][0], 1e-6F), qPrintable(QString::number(k)));
                QVERIFY2(same((*scores)[k].recall, plain[k - begin][1], 1e-6F), qPrintable(QString::number(k)));
                QVERIFY2(same((*scores)[k].f1, plain[k - begin][2], 1e-6F), qPrintable(QString::number(k)));
                clamped = clamped || (*scores)[k].precision == 0;
            }
        }
        QVERIFY(std::isnan((*scores)[4].precision)); // nothing but [SEP]: no weight at all
        QVERIFY(clamped);
    }
}

void TestBertScore::referencesAreEmbeddedOnce()
{
    const auto tokenizer = pal::letterTokenizer();
    const auto encoder = std::make_shared<pal::HashEncoder>(21);
    auto scorer = pal::BertScorer::create(encoder, tokenizer, 1);
    QVERIFY(scorer.ok());
    const std::vector<std::string> references = {"a b", "c d", "a b"};
    const auto first = scorer->score(std::vector<std::string>{"a", "b", "a b"}, references);
    QCOMPARE(encoder->rows, std::int64_t(4)); // a, b, a b, c d
    const auto second = scorer->score(std::vector<std::string>{"a", "e", "c d"}, references);
    QCOMPARE(encoder->rows, std::int64_t(6)); // a and e
    QVERIFY(first.ok() && second.ok());
    QCOMPARE((*first)[0].f1, (*second)[0].f1);
    QVERIFY(std::abs((*first)[2].f1 - 1) < 1e-6);
}

void TestBertScore::longTextsAreCut()
{
    const auto tokenizer = pal::letterTokenizer();
    const auto encoder = std::make_shared<pal::HashEncoder>(21, 16);
    auto scorer = pal::BertScorer::create(encoder, tokenizer, 1);
    QVERIFY(scorer.ok());
    std::string shown, whole;
    for (int i = 0; i < 14; ++i)
        shown += std::string(1, char('a' + i)) + " ";
    for (int i = 0; i < 900; ++i)
        whole += (i < 14 ? std::string(1, char('a' + i)) : std::string("p")) + " ";
    const auto scores = scorer->score(std::vector{whole}, std::vector{shown});
    QVERIFY(scores.ok());
    QVERIFY(std::abs((*scores)[0].f1 - 1) < 1e-6); // 14 words, [CLS] and [SEP]
}

void TestBertScore::layersComeFromTheTable()
{
    const auto layer = [](const char* name) { return *pal::bertScoreLayer(name, {}); };
    QCOMPARE(layer("bert-base-uncased"), std::int64_t(9));
    QCOMPARE(layer("google-bert/bert-base-uncased"), std::int64_t(9));
    QCOMPARE(layer("/models/bert-large-uncased/"), std::int64_t(18));
    QCOMPARE(layer("google/bert_uncased_L-2_H-768_A-12"), std::int64_t(2));
    QCOMPARE(*pal::bertScoreLayer("somewhere/else", 5), std::int64_t(5));
    QCOMPARE(*pal::bertScoreLayer("bert-base-uncased", 3), std::int64_t(3));
    for (const auto& unknown : {pal::bertScoreLayer("a/model", {}), pal::bertScoreLayer("", {}),
                                pal::bertScoreLayer("bert-base-uncased", -1)}) {
        QVERIFY(!unknown.ok());
        QVERIFY(unknown.error().kind == pal::ErrorKind::Usage);
        QVERIFY(unknown.error().text().find("--bert_layer") != std::string::npos);
    }
}

void TestBertScore::badEncodersAreErrors()
{
    const auto tokenizer = pal::letterTokenizer();
    const auto deep = pal::BertScorer::create(std::make_shared<pal::HashEncoder>(21), tokenizer, 5);
    QVERIFY(!deep.ok());
    QVERIFY(deep.error().text().find("--bert_layer 5") != std::string::npos);
    QVERIFY(deep.error().text().find("only 4 layers") != std::string::npos);
    QVERIFY(pal::BertScorer::create(std::make_shared<pal::HashEncoder>(21), tokenizer, 4).ok());
    QVERIFY(!pal::BertScorer::create(std::make_shared<pal::HashEncoder>(20), tokenizer, 1).ok());
}

void TestBertScore::aStopEndsIt()
{
    auto scorer = pal::BertScorer::create(std::make_shared<pal::HashEncoder>(21), pal::letterTokenizer(), 1);
    QVERIFY(scorer.ok());
    std::stop_source source;
    source.request_stop();
    const auto scores =
        scorer->score(std::vector<std::string>{"a"}, std::vector<std::string>{"b"}, 8, {{}, source.get_token()});
    QVERIFY(!scores.ok());
    QVERIFY(scores.error().kind == pal::ErrorKind::Interrupted);
}

void TestBertScore::scoresAsBertScore()
{
    const auto directory = pal::sentenceEncoderDirectory();
    if (!directory)
        QSKIP(pal::kNoSentenceEncoder);
    auto loaded = pal::loadEncoder(directory->string());
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().text().c_str());
    const auto tokenizer = pal::loadTokenizer(*directory);
    QVERIFY2(tokenizer.ok(), tokenizer.ok() ? "" : tokenizer.error().text().c_str());
    auto scorer = pal::BertScorer::create(std::shared_ptr<pal::Encoder>(std::move(loaded->encoder)), *tokenizer, 5);
    QVERIFY2(scorer.ok(), scorer.ok() ? "" : scorer.error().text().c_str());

    const auto text = pal::readFile(PALIMPSEST_FIXTURES "/metrics/bert_score.json");
    QVERIFY(text.ok());
    const auto rows = nlohmann::json::parse(*text);
    std::vector<std::string> candidates, references;
    for (const auto& row : rows) {
        candidates.push_back(row[0]);
        references.push_back(row[1]);
    }
    QVERIFY(candidates.size() > 100);
    const auto scores = scorer->score(candidates, references, 8);
    QVERIFY(scores.ok());
    double worst = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const auto& score = (*scores)[k];
        const double off = std::max({std::abs(score.precision - rows[k][2].get<double>()),
                                     std::abs(score.recall - rows[k][3].get<double>()),
                                     std::abs(score.f1 - rows[k][4].get<double>())});
        QVERIFY2(off <= 1e-5, (std::to_string(off) + " in " + rows[k].dump()).c_str());
        worst = std::max(worst, off);
    }
    qInfo("largest difference over %zu pairs: %.2g", rows.size(), worst);
}

QTEST_APPLESS_MAIN(TestBertScore)
#include "tst_bert_score.moc"
