#include "engine/study/study.h"
#include "tests/ui/judge/graded_project.h"
#include "ui/judge/candidate_grades.h"

#include <QSignalSpy>
#include <QtTest/QtTest>

namespace pal = palimpsest;
using pal::test::GradedProject;

class TestCandidateGrades : public QObject {
    Q_OBJECT

    /// A run directory whose candidates are those of the policy `ours`.
    static QString addRun(const GradedProject& graded, int samples)
    {
        const QString folder = graded.path("run");
        QDir().mkpath(folder);
        std::string table = "id,diff,entropy,bleu,P,R,F1,prefix,candidate,reference,doc_id\n";
        for (int i = 0; i < samples; ++i)
            table += QStringLiteral("%1,0,0,0,0,0,0,prefix %1,ours says <b>%1</b><|endoftext|>,reference %1,%2\n")
                         .arg(i)
                         .arg(700 + i)
                         .toStdString();
        pal::test::writeText(folder + "/epoch3.csv", table);
        auto project = pal::Project::openOrMake(graded.folder().toStdString());
        if (!project || !project->importRun({folder.toStdString(), "", ""}))
            qFatal("no run");
        return folder;
    }

    /// Two people rate everything 4 and 6.
    static pal::Study addStudy(const GradedProject& graded)
    {
        auto project = pal::Project::open(graded.folder().toStdString());
        pal::StudyRequest request;
        request.name = "pilot";
        request.models = {{1, 3}};
        request.raters = {"A", "B"};
        request.goldFraction = 0;
        request.repeatFraction = 0;
        const auto created = pal::createStudy(*project, request);
        if (!created)
            qFatal("%s", created.error().text().c_str());
        const auto rated = project->database().run(
            "INSERT INTO ann_event(event_uid,assignment_id,device_uid,seq,kind,value,at,active_ms,wall_ms,via,"
            "app_version) SELECT "
            "'e'||assignment_id,assignment_id,'d',assignment_id,'rate',4+2*(pack_id%2),'2026-01-01',"
            "1,1,'app','1' FROM ann_assignment");
        if (!rated)
            qFatal("%s", rated.error().text().c_str());
        return created->study;
    }

private Q_SLOTS:
    void areThoseOfTheRunsOwnDirectory()
    {
        const GradedProject graded({{"Final score: 2"}, {"no score"}, {"Final score: 9"}});
        const QString folder = addRun(graded, 3);
        graded.import("first");
        graded.import("second");
        pal::ProjectDesk desk;
        desk.setFolder(graded.folder());
        pal::CandidateGrades grades(&desk);
        QSignalSpy changed(&grades, &pal::CandidateGrades::changed);
        QVERIFY(changed.wait());
        // `ours` got the replies in reverse.
        const QList<pal::Grade> first = grades.of(folder + "/", 3, 700);
        QCOMPARE(first.size(), 1);
        QCOMPARE(first[0].value, 9.0);
        QCOMPARE(first[0].source, QString("second")); // the newest judge run
        QVERIFY(grades.of(folder, 3, 701).isEmpty()); // a failure is no grade
        QVERIFY(grades.of(folder, 2, 700).isEmpty());
        QCOMPARE(grades.valuesOf(folder, pal::Grader::Judge).size(), std::size_t(2));
        QVERIFY(grades.valuesOf(graded.path("elsewhere"), pal::Grader::Judge).empty());
    }

    void staySilentWhileAStudyIsBlind()
    {
        const GradedProject graded({{"Final score: 2"}, {"Final score: 9"}});
        const QString folder = addRun(graded, 2);
        const pal::Study study = addStudy(graded);
        pal::ProjectDesk desk;
        desk.setFolder(graded.folder());
        pal::CandidateGrades grades(&desk);
        QSignalSpy changed(&grades, &pal::CandidateGrades::changed);
        QVERIFY(changed.wait());
        QVERIFY(grades.of(folder, 3, 700).isEmpty());
        desk.write(
            this, [study](pal::Project& project) { return pal::logUnblinding(project, study, "A", "test"); },
            [](const pal::Status& status) { QVERIFY(status.ok()); });
        QTRY_COMPARE(grades.of(folder, 3, 700).size(), 1);
        QCOMPARE(grades.of(folder, 3, 700)[0].grader, pal::Grader::Person);
        QCOMPARE(grades.of(folder, 3, 700)[0].value, 5.0);
    }
};

QTEST_MAIN(TestCandidateGrades)
#include "tst_candidate_grades.moc"
