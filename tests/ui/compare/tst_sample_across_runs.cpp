#include "tests/ui/bridge/sample_run.h"
#include "tests/ui/monitor/recorded_events.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/sample_across_runs.h"
#include "ui/feedback/compared_text.h"

#include <QSlider>
#include <QtTest/QtTest>

namespace pal = palimpsest;
using pal::test::FakeRun;

namespace {

std::unique_ptr<FakeRun> makeRun(const QString& directory)
{
    auto run = std::make_unique<FakeRun>(false, directory, pal::RunConfig{});
    auto records = pal::test::recordedEvents(1, 2);
    for (const int epoch : {0, 1}) {
        pal::SampleEvaluated sample;
        sample.epoch = epoch;
        sample.id = 7;
        sample.candidate = "the quick brown fox";
        records.push_back({records.back().seq + 1, records.back().t, sample});
    }
    run->model().apply(records);
    run->model().setSamples({{7, 70, "Once", "the quick brown fox", 0}});
    return run;
}

} // namespace

class TestSampleAcrossRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Grades stand above the text of the run that was graded, and every text begins at the same line.
    void gradesStandAboveTheirText()
    {
        pal::ComparedRuns runs;
        pal::SampleAcrossRuns across(&runs);
        across.resize(900, 400);
        static_cast<QWidget&>(across).show();
        runs.add(makeRun("/runs/a"));
        runs.add(makeRun("/runs/b"));
        QTRY_COMPARE(across.columns().size(), 2);
        across.setGrades([](const pal::RunHandle& run, std::int64_t epoch, std::int64_t docId) -> QList<pal::Grade> {
            if (run.directory() != "/runs/b" || epoch != 1 || docId != 70)
                return {};
            return {{pal::Grader::Person, 5.5, "pilot"}, {pal::Grader::Judge, 7, "model"}};
        });
        QTRY_VERIFY(across.columns()[1]->isVisible()); // a layout shows what it was given in the next turn
        QList<pal::GradeMarks*> shown;
        for (auto* marks : across.findChildren<pal::GradeMarks*>())
            if (marks->isVisible())
                shown.append(marks);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0]->accessibleName(), QString("human 5.5 / 8, judge 7 / 10"));
        QCOMPARE(shown[0]->parentWidget(), across.columns()[1]->parentWidget());
        QCoreApplication::processEvents();
        QCOMPARE(across.columns()[0]->mapTo(&across, QPoint()).y(), across.columns()[1]->mapTo(&across, QPoint()).y());
        across.epochs()->setValue(0);
        QVERIFY(!shown[0]->isVisible());
    }
};

QTEST_MAIN(TestSampleAcrossRuns)
#include "tst_sample_across_runs.moc"
