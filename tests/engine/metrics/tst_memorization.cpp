#include "engine/metrics/memorization.h"
#include "engine/metrics/utility.h"

#include "tests/engine/metrics/markov_lm.h"
#include "tests/engine/metrics/plain_memorization.h"

#include <ATen/ops/empty.h>

#include <QtTest/QtTest>

#include <random>

namespace pal = palimpsest;

namespace {

constexpr std::int64_t kEos = 0;

/// Rows that the model mostly predicts, some padded on the left, some with an end of text inside or at their end.
pal::MemorizationRows rowsFor(const pal::MarkovLm& model, std::int64_t count, std::int64_t length, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    torch::Tensor ids = at::zeros({count, length}, torch::kInt64);
    torch::Tensor mask = at::zeros({count, length}, torch::kBool);
    for (std::int64_t b = 0; b < count; ++b) {
        const std::int64_t pads = b % 3 == 1 ? 1 + below(length / 2) : b % 7 == 5 ? length - 4 : 0;
        std::vector<std::int64_t> context;
        for (std::int64_t i = pads; i < length; ++i) {
            std::int64_t token = model.guess(context);
            if (below(8) == 0 || (token == kEos && below(3) != 0))
                token = 1 + below(model.config().vocabularySize - 1);
            if (b % 5 == 4 && i > length - 6)
                token = kEos;
            context.push_back(token);
            ids[b][i] = token;
            mask[b][i] = true;
        }
    }
    const torch::Tensor real = mask & (ids != kEos);
    return {ids, mask, ids.masked_fill(real.logical_not(), -100), real};
}

bool same(double a, double b, double bound) { return (a != a && b != b) || std::abs(a - b) <= bound; }

} // namespace

class TestMemorization : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quickFormEqualsPlainForm_data();
    void quickFormEqualsPlainForm();
    void onlyWrongStartsAreGenerated();
    void rowsThatEndEarlyAreFilledToTheirBatch();
    void memorisedRowsScoreOne();
    void rowsWithoutRealTokensAreLeftOut();
    void utilityIsLossAndAccuracy();
    void badSettingsAreErrors();
    void aStopEndsIt();
};

void TestMemorization::quickFormEqualsPlainForm_data()
{
    QTest::addColumn<bool>("paper");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("maxPositions");
    QTest::addColumn<int>("seed");
    for (const bool paper : {true, false})
        for (const int start : {24, 1})
            for (int seed = 1; seed <= 3; ++seed)
                QTest::addRow("%s, start %d, seed %d", paper ? "paper" : "corrected", start, seed)
                    << paper << start << (seed == 1 ? 40 : 512) << seed;
}

void TestMemorization::quickFormEqualsPlainForm()
{
    QFETCH(bool, paper);
    QFETCH(int, start);
    QFETCH(int, maxPositions);
    QFETCH(int, seed);
    pal::MarkovLm model(11, maxPositions, static_cast<std::uint64_t>(seed));
    const pal::MemorizationRows rows = rowsFor(model, 11, 40, static_cast<unsigned>(seed));
    pal::MemorizationOptions options;
    options.paper = paper;
    options.batchSize = 4;
    options.elN = 3;
    options.elStart = start;
    options.eos = kEos;
    const auto quick = pal::measureMemorization(model, rows, options);
    QVERIFY2(quick.ok(), quick.ok() ? "" : quick.error().text().c_str());
    const pal::Memorization plain =
        paper ? pal::plain::paper(model, rows, options) : pal::plain::corrected(model, rows, options);
    QVERIFY(plain.acc > 0.5 && plain.acc < 0.97 && plain.el > 0.05 && plain.el < 1.5);
    QVERIFY(same(quick->acc, plain.acc, 1e-12));
    QVERIFY(same(quick->valLoss, plain.valLoss, 1e-5));
    QVERIFY(same(quick->el, plain.el, 1e-12));
    QCOMPARE(quick->rowsWithoutEl, plain.rowsWithoutEl);
    QCOMPARE(quick->rows.size(), plain.rows.size());
    for (std::size_t b = 0; b < plain.rows.size(); ++b)
        QVERIFY2(same(quick->rows[b].el, plain.rows[b].el, 1e-12), qPrintable(QString::number(b)));
}

void TestMemorization::onlyWrongStartsAreGenerated()
{
    pal::ExtractionRow row;
    row.tokens = {5, 6, 7, 8, 9, 3, 4, 5};
    row.guesses = {-1, 6, 7, 1, 9, 3, 4, 2};
    row.attended.assign(8, 1);
    row.real.assign(8, 1);
    pal::ExtractionOptions options{true, 4, 3, 2, 0};
    // Start 3 is guessed wrong. Starts 4 and 5, right, go on to 6 and 7; 7 is wrong and needed by them.
    QCOMPARE(pal::startsToGenerate(row, options), (std::vector<std::int64_t>{3, 7}));
    row.guesses[6] = 1; // the chain of the last start that counts, 5, ends here
    QCOMPARE(pal::startsToGenerate(row, options), (std::vector<std::int64_t>{3, 6}));
    row.guesses[6] = 0; // an eos needs no generation
    QCOMPARE(pal::startsToGenerate(row, options), (std::vector<std::int64_t>{3}));
    row.tokens[6] = 0; // nor does one that the row has as well: 7 is not needed then
    QCOMPARE(pal::startsToGenerate(row, options), (std::vector<std::int64_t>{3}));
    row.attended[4] = 0; // a token that cannot be attended to is no part of what the next start sees
    QCOMPARE(pal::startsToGenerate(row, options), (std::vector<std::int64_t>{3, 4}));
}

void TestMemorization::rowsThatEndEarlyAreFilledToTheirBatch()
{
    // The first row ends at once, the second goes on to the end; the truth of the first holds ends of text.
    pal::ExtractionRow ends;
    ends.tokens = {1, 2, 0, 0, 0, 0};
    ends.guesses = {-1, 1, 0, 0, 0, 0};
    ends.attended.assign(6, 1);
    ends.real.assign(6, 1);
    ends.generated.resize(6);
    pal::ExtractionRow whole = ends;
    whole.tokens = {1, 2, 3, 4, 5, 6};
    whole.guesses = {-1, 2, 3, 4, 5, 6};
    const pal::ExtractionOptions together{true, 2, 2, 2, 0};
    const auto filled = pal::extractionLikelihoods(std::vector{ends, whole}, together);
    QCOMPARE(filled, (std::vector<double>{1.0, 1.0})); // 0 filled to 0 0 0 0 meets every 2-gram of 0 0 0 0
    pal::ExtractionOptions apart = together;
    apart.batchSize = 1;
    const auto alone = pal::extractionLikelihoods(std::vector{ends, whole}, apart);
    QCOMPARE(alone, (std::vector<double>{0.0, 1.0}));
    pal::ExtractionOptions corrected = together;
    corrected.paper = false;
    QCOMPARE(pal::extractionLikelihoods(std::vector{ends, whole}, corrected), (std::vector<double>{0.0, 1.0}));
}

void TestMemorization::memorisedRowsScoreOne()
{
    pal::MarkovLm model(11, 64, 9);
    torch::Tensor ids = at::zeros({1, 40}, torch::kInt64);
    std::vector<std::int64_t> context;
    for (std::int64_t i = 0; i < 40; ++i) {
        context.push_back(model.guess(context));
        ids[0][i] = context.back();
    }
    const torch::Tensor all = at::ones({1, 40}, torch::kBool);
    pal::MemorizationOptions options;
    options.elN = 3;
    options.elStart = 30;
    model.tokensStepped = 0;
    const auto measured = pal::measureMemorization(model, {ids, all, ids, all}, options);
    QVERIFY(measured.ok());
    QCOMPARE(measured->acc, 1.0);
    QCOMPARE(measured->el, 1.0);
    QCOMPARE(model.tokensStepped, std::int64_t{0}); // nothing was generated
}

void TestMemorization::rowsWithoutRealTokensAreLeftOut()
{
    pal::MarkovLm model(11, 64, 3);
    pal::MemorizationRows rows = rowsFor(model, 2, 40, 5);
    rows.ids.narrow(0, 1, 1).zero_();
    rows.mask.narrow(0, 1, 1).zero_();
    rows.real.narrow(0, 1, 1).zero_();
    rows.labels.narrow(0, 1, 1).fill_(-100);
    pal::MemorizationOptions options;
    options.elN = 3;
    options.elStart = 24;
    options.eos = kEos;
    const auto both = pal::measureMemorization(model, rows, options);
    const auto first = pal::measureMemorization(
        model,
        {rows.ids.narrow(0, 0, 1), rows.mask.narrow(0, 0, 1), rows.labels.narrow(0, 0, 1), rows.real.narrow(0, 0, 1)},
        options);
    QVERIFY(both.ok() && first.ok());
    QCOMPARE(both->rowsWithoutEl, std::int64_t{1});
    QVERIFY(both->rows[1].el != both->rows[1].el && both->rows[1].acc != both->rows[1].acc);
    QCOMPARE(both->el, first->el);
    QCOMPARE(both->acc, first->acc);
    QCOMPARE(both->valLoss, first->valLoss);
}

void TestMemorization::utilityIsLossAndAccuracy()
{
    pal::MarkovLm model(11, 64, 3);
    const pal::MemorizationRows rows = rowsFor(model, 9, 40, 8);
    for (const bool paper : {true, false}) {
        pal::MemorizationOptions options;
        options.paper = paper;
        options.elN = 3;
        options.elStart = 24;
        options.eos = kEos;
        const auto whole = pal::measureMemorization(model, rows, options);
        options.elStart = 5000; // not looked at
        model.tokensStepped = 0;
        const auto utility = pal::measureUtility(model, rows, options);
        QVERIFY(whole.ok() && utility.ok());
        QCOMPARE(utility->loss, whole->valLoss);
        QCOMPARE(utility->acc, whole->acc);
        QCOMPARE(model.tokensStepped, std::int64_t{0});
    }
}

void TestMemorization::badSettingsAreErrors()
{
    pal::MarkovLm model(11, 40, 3);
    const pal::MemorizationRows rows = rowsFor(model, 2, 40, 5);
    pal::MemorizationOptions options;
    const auto noGram = pal::measureMemorization(model, rows, options);
    QVERIFY(!noGram.ok() && noGram.error().kind == pal::ErrorKind::Usage);
    QVERIFY(noGram.error().text().find("--el_start 150") != std::string::npos);
    options.elN = 3;
    options.elStart = 24;
    pal::MarkovLm small(5, 40, 3);
    const auto outside = pal::measureMemorization(small, rows, options);
    QVERIFY(!outside.ok() && outside.error().kind == pal::ErrorKind::BadInput);
    QVERIFY(outside.error().text().find("vocabulary of 5") != std::string::npos);
    pal::MarkovLm brief(11, 39, 3);
    const auto tooLong = pal::measureMemorization(brief, rows, options);
    QVERIFY(!tooLong.ok() && tooLong.error().text().find("39 positions") != std::string::npos);
}

void TestMemorization::aStopEndsIt()
{
    pal::MarkovLm model(11, 40, 3);
    const pal::MemorizationRows rows = rowsFor(model, 2, 40, 5);
    pal::MemorizationOptions options;
    options.elN = 3;
    options.elStart = 24;
    std::stop_source source;
    const auto stopped = pal::measureMemorization(
        model, rows, options,
        {[&](std::string_view, std::int64_t, std::int64_t) { source.request_stop(); }, source.get_token()});
    QVERIFY(!stopped.ok());
    QVERIFY(stopped.error().kind == pal::ErrorKind::Interrupted);
}

QTEST_APPLESS_MAIN(TestMemorization)
#include "tst_memorization.moc"
