#include "engine/study/human_means.h"
#include "engine/study/study_export.h"
#include "engine/study/study_state.h"
#include "tests/engine/study/made_study.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>

namespace pal = palimpsest;

class TestStudyState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto project = pal::Project::openOrMake(m_folder->filePath("project").toStdString());
        QVERIFY(project);
        m_project = std::make_unique<pal::Project>(*std::move(project));
        m_study = made::addStudy(*m_project);
        m_out = m_folder->filePath("out").toStdString();
    }

    void aClosedStudyTakesNoReturnsUntilReopened()
    {
        QVERIFY(pal::setStudyClosed(*m_project, m_study, true));
        QCOMPARE(pal::findStudy(*m_project, "study")->state, std::string("closed"));
        const auto refused = made::answer(*m_project, m_study, "ann", five);
        QVERIFY(!refused);
        QVERIFY(refused.error().text().find("closed") != std::string::npos);
        QVERIFY(pal::loadRatings(*m_project, m_study)->ratings.empty());
        QVERIFY(pal::setStudyClosed(*m_project, m_study, false));
        QVERIFY(made::answer(*m_project, m_study, "ann", five));
    }

    void anExportThatIsRefusedUnblindsNothing()
    {
        std::filesystem::create_directories(m_out);
        QVERIFY(pal::writeFileAtomically(m_out / "final.csv", "mine"));
        const auto refused = pal::exportStudy(*m_project, m_study, {m_out, false, false, "eve"});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, pal::ErrorKind::WouldOverwrite);
        QVERIFY(!state().at);
        QVERIFY(state().log.empty());
        QCOMPARE(*pal::readFile(m_out / "final.csv"), std::string("mine"));
        QVERIFY(pal::exportStudy(*m_project, m_study, {m_out, false, true, "eve"}));
        QVERIFY(state().at);
        QCOMPARE(state().log.size(), std::size_t(1));
        QCOMPARE(state().log[0].who, std::string("eve"));
        QCOMPARE(state().log[0].what, std::string("export"));
    }

    void aReportThatIsRefusedUnblindsNothing()
    {
        const auto file = std::filesystem::path(m_folder->filePath("report.html").toStdString());
        QVERIFY(pal::writeFileAtomically(file, "mine"));
        QVERIFY(!pal::writeStudyReport(*m_project, m_study, file, false, "eve"));
        QVERIFY(!state().at);
        QVERIFY(pal::writeStudyReport(*m_project, m_study, file, true, "eve"));
        const std::string html = *pal::readFile(file);
        QVERIFY(html.find("Unblinded at " + *state().at + " with 0 ratings after") != std::string::npos);
        QVERIFY(html.find("<td>eve</td><td>report</td>") != std::string::npos);
    }

    void tellsHowManyRatingsCameAfter()
    {
        QVERIFY(made::answer(*m_project, m_study, "ann", five));
        QTest::qWait(5); // times have milliseconds
        QVERIFY(pal::logUnblinding(*m_project, m_study, "eve", "results"));
        QCOMPARE(state().ratingsAfter, std::size_t(0));
        QTest::qWait(5);
        const auto report = made::answer(*m_project, m_study, "bo", five);
        QVERIFY(report && report->added > 0);
        QCOMPARE(state().ratingsAfter, report->added);
        const auto first = state().at;
        QVERIFY(pal::logUnblinding(*m_project, m_study, "eve", "results"));
        QCOMPARE(state().at, first);
        QCOMPARE(state().log.size(), std::size_t(2));
    }

    void saysThatARaterRanTheExperiment()
    {
        QVERIFY(!state().ownRater);
        QVERIFY(m_project->database().run("UPDATE annotator SET is_experimenter=1 WHERE display_name='bo'"));
        QVERIFY(state().ownRater);
        QVERIFY(pal::studyReport(*m_project, m_study)->find("ran the experiment") != std::string::npos);
    }

    void countsWhatIsDone()
    {
        QCOMPARE(counts().rated, std::size_t(0));
        QCOMPARE(counts().units, std::size_t(24));
        QVERIFY(made::answerAll(*m_project, m_study));
        const pal::StudyCounts done = counts();
        QCOMPARE(std::size_t(done.assigned), done.answered);
        QCOMPARE(done.rated, std::size_t(24));
        QCOMPARE(done.overlapping, std::size_t(24));
        QCOMPARE(done.unresolved, std::size_t(1));
        QCOMPARE(done.adjudicated, std::size_t(0));
    }

    void humanMeansAreOfEveryRatingThatCounts()
    {
        QVERIFY(made::answerAll(*m_project, m_study));
        const auto means = pal::humanMeans(*m_project, m_study);
        QVERIFY(means);
        QCOMPARE(means->size(), std::size_t(24));
        const auto divided = m_project->database().integer(
            "SELECT generation_id FROM generation JOIN sample USING(sample_id) WHERE epoch=1 AND doc_id=100");
        const auto found = std::ranges::find(*means, divided->value_or(-1), &pal::HumanMean::generationId);
        QVERIFY(found != means->end());
        QCOMPARE(found->mean, 6.0); // of 2, 8, 8: gold and repeats are not in it
        QCOMPARE(found->raters, 3);
    }

private:
    static std::string five(const made::Shown&) { return "5"; }
    pal::StudyRatings ratings() { return *pal::loadRatings(*m_project, m_study); }
    pal::Unblinding state() { return *pal::unblinding(*m_project, m_study, ratings()); }
    pal::StudyCounts counts() { return *pal::studyCounts(*m_project, m_study, ratings()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<pal::Project> m_project;
    pal::Study m_study;
    std::filesystem::path m_out;
};

QTEST_GUILESS_MAIN(TestStudyState)
#include "tst_study_state.moc"
