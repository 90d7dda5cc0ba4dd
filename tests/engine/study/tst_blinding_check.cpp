#include "engine/study/blinding_check.h"
#include "engine/study/length_classes.h"
#include "tests/engine/study/made_study.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

std::vector<OutputLength> lengths(std::size_t of0, std::size_t of1)
{
    std::vector<OutputLength> outputs;
    for (std::size_t i = 0; i < 20; ++i) {
        outputs.push_back({i == 3 ? of0 : 100 + i % 3, {0}});
        outputs.push_back({i == 5 ? of1 : 100 + i % 3, {1}});
    }
    return outputs;
}

} // namespace

class TestBlindingCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresOrderWithoutNames()
    {
        QTemporaryDir folder;
        auto project = Project::openOrMake(folder.path().toStdString());
        QVERIFY(project);
        const Study study = made::addStudy(*project, "study", {.documents = 40, .repeats = 0.1});
        const auto check = inspectBlinding(*project, study);
        QVERIFY(check);
        QCOMPARE(check->orders.size(), std::size_t(3));
        for (const PackOrder& order : check->orders) {
            QVERIFY2(order.leastDistance >= std::size_t(study.design.minSeparation),
                     qPrintable(QString::number(order.leastDistance)));
            QVERIFY(order.medianDistance >= double(order.leastDistance));
            QVERIFY(order.leastRepeatDistance >= 20);
            QCOMPARE(order.fewest, std::size_t(40));
            QCOMPARE(order.most, std::size_t(40));
        }
        QCOMPARE(check->packs.size(), std::size_t(3));
        QCOMPARE(check->packs[0].items.size(), check->orders[0].items);
        QVERIFY(!check->blocks());
    }

    void aNameInAnOutputBlocks()
    {
        QTemporaryDir folder;
        auto project = Project::openOrMake(folder.path().toStdString());
        QVERIFY(project);
        CandidateRun run;
        run.uid = "leak";
        run.name = "quokka7";
        for (int i = 0; i < 8; ++i)
            run.candidates.push_back(made::candidate(0, i));
        run.candidates[4].text = "as Quokka7 would say";
        const auto imported = project->importCandidates(run);
        QVERIFY(imported);
        StudyRequest request;
        request.name = "leaky";
        request.models = {{imported->runId, 0}};
        request.raters = {"ann", "bo"};
        const auto creation = createStudy(*project, request);
        QVERIFY(creation);
        const auto check = inspectBlinding(*project, creation->study);
        QVERIFY(check && check->blocks());
        const QString sentence = QString::fromStdString(check->findings.front().sentence());
        QVERIFY2(sentence.contains("'quokka7'") && sentence.contains(QString::fromStdString(check->orders[0].pack)),
                 qPrintable(sentence));
        QVERIFY(!writePacks(*project, creation->study, FolderArchive(), project->folder() / "packs", ""));
    }

    void ordinaryWordsDoNotBlock()
    {
        // The study's name tells no source; nor do the last parts of a folder, or what every run calls its weights.
        QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        auto project = Project::openOrMake("harbour");
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(project);
        CandidateRun run;
        run.uid = "plain";
        run.name = "quokka7";
        run.model = "/somewhere/wombat/model";
        for (int i = 0; i < 8; ++i)
            run.candidates.push_back(made::candidate(0, i));
        run.candidates[4].text = "the first model of the harbour";
        const auto imported = project->importCandidates(run);
        QVERIFY(imported);
        StudyRequest request;
        request.name = "first";
        request.models = {{imported->runId, 0}};
        request.raters = {"ann", "bo"};
        const auto creation = createStudy(*project, request);
        QVERIFY(creation);
        const auto check = inspectBlinding(*project, creation->study);
        QVERIFY(check);
        QVERIFY2(!check->blocks(), check->findings.empty() ? "" : check->findings.front().sentence().c_str());
    }

    void lengthsOfOneModelWarn()
    {
        const auto findings = findLengthClasses(lengths(900, 101));
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(!findings.front().blocks);
        QVERIFY(QString::fromStdString(findings.front().what).contains("1 output is longer"));
        QCOMPARE(findLengthClasses(lengths(101, 0)).size(), std::size_t(1)); // shorter counts as well
    }

    void lengthsOfSeveralModelsDoNot()
    {
        QVERIFY(findLengthClasses(lengths(900, 900)).empty());
        QVERIFY(findLengthClasses(lengths(100, 100)).empty());
        std::vector<OutputLength> one = lengths(900, 101);
        for (OutputLength& output : one)
            output.models = {0};
        QVERIFY(findLengthClasses(one).empty()); // there is nothing to tell apart
    }

    void aVoidPackIsNeitherCheckedNorWrittenNorFilled()
    {
        QTemporaryDir folder;
        auto project = Project::openOrMake(folder.path().toStdString());
        QVERIFY(project);
        const Study study = made::addStudy(*project);
        const auto before = packStates(*project, study);
        QVERIFY(before && before->size() == 3);
        QVERIFY(voidPack(*project, (*before)[1].id));
        QVERIFY(!voidPack(*project, (*before)[1].id)); // once
        QVERIFY((*packStates(*project, study))[1].voidedAt);
        QCOMPARE(inspectBlinding(*project, study)->packs.size(), std::size_t(2));
        QCOMPARE(writePacks(*project, study, FolderArchive(), project->folder() / "packs", "")->size(), std::size_t(2));
        const auto refused = made::answer(*project, study, "bo", [](const made::Shown&) { return "4"; });
        QVERIFY(!refused);
        QVERIFY(QString::fromStdString(refused.error().text()).contains("voided"));
    }

    void whoRunsTheExperimentIsNoted()
    {
        QTemporaryDir folder;
        auto project = Project::openOrMake(folder.path().toStdString());
        QVERIFY(project);
        const Study study = made::addStudy(*project);
        QVERIFY(markExperimenter(*project, study, "bo"));
        const auto states = packStates(*project, study);
        QVERIFY(!(*states)[0].isExperimenter && (*states)[1].isExperimenter);
        QVERIFY(!markExperimenter(*project, study, "nobody"));
    }
};

QTEST_GUILESS_MAIN(TestBlindingCheck)
#include "tst_blinding_check.moc"
