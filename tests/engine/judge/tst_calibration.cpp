#include "engine/judge/calibration_log.h"
#include "engine/project/project.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pal = palimpsest;

namespace {

/// spec/study.md section 1: means of three raters, and a judge.
const std::vector<double> kHuman = {4.0 / 3,  23.0 / 3, 7, 10.0 / 3, 16.0 / 3, 5.0 / 3,
                                    16.0 / 3, 23.0 / 3, 3, 4,        22.0 / 3, 1};
const std::vector<double> kJudge = {0, 10, 9, 2, 0, 1, 6, 10, 3, 5, 9, 0};

std::vector<pal::CalibrationPair> vectors()
{
    std::vector<pal::CalibrationPair> pairs;
    for (std::size_t i = 0; i < kHuman.size(); ++i)
        pairs.push_back({std::int64_t(i) + 1, i % 2 == 0 ? "and" : "ours", kHuman[i], kJudge[i]});
    return pairs;
}

pal::GradedTask task(std::int64_t generation, std::optional<double> value)
{
    pal::GradedTask task;
    task.model = "ours";
    task.generationId = generation;
    task.value = value;
    return task;
}

} // namespace

class TestCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheVectors()
    {
        const pal::Calibration result = pal::calibrate(vectors(), pal::CalibrationScale::Human);
        QCOMPARE(result.n, std::size_t(12));
        QVERIFY(std::abs(*result.rho.value - 0.865269988) < 1e-9);
        QVERIFY(std::abs(*result.tauB.value - 0.800230500) < 1e-9);
        QVERIFY(*result.rhoInterval.lo < *result.rho.value && *result.rho.value <= *result.rhoInterval.hi);
        QVERIFY(*result.tauInterval.lo < *result.tauB.value && *result.tauB.value <= *result.tauInterval.hi);
        QCOMPARE(result.rhoInterval.resamples, std::size_t(2000));
    }

    /// Means rounded: 1 8 7 3 5 2 5 8 3 4 7 1; grades by 1 + round(7 s / 10): 1 8 7 2 1 2 5 8 3 5 7 1. κ from the
    /// definition, written out.
    void binsGradesForKappa()
    {
        const int human[] = {1, 8, 7, 3, 5, 2, 5, 8, 3, 4, 7, 1};
        const int judge[] = {1, 8, 7, 2, 1, 2, 5, 8, 3, 5, 7, 1};
        double observed = 0, expected = 0;
        for (int i = 0; i < 12; ++i) {
            observed += (human[i] - judge[i]) * (human[i] - judge[i]) / 49.0;
            for (int j = 0; j < 12; ++j)
                expected += (human[i] - judge[j]) * (human[i] - judge[j]) / 49.0 / 12;
        }
        const pal::Calibration result = pal::calibrate(vectors(), pal::CalibrationScale::Human);
        QVERIFY(std::abs(*result.kappa.value - (1 - observed / expected)) < 1e-12);
    }

    void countsEveryPairInTheJointTable()
    {
        auto pairs = vectors();
        pairs.push_back({99, "ours", 6.2, 0});
        const pal::Calibration result = pal::calibrate(pairs, pal::CalibrationScale::Human);
        QCOMPARE(result.joint.size(), std::size_t(8));
        QCOMPARE(result.joint[pal::kParaphraseRating - 1][pal::kParaphraseGrade], std::size_t(1));
        QCOMPARE(result.joint[0][0], std::size_t(2));
        QCOMPARE(result.joint[7][10], std::size_t(2));
        std::size_t sum = 0;
        for (const auto& row : result.joint)
            for (const std::size_t count : row)
                sum += count;
        QCOMPARE(sum, std::size_t(13));
        QVERIFY(pal::calibrationText(result).find("[1]") != std::string::npos);
    }

    /// A judge that tells models apart but no candidates of a model: perfect by means, blind within.
    void keepsModelsAndCandidatesApart()
    {
        std::vector<pal::CalibrationPair> pairs;
        const double human[] = {1, 2, 3, 2};
        const double judge[] = {2, 1, 1, 2};
        for (int model = 0; model < 3; ++model)
            for (int i = 0; i < 4; ++i)
                pairs.push_back(
                    {model * 4 + i, std::string(1, char('a' + model)), human[i] + 2 * model, judge[i] + 4 * model});
        const pal::Calibration result = pal::calibrate(pairs, pal::CalibrationScale::Human);
        QCOMPARE(*result.systemRho.value, 1.0);
        QCOMPARE(*result.systemTau.value, 1.0);
        QVERIFY(*result.rho.value > 0.8);
        QCOMPARE(result.models.size(), std::size_t(3));
        for (const auto& model : result.models)
            QVERIFY(*model.rho.value < 0);
        QCOMPARE(result.models[1].meanOther, 4.0);
        QCOMPARE(result.models[1].meanJudge, 5.5);
    }

    void listsWhatTheTwoPlaceMostApart()
    {
        const pal::Calibration result = pal::calibrate(vectors(), pal::CalibrationScale::Human);
        // Human 16/3 is among the upper half, its grade 0 among the lowest three.
        QCOMPARE(result.worst.front().pair.generationId, std::int64_t(5));
        QVERIFY(result.worst.front().placeOther - result.worst.front().placeJudge > 0.4);
        for (std::size_t i = 1; i < result.worst.size(); ++i)
            QVERIFY(std::abs(result.worst[i].placeOther - result.worst[i].placeJudge)
                    <= std::abs(result.worst[i - 1].placeOther - result.worst[i - 1].placeJudge));
    }

    void holdsTwoJudgesAgainstEachOther()
    {
        std::vector<pal::CalibrationPair> pairs;
        for (int grade = 0; grade <= 10; ++grade)
            pairs.push_back({grade, "ours", double(grade), double(grade)});
        const pal::Calibration result = pal::calibrate(pairs, pal::CalibrationScale::Judge);
        QCOMPARE(result.joint.size(), std::size_t(11));
        QCOMPARE(result.joint[10][10], std::size_t(1));
        QCOMPARE(*result.kappa.value, 1.0);
        QCOMPARE(*result.rho.value, 1.0);
        QVERIFY(result.worst.empty());
    }

    void saysWhyThereIsNoCoefficient()
    {
        const pal::Calibration one = pal::calibrate({{1, "a", 3, 4}}, pal::CalibrationScale::Human);
        QVERIFY(!one.rho.value && !one.rhoInterval.lo);
        const auto json = nlohmann::json::parse(pal::toJson(one));
        QVERIFY(json["rho"].is_null());
        QCOMPARE(json["rho_reason"].get<std::string>(), std::string("needs 2 common items"));
        const pal::Calibration flat =
            pal::calibrate({{1, "a", 3, 4}, {2, "a", 3, 7}, {3, "a", 3, 9}}, pal::CalibrationScale::Human);
        QCOMPARE(flat.tauB.reason, std::string("no variation"));
    }

    void averagesReplicatesAndLeavesFailuresOut()
    {
        const auto pairs =
            pal::pairsOf({task(1, 4), task(1, 6), task(2, std::nullopt), task(3, 8)}, {{1, 2}, {2, 3}, {4, 5}});
        QCOMPARE(pairs.size(), std::size_t(1));
        QCOMPARE(pairs[0].judge, 5.0);
        QCOMPARE(pairs[0].other, 2.0);
    }

    void isTheSameWhateverTheOrder()
    {
        auto pairs = vectors();
        const pal::Calibration one = pal::calibrate(pairs, pal::CalibrationScale::Human);
        std::ranges::reverse(pairs);
        QCOMPARE(pal::toJson(pal::calibrate(pairs, pal::CalibrationScale::Human)), pal::toJson(one));
        pairs[0].judge = 9;
        QVERIFY(pal::calibrate(pairs, pal::CalibrationScale::Human).inputSha256 != one.inputSha256);
    }

    void appendsToItsRecord()
    {
        const QTemporaryDir folder;
        auto project = pal::Project::openOrMake(folder.path().toStdString());
        QVERIFY(project.ok());
        auto store = pal::JudgeStore::open(project->database());
        QVERIFY(store.ok());
        const pal::CalibrationPartner study{7, {}};
        const pal::Calibration first = pal::calibrate(vectors(), pal::CalibrationScale::Human);
        const auto id = pal::recordCalibration(*store, 3, study, first);
        QVERIFY(id.ok());
        QCOMPARE(*pal::recordCalibration(*store, 3, study, first), *id);
        auto pairs = vectors();
        pairs.pop_back();
        const auto second =
            pal::recordCalibration(*store, 3, study, pal::calibrate(pairs, pal::CalibrationScale::Human));
        QVERIFY(second.ok() && *second != *id);
        const auto records = pal::calibrationRecords(*store, 3, study);
        QCOMPARE(records->size(), std::size_t(2));
        QCOMPARE(records->front().n, std::size_t(11));
        QCOMPARE(records->back().inputSha256, first.inputSha256);
        QCOMPARE(pal::calibrationRecords(*store, 3, {{}, 7})->size(), std::size_t(0));
        QVERIFY(!project->database().run("DELETE FROM jdg_calibration").ok());
        QVERIFY(!project->database().run("UPDATE jdg_calibration SET rho=1").ok());
    }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
