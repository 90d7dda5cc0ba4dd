#include "engine/stats/cohen_kappa.h"
#include "engine/stats/krippendorff_alpha.h"
#include "engine/stats/rank_correlation.h"
#include "engine/stats/seeded_random.h"

#include <QFile>
#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <sstream>

namespace pal = palimpsest;

namespace {

constexpr double kTolerance = 1e-9;

/// One line a rater, "-" where missing.
pal::RatingTable tableOf(const std::vector<std::string>& raters)
{
    std::vector<std::vector<std::string>> cells;
    for (const std::string& line : raters) {
        std::istringstream words(line);
        cells.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
    }
    pal::RatingTable table(cells.front().size(), cells.size());
    for (std::size_t rater = 0; rater < cells.size(); ++rater)
        for (std::size_t unit = 0; unit < table.units(); ++unit)
            if (cells[rater][unit] != "-")
                table.at(unit, rater) = std::stoi(cells[rater][unit]);
    return table;
}

const std::vector<std::string> kH8 = {"1 8 7 3 6 2 5 8 - 4 7 1", "2 8 7 4 6 1 5 7 3 - 8 1", "1 7 - 3 4 2 6 8 3 4 7 -"};

double alpha(const pal::RatingTable& table, pal::Difference difference, pal::RatingScale scale = {1, 8})
{
    return pal::KrippendorffAlpha(table, scale).of(difference).value.value_or(std::nan(""));
}

bool near(double value, double expected, double tolerance = kTolerance)
{
    return std::abs(value - expected) <= tolerance;
}

std::vector<double> doubles(const std::vector<int>& values) { return {values.begin(), values.end()}; }

} // namespace

class TestAgreementVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Krippendorff 2011, section C and its worked answers.
    void krippendorff2011()
    {
        const pal::RatingTable table = tableOf({"1 2 3 3 2 1 4 1 2 - - -", "1 2 3 3 2 2 4 1 2 5 - 3",
                                                "- 3 3 3 2 3 4 2 2 5 1 -", "1 2 3 3 2 4 4 1 2 5 1 -"});
        QVERIFY(near(alpha(table, pal::Difference::Nominal, {1, 5}), 0.743421, 5e-7));
        QVERIFY(near(alpha(table, pal::Difference::Ordinal, {1, 5}), 0.815388, 5e-7));
        QVERIFY(near(alpha(table, pal::Difference::Interval, {1, 5}), 0.849107, 5e-7));
        QVERIFY(near(alpha(table, pal::Difference::Ratio, {1, 5}), 0.797403, 5e-7));
        QVERIFY2(near(alpha(table, pal::Difference::Ordinal, {1, 8}), alpha(table, pal::Difference::Ordinal, {1, 5})),
                 "values that nobody gave change nothing");
    }

    void humanScale()
    {
        const pal::KrippendorffAlpha alphas(tableOf(kH8), {1, 8});
        QCOMPARE(alphas.pairableValues(), std::size_t(32));
        QCOMPARE(alphas.pairableUnits(), std::size_t(12));
        QVERIFY(near(*alphas.of(pal::Difference::Nominal).value, 0.438914027));
        QVERIFY(near(*alphas.of(pal::Difference::Ordinal).value, 0.936557011));
        QVERIFY(near(*alphas.of(pal::Difference::Interval).value, 0.945413799));
    }

    void kappaOfTwoRaters()
    {
        const pal::CommonRatings pair{{1, 8, 7, 3, 6, 2, 5, 8, 4, 7, 1, 6}, {2, 8, 7, 4, 6, 1, 5, 7, 6, 8, 1, 3}};
        QVERIFY(near(*pal::cohenKappa(pair, {1, 8}, pal::KappaWeights::None).value, 0.322580645));
        QVERIFY(near(*pal::cohenKappa(pair, {1, 8}, pal::KappaWeights::Linear).value, 0.702970297));
        QVERIFY(near(*pal::cohenKappa(pair, {1, 8}, pal::KappaWeights::Quadratic).value, 0.877828054));
    }

    void kappaGoesByTheDeclaredScale()
    {
        const pal::CommonRatings pair{{1, 1, 8, 8, 2}, {1, 2, 8, 2, 8}};
        QVERIFY(near(*pal::cohenKappa(pair, {1, 8}, pal::KappaWeights::Linear).value, 0.216867470));
    }

    void rankCorrelations()
    {
        const std::vector<double> human = {4. / 3,  23. / 3, 7, 10. / 3, 16. / 3, 5. / 3,
                                           16. / 3, 23. / 3, 3, 4,       22. / 3, 1};
        const std::vector<double> judge = {0, 10, 9, 2, 0, 1, 6, 10, 3, 5, 9, 0};
        QVERIFY(near(*pal::spearman(human, judge).value, 0.865269988));
        QVERIFY(near(*pal::kendallTauB(human, judge).value, 0.800230500));
    }

    void orderOfUnitsAndRatersChangesNothing()
    {
        const pal::RatingTable table = tableOf(kH8);
        pal::SeededRandom random(5);
        std::vector<std::size_t> units(table.units()), raters(table.raters());
        std::iota(units.begin(), units.end(), std::size_t(0));
        std::iota(raters.begin(), raters.end(), std::size_t(0));
        for (int round = 0; round < 20; ++round) {
            random.shuffle(units);
            random.shuffle(raters);
            pal::RatingTable permuted(table.units(), table.raters());
            for (std::size_t unit = 0; unit < units.size(); ++unit)
                for (std::size_t rater = 0; rater < raters.size(); ++rater)
                    permuted.at(unit, rater) = table.at(units[unit], raters[rater]);
            for (const pal::Difference difference : pal::kDifferences)
                QVERIFY(near(alpha(permuted, difference), alpha(table, difference), 1e-12));
        }
    }

    void relabellingKeepsNominalAndReversingKeepsOrdinal()
    {
        const pal::RatingTable table = tableOf(kH8);
        pal::RatingTable relabelled = table, reversed = table;
        const int labels[] = {3, 8, 1, 5, 7, 2, 6, 4};
        for (std::size_t unit = 0; unit < table.units(); ++unit)
            for (std::size_t rater = 0; rater < table.raters(); ++rater)
                if (const auto value = table.at(unit, rater)) {
                    relabelled.at(unit, rater) = labels[*value - 1];
                    reversed.at(unit, rater) = 9 - *value;
                }
        QVERIFY(near(alpha(relabelled, pal::Difference::Nominal), alpha(table, pal::Difference::Nominal)));
        QVERIFY(near(alpha(reversed, pal::Difference::Ordinal), alpha(table, pal::Difference::Ordinal)));
        QVERIFY(near(alpha(reversed, pal::Difference::Interval), alpha(table, pal::Difference::Interval)));
    }

    void undefinedIsNeverANumber()
    {
        const auto reason = [](const std::vector<std::string>& raters) {
            return pal::KrippendorffAlpha(tableOf(raters), {1, 8}).of(pal::Difference::Ordinal);
        };
        QCOMPARE(reason({"3 3 3", "3 3 3"}), pal::Statistic::undefined("no variation"));
        QCOMPARE(reason({"1 2 3"}), pal::Statistic::undefined("needs overlap"));
        QCOMPARE(reason({"1 - 3", "- 2 -"}), pal::Statistic::undefined("needs overlap"));
        QCOMPARE(pal::cohenKappa({{4, 4}, {4, 4}}, {1, 8}, pal::KappaWeights::None),
                 pal::Statistic::undefined("no variation"));
        QCOMPARE(pal::cohenKappa({}, {1, 8}, pal::KappaWeights::Linear), pal::Statistic::undefined("no common items"));
        const std::vector<double> rising = {1, 2, 3}, same = {2, 2, 2};
        QCOMPARE(pal::spearman(rising, same), pal::Statistic::undefined("no variation"));
        QCOMPARE(pal::kendallTauB(same, rising), pal::Statistic::undefined("no variation"));
        QCOMPARE(pal::spearman({}, {}), pal::Statistic::undefined("no common items"));
    }

    /// tests/oracle/agreement_goldens.py: krippendorff, scikit-learn and SciPy on random matrices with missing values.
    void oracle()
    {
        const QByteArray set = qgetenv("PALIMPSEST_AGREEMENT_MATRICES");
        QFile file(set.isEmpty() ? QStringLiteral(PALIMPSEST_FIXTURES "/stats/agreement.json")
                                 : QString::fromUtf8(set));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const auto cases = nlohmann::json::parse(file.readAll().toStdString());
        for (const auto& matrix : cases)
            compare(matrix);
        QVERIFY(cases.size() >= 20);
    }

private:
    static void compare(const nlohmann::json& matrix)
    {
        const auto& rows = matrix.at("raters");
        pal::RatingTable table(rows.at(0).size(), rows.size());
        for (std::size_t rater = 0; rater < rows.size(); ++rater)
            for (std::size_t unit = 0; unit < table.units(); ++unit)
                if (!rows[rater][unit].is_null())
                    table.at(unit, rater) = rows[rater][unit].get<int>();
        const pal::RatingScale scale{matrix.at("lo"), matrix.at("hi")};
        const pal::KrippendorffAlpha alphas(table, scale);
        for (const pal::Difference difference : pal::kDifferences)
            same(alphas.of(difference), matrix.at("alpha").at(std::string(nameOf(difference))));
        const pal::CommonRatings pair = pal::commonRatings(table, 0, 1);
        for (const pal::KappaWeights weights : pal::kKappaWeights)
            same(pal::cohenKappa(pair, scale, weights), matrix.at("kappa").at(std::string(nameOf(weights))));
        same(pal::spearman(doubles(pair.a), doubles(pair.b)), matrix.at("spearman"));
        same(pal::kendallTauB(doubles(pair.a), doubles(pair.b)), matrix.at("kendall_tau_b"));
    }

    static void same(const pal::Statistic& statistic, const nlohmann::json& expected)
    {
        QCOMPARE(statistic.value.has_value(), !expected.is_null());
        QCOMPARE(statistic.reason.empty(), statistic.value.has_value());
        if (statistic.value)
            QVERIFY2(near(*statistic.value, expected.get<double>()),
                     qPrintable(QStringLiteral("%1, wanted %2").arg(*statistic.value).arg(expected.get<double>())));
    }
};

QTEST_GUILESS_MAIN(TestAgreementVectors)
#include "tst_agreement_vectors.moc"
