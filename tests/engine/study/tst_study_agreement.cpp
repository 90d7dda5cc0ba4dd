#include "engine/study/study_agreement.h"
#include "tests/engine/study/made_study.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <cmath>
#include <numeric>

namespace pal = palimpsest;

namespace {

constexpr int kUnits = 24; ///< twelve documents in two epochs

pal::StudyRatings ratingsOf(std::vector<std::vector<int>> values)
{
    pal::StudyRatings ratings;
    ratings.scale = {1, 8};
    for (std::size_t rater = 0; rater < values.size(); ++rater) {
        ratings.raters.push_back(std::string(1, char('a' + rater)));
        for (std::size_t unit = 0; unit < values[rater].size(); ++unit) {
            if (rater == 0)
                ratings.units.push_back(std::int64_t(unit + 1));
            pal::StudyRating rating;
            rating.unit = std::int64_t(unit + 1);
            rating.rater = rater;
            rating.value = values[rater][unit];
            ratings.ratings.push_back(rating);
        }
    }
    return ratings;
}

} // namespace

class TestStudyAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto project = pal::Project::openOrMake(m_folder->path().toStdString());
        QVERIFY(project);
        m_project = std::make_unique<pal::Project>(*std::move(project));
    }

    void poolsAllPairsOfRatings()
    {
        // a-b: equal, 1 apart, 2 apart; a-c: all equal; b-c: as a-b.
        const pal::StudyAgreement measured = pal::measureStudy(ratingsOf({{1, 4, 6}, {1, 5, 8}, {1, 4, 6}}), 1);
        QCOMPARE(measured.comparisons, std::size_t(9));
        QCOMPARE(measured.exact, 5.0 / 9);
        QCOMPARE(measured.withinOne, 7.0 / 9);
        QCOMPARE(measured.ranges.size(), std::size_t(3));
        QCOMPARE(measured.ranges.front().unit, std::int64_t(3));
        QCOMPARE(measured.ranges.front().range, 2);
        QCOMPARE(*measured.ranges.front().values[1], 8);
    }

    void undefinedHasItsReasonAndItsDroppedResamples()
    {
        const pal::StudyAgreement same = pal::measureStudy(ratingsOf({{3, 3, 3}, {3, 3, 3}}), 1);
        QCOMPARE(same.agreement.ordinal.reason, std::string("no variation"));
        QCOMPARE(same.ordinal.dropped, pal::kBootstrapResamples);
        QVERIFY(!same.ordinal.lo);
        // Two units: a resample that draws one of them twice has no variation, which is one in two of them.
        const pal::StudyAgreement two = pal::measureStudy(ratingsOf({{1, 8}, {1, 8}}), 1);
        QVERIFY(two.ordinal.dropped > 800 && two.ordinal.dropped < 1200);
        const pal::StudyAgreement one = pal::measureStudy(ratingsOf({{1, 8}}), 1);
        QCOMPARE(one.agreement.ordinal.reason, std::string("needs overlap"));
        QCOMPARE(one.comparisons, std::size_t(0));
    }

    void tellsGoldRepeatsAndDistributionOfEachRater()
    {
        const pal::Study study = made::addStudy(*m_project);
        QVERIFY(made::answerAll(*m_project, study));
        const auto measured = pal::studyAgreement(*m_project, study);
        QVERIFY(measured);
        QCOMPARE(measured->records.size(), std::size_t(3));
        for (std::size_t rater = 0; rater < 3; ++rater) {
            const pal::RaterRecord& record = measured->records[rater];
            QCOMPARE(record.rated(), std::size_t(kUnits));
            QVERIFY(record.goldRated >= 2);
            QCOMPARE(record.goldPassed, rater == 1 ? std::size_t(0) : record.goldRated);
            QVERIFY(record.repeats >= 2);
            QVERIFY(!record.selfKappa.value || *record.selfKappa.value == 1.0); // they repeat themselves word for word
        }
        QCOMPARE(measured->records[0].counts[1], std::size_t(7)); // six of epoch 0, and the item that divides
        QCOMPARE(measured->ranges.front().range, 6);
    }

    void goldAndRepeatsChangeNothing()
    {
        const pal::Study study = made::addStudy(*m_project);
        QVERIFY(made::answerAll(*m_project, study));
        const auto ratings = pal::loadRatings(*m_project, study);
        QVERIFY(ratings);
        pal::StudyRatings plain = *ratings;
        std::erase_if(plain.ratings, [](const auto& rating) { return rating.purpose != pal::Purpose::Rate; });
        QVERIFY(plain.ratings.size() < ratings->ratings.size());
        const auto all = pal::measureStudy(*ratings, 1), less = pal::measureStudy(plain, 1);
        QCOMPARE(*all.agreement.ordinal.value, *less.agreement.ordinal.value);
        QCOMPARE(*all.ordinal.lo, *less.ordinal.lo);
        QCOMPARE(all.exact, less.exact);
    }

    void entersWhatWasComputedOnce()
    {
        const pal::Study study = made::addStudy(*m_project);
        QVERIFY(made::answerAll(*m_project, study));
        const auto first = pal::studyAgreement(*m_project, study);
        QVERIFY(first);
        QCOMPARE(rows(), 3 + 3 + 3); // three α, three pairs, three raters
        QVERIFY(pal::studyAgreement(*m_project, study));
        QCOMPARE(rows(), 9);
        QVERIFY(m_project->database().each(
            "SELECT value,ci_lo,ci_hi,n_units,n_pairable,n_raters,boot_n,boot_seed,boot_dropped,input_sha256 FROM "
            "ann_agreement WHERE stat='alpha_ordinal'",
            {}, [&](const pal::SqlRow& row) {
                QCOMPARE(row.real(0), *first->agreement.ordinal.value);
                QVERIFY(row.real(1) <= row.real(0) && row.real(0) <= row.real(2));
                QCOMPARE(row.integer(3), kUnits);
                QCOMPARE(row.integer(4), kUnits);
                QCOMPARE(row.integer(5), 3);
                QCOMPARE(row.integer(6), std::int64_t(pal::kBootstrapResamples));
                QCOMPARE(row.integer(7), std::int64_t(study.design.seed));
                QCOMPARE(row.integer(8), std::int64_t(first->ordinal.dropped));
                QCOMPARE(row.text(9), first->inputSha256);
            }));
        QVERIFY(made::answer(*m_project, study, "ann", [](const made::Shown&) { return std::string("5"); }));
        const auto second = pal::studyAgreement(*m_project, study);
        QVERIFY(second && second->inputSha256 != first->inputSha256);
        QCOMPARE(rows(), 18);
    }

    void undefinedIsEnteredWithItsReason()
    {
        const pal::Study study =
            made::addStudy(*m_project, "lone", {.raters = {"ann"}, .ratersPerUnit = 1, .repeats = 0});
        QVERIFY(made::answerAll(*m_project, study));
        QVERIFY(pal::studyAgreement(*m_project, study));
        const auto why = m_project->database().text(
            "SELECT undefined_reason FROM ann_agreement WHERE stat='alpha_ordinal' AND value IS NULL");
        QVERIFY(why);
        QCOMPARE(why->value_or(""), std::string("needs overlap"));
        const auto self = m_project->database().text(
            "SELECT undefined_reason FROM ann_agreement WHERE stat='self_kappa_quadratic/ann'");
        QCOMPARE(self->value_or(""), std::string("no repeats"));
    }

    void jsonAddsToTheContract()
    {
        const pal::Study study = made::addStudy(*m_project);
        QVERIFY(made::answerAll(*m_project, study));
        const auto measured = pal::studyAgreement(*m_project, study);
        const auto object = nlohmann::json::parse(pal::agreementJson(*measured));
        for (const char* key : {"n_items", "n_raters", "alpha", "pairs", "n_pairable", "alpha_ci", "exact",
                                "within_one", "raters", "input_sha256"})
            QVERIFY2(object.contains(key), key);
        QCOMPARE(object["alpha_ci"]["ordinal"]["dropped"].get<std::size_t>(), measured->ordinal.dropped);
        QCOMPARE(object["raters"][1]["gold_passed"].get<int>(), 0);
        QCOMPARE(object["raters"][0]["counts"].size(), std::size_t(8));
        const std::string text = pal::agreementText(*measured);
        QVERIFY(text.find("undefined and dropped") != std::string::npos);
        QVERIFY(text.find("bo: 24 rated") != std::string::npos);
    }

private:
    int rows() { return int(m_project->database().integer("SELECT count(*) FROM ann_agreement")->value_or(-1)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<pal::Project> m_project;
};

QTEST_GUILESS_MAIN(TestStudyAgreement)
#include "tst_study_agreement.moc"
