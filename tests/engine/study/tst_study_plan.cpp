#include "engine/study/study_plan.h"
#include "tests/engine/study/made_study.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestStudyPlan : public QObject {
    Q_OBJECT

    static StudyRequest request(std::int64_t run)
    {
        StudyRequest wanted;
        wanted.name = "planned";
        wanted.models = {{run, 0}, {run, 1}};
        wanted.raters = {"ann", "bo", "cy"};
        return wanted;
    }

private Q_SLOTS:
    void saysWhatTheStudyWillHave()
    {
        QTemporaryDir folder;
        auto project = Project::openOrMake(folder.path().toStdString());
        QVERIFY(project);
        const std::int64_t run = made::addRun(*project, 30);
        for (const int raters : {1, 2, 3}) {
            StudyRequest wanted = request(run);
            wanted.name += std::to_string(raters);
            wanted.ratersPerUnit = raters;
            const auto plan = planStudy(*project, wanted);
            QVERIFY(plan);
            const auto creation = createStudy(*project, wanted);
            QVERIFY(creation);
            QCOMPARE(plan->units, std::size_t(creation->study.units));
            const auto [fewest, most] = std::ranges::minmax(creation->itemsPerRater);
            QCOMPARE(plan->mostItems, std::size_t(most));
            QCOMPARE(plan->fewestItems, std::size_t(fewest));
            QCOMPARE(plan->minutes, creation->minutesPerRater);
            QCOMPARE(plan->warnings.empty(), raters > 1);
        }
    }

    void countsEqualTextsOnce()
    {
        QTemporaryDir folder;
        auto project = Project::openOrMake(folder.path().toStdString());
        QVERIFY(project);
        CandidateRun run;
        run.uid = "twice";
        run.name = "twice";
        for (std::int64_t epoch = 0; epoch < 2; ++epoch)
            for (int i = 0; i < 5; ++i) {
                Candidate candidate = made::candidate(0, i); // the text of epoch 0 in both
                candidate.epoch = epoch;
                run.candidates.push_back(candidate);
            }
        const auto imported = project->importCandidates(run);
        QVERIFY(imported);
        const auto plan = planStudy(*project, request(imported->runId));
        QVERIFY(plan);
        QCOMPARE(plan->candidates, std::size_t(10));
        QCOMPARE(plan->units, std::size_t(5));
        QCOMPARE(plan->gold, std::size_t(2)); // the least, where there is any
    }

    void nothingChosenIsNothingToRate()
    {
        QTemporaryDir folder;
        auto project = Project::openOrMake(folder.path().toStdString());
        QVERIFY(project);
        StudyRequest wanted = request(0);
        wanted.models.clear();
        const auto plan = planStudy(*project, wanted);
        QVERIFY(plan);
        QCOMPARE(plan->mostItems, std::size_t(0));
        wanted.ratersPerUnit = 4;
        QVERIFY(!planStudy(*project, wanted));
    }
};

QTEST_GUILESS_MAIN(TestStudyPlan)
#include "tst_study_plan.moc"
