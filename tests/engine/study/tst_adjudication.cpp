#include "engine/study/adjudication.h"
#include "engine/study/study_export.h"
#include "engine/study/study_schema.h"
#include "tests/engine/study/made_study.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <set>

namespace pal = palimpsest;

class TestAdjudication : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto project = pal::Project::openOrMake(m_folder->path().toStdString());
        QVERIFY(project);
        m_project = std::make_unique<pal::Project>(*std::move(project));
    }

    void onlyWhatIsFarApartIsDisputed()
    {
        openStudy();
        const auto items = disputed();
        QCOMPARE(items.size(), std::size_t(1));
        QCOMPARE(items[0].range, 6);
        QCOMPARE(items[0].output, std::string("output of 100 after 1"));
        std::vector<int> values;
        for (const auto& voice : items[0].voices)
            values.push_back(voice.value);
        std::ranges::sort(values);
        QCOMPARE(values, std::vector<int>({2, 8, 8}));
        QVERIFY(!items[0].decided());
    }

    void lettersAreTheItemsOwn()
    {
        const pal::Study study = made::addStudy(*m_project, "wide", {.repeats = 0});
        for (const std::string& rater : study.design.raters)
            QVERIFY(made::answer(*m_project, study, rater, [&](const made::Shown&) {
                return rater == "ann" ? "1" : rater == "bo" ? "4" : "8";
            }));
        const auto items = *pal::disputedItems(*m_project, study, *pal::loadRatings(*m_project, study));
        QCOMPARE(items.size(), std::size_t(24));
        std::set<std::vector<int>> orders;
        for (const auto& item : items)
            orders.insert({item.voices[0].value, item.voices[1].value, item.voices[2].value});
        QVERIFY(orders.size() >= 4); // of the six there are
        const auto again = *pal::disputedItems(*m_project, study, *pal::loadRatings(*m_project, study));
        for (std::size_t i = 0; i < items.size(); ++i)
            QCOMPARE(again[i].voices[0].value, items[i].voices[0].value);
    }

    void aDecisionCountsAndLeavesRatingsAlone()
    {
        openStudy();
        const auto events = count("ann_event");
        const std::int64_t unit = disputed()[0].unit;
        QCOMPARE(final(unit).source, std::string("unresolved"));
        QVERIFY(pal::adjudicate(*m_project, m_study, {unit, 7, "eve", "slip", "one slipped"}));
        QCOMPARE(final(unit).source, std::string("adjudicated"));
        QCOMPARE(*final(unit).value, 7.0);
        const auto items = disputed();
        QCOMPARE(*items[0].decided(), 7);
        QCOMPARE(items[0].history.back().by, std::string("eve"));
        QCOMPARE(items[0].history.back().category, std::string("slip"));
        QCOMPARE(items[0].history.back().note, std::string("one slipped"));
        QCOMPARE(count("ann_event"), events);
        QVERIFY(pal::studyReport(*m_project, m_study)->find("; 1 were adjudicated.") != std::string::npos);
    }

    void undoingAddsWhatHeldBefore()
    {
        openStudy();
        const std::int64_t unit = disputed()[0].unit;
        QVERIFY(!pal::undoAdjudication(*m_project, m_study, unit, "eve"));
        QVERIFY(pal::adjudicate(*m_project, m_study, {unit, 7, "eve", "slip", "first"}));
        QVERIFY(pal::adjudicate(*m_project, m_study, {unit, 3, "eve", {}, "second"}));
        QVERIFY(pal::undoAdjudication(*m_project, m_study, unit, "eve"));
        QCOMPARE(*final(unit).value, 7.0);
        QCOMPARE(disputed()[0].history.back().note, std::string("first"));
        QVERIFY(pal::undoAdjudication(*m_project, m_study, unit, "eve"));
        QCOMPARE(*final(unit).value, 3.0);
        QCOMPARE(disputed()[0].history.size(), std::size_t(4));
        const auto chain = m_project->database().integer(
            "SELECT count(*) FROM ann_adjudication a JOIN ann_adjudication b ON a.supersedes=b.adj_id");
        QCOMPARE(chain->value_or(0), 3);
    }

    void undoingTheFirstLeavesTheItemUnresolved()
    {
        openStudy();
        const std::int64_t unit = disputed()[0].unit;
        QVERIFY(pal::adjudicate(*m_project, m_study, {unit, 7, "eve", {}, {}}));
        QVERIFY(pal::undoAdjudication(*m_project, m_study, unit, "eve"));
        QCOMPARE(final(unit).source, std::string("unresolved"));
        QVERIFY(!disputed()[0].decided());
    }

    void refusesWhatIsNoValueOrNoUnit()
    {
        openStudy();
        const std::int64_t unit = disputed()[0].unit;
        QVERIFY(!pal::adjudicate(*m_project, m_study, {unit, 9, "eve", {}, {}}));
        QVERIFY(!pal::adjudicate(*m_project, m_study, {999'999, 3, "eve", {}, {}}));
        QVERIFY(!pal::adjudicate(*m_project, m_study, {999'999, {}, "eve", {}, {}}));
        QCOMPARE(count("ann_adjudication"), 0);
    }

    void decisionsOfTheFirstVersionAreKept()
    {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "project.sqlite";
        {
            auto project = pal::Project::openOrMake(folder.path().toStdString());
            pal::Schema first = pal::studySchema();
            first.steps = first.steps.first(1);
            QVERIFY(project->database().migrate(first));
            QVERIFY(project->database().run("INSERT INTO ann_scale VALUES(1,1,8,'rate','s')"));
            QVERIFY(project->database().run(
                "INSERT INTO ann_study VALUES(1,'u','old',1,1,2,1,0,0,10,1,'open','2026-01-01T00:00:00.000Z',NULL)"));
            QVERIFY(project->database().run("INSERT INTO ann_unit VALUES(1,1,'p','r','o','t','w',NULL,NULL,NULL)"));
            for (const char* sql : {"INSERT INTO ann_adjudication VALUES(1,1,4,'eve',NULL,NULL,'[]','t1',NULL)",
                                    "INSERT INTO ann_adjudication VALUES(2,1,5,'eve',NULL,NULL,'[]','t2',1)"})
                QVERIFY(project->database().run(sql));
        }
        auto project = pal::Project::open(folder.path().toStdString());
        QVERIFY(project);
        QVERIFY(pal::openStudyTables(*project));
        QCOMPARE(project->database().integer("SELECT value FROM ann_adjudication WHERE supersedes=1")->value_or(0), 5);
        QVERIFY(!project->database().run("DELETE FROM ann_adjudication"));
        QVERIFY(!project->database().run("UPDATE ann_adjudication SET value=1"));
        const pal::Study study = *pal::findStudy(*project, "old");
        QVERIFY(pal::undoAdjudication(*project, study, 1, "eve"));
        QCOMPARE(
            project->database().integer("SELECT value FROM ann_adjudication ORDER BY adj_id DESC LIMIT 1")->value_or(0),
            4);
    }

private:
    void openStudy()
    {
        m_study = made::addStudy(*m_project);
        QVERIFY(made::answerAll(*m_project, m_study));
    }

    std::vector<pal::DisputedItem> disputed()
    {
        return *pal::disputedItems(*m_project, m_study, *pal::loadRatings(*m_project, m_study));
    }

    pal::FinalValue final(std::int64_t unit)
    {
        const auto finals = *pal::finalValues(*m_project, m_study, *pal::loadRatings(*m_project, m_study));
        return *std::ranges::find(finals, unit, &pal::FinalValue::unit);
    }

    std::int64_t count(const std::string& table)
    {
        return m_project->database().integer("SELECT count(*) FROM " + table)->value_or(-1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<pal::Project> m_project;
    pal::Study m_study;
};

QTEST_GUILESS_MAIN(TestAdjudication)
#include "tst_adjudication.moc"
