#include "tests/ui/samples/recorded_run.h"
#include "ui/samples/sample_grid_model.h"

#include <QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

/// The shown rows' ids: "2 0 1".
QString order(const SampleGridModel& model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << QString::number(model.idAt(row));
    return ids.join(u' ');
}

} // namespace

class SampleGridModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rememberedRowsComeFirst();
    void sorts_data();
    void sorts();
    void filters_data();
    void filters();
    void searchesTexts();
    void tellsFates();
    void followsARun();
    void headersTellMeans();
    void addedColumnsShowTheLastKnownValue();
    void gradesKeepTheirScales();
    void withoutTextsRowsAreNumbered();

private:
    std::unique_ptr<RunModel> m_run;
    std::unique_ptr<SampleGridModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    recorded::Recording m_recording;
};

void SampleGridModelTest::init()
{
    m_tester.reset();
    m_model.reset();
    m_run = std::make_unique<RunModel>();
    m_recording = {};
    m_recording.start(*m_run, 4);
    // 0: never forgotten; 1: forgotten at once; 2: comes back; 3: forgotten last.
    m_recording.epoch(*m_run, 0, {{1, 0.4}, {0, 0.1, "x", true}, {0, 0.2}, {1, 0.9}});
    m_recording.epoch(*m_run, 1, {{1, 0.3}, {0, 0.0, "unicorn", true}, {1, 0.8}, {0, 0.5, "y", false, true}});
    m_model = std::make_unique<SampleGridModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setRun(m_run.get());
}

void SampleGridModelTest::rememberedRowsComeFirst()
{
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->columnCount(), 2);
    QCOMPARE(order(*m_model), "2 0 3 1");
}

void SampleGridModelTest::sorts_data()
{
    QTest::addColumn<SampleSort>("sort");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("expected");
    QTest::newRow("number") << SampleSort::Number << -1 << "0 1 2 3";
    QTest::newRow("document") << SampleSort::Document << -1 << "0 1 2 3";
    QTest::newRow("EL in the last epoch") << SampleSort::Measure << -1 << "2 3 0 1";
    QTest::newRow("EL before") << SampleSort::Measure << 0 << "3 0 2 1";
    QTest::newRow("longest remembered") << SampleSort::LongestRemembered << -1 << "0 3 1 2";
    QTest::newRow("overlap") << SampleSort::PartnerOverlap << -1 << "3 2 1 0";
}

void SampleGridModelTest::sorts()
{
    QFETCH(SampleSort, sort);
    QFETCH(int, column);
    SampleArrangement arrangement;
    arrangement.sort = sort;
    arrangement.measure = Measure::El;
    arrangement.sortColumn = column;
    m_model->setArrangement(arrangement);
    QTEST(order(*m_model), "expected");
}

void SampleGridModelTest::filters_data()
{
    QTest::addColumn<SampleFilter>("filter");
    QTest::addColumn<QString>("expected");
    QTest::newRow("still remembered") << SampleFilter::StillRemembered << "2 0";
    QTest::newRow("came back") << SampleFilter::CameBack << "2";
    QTest::newRow("F1 arm") << SampleFilter::CaughtByF1 << "1";
    QTest::newRow("BLEU arm") << SampleFilter::CaughtByBleu << "3";
    QTest::newRow("marked") << SampleFilter::Marked << "3";
}

void SampleGridModelTest::filters()
{
    QFETCH(SampleFilter, filter);
    m_model->setMarked({3});
    SampleArrangement arrangement;
    arrangement.filter = filter;
    m_model->setArrangement(arrangement);
    QTEST(order(*m_model), "expected");
    QCOMPARE(m_model->count(filter), m_model->rowCount());
}

void SampleGridModelTest::searchesTexts()
{
    const auto found = [this](const QString& text) {
        SampleArrangement arrangement;
        arrangement.text = text;
        m_model->setArrangement(arrangement);
        return order(*m_model);
    };
    QCOMPARE(found("prefix 3"), "3");
    QCOMPARE(found("MAT 2"), "2");
    QCOMPARE(found("unicorn"), "1"); // a generation of the last epoch
    QCOMPARE(found("100"), "0");     // a doc_id
    QCOMPARE(found("nowhere"), "");
    QCOMPARE(found(" "), "2 0 3 1");
}

void SampleGridModelTest::tellsFates()
{
    const auto fate = [this](std::int64_t id, int column) { return m_model->cell(m_model->rowOf(id), column).fate; };
    QCOMPARE(fate(0, 1), Fate::Remembered);
    QCOMPARE(fate(1, 0), Fate::Forgotten);
    QCOMPARE(fate(2, 1), Fate::CameBack);
    QCOMPARE(fate(3, 1), Fate::Forgotten);
}

void SampleGridModelTest::followsARun()
{
    // Half an epoch first: its rows arrive one by one.
    m_recording.say(*m_run, {recorded::evaluated(2, 0, {0, 0.0})});
    QTRY_COMPARE(m_model->columnCount(), 3);
    QCOMPARE(m_model->cell(m_model->rowOf(0), 2).fate, Fate::Forgotten);
    QCOMPARE(m_model->cell(m_model->rowOf(1), 2).fate, Fate::Unknown);
    m_recording.epoch(*m_run, 2, {{0, 0.0}, {1, 0.7}, {0, 0.1}, {0, 0.2}});
    QTRY_COMPARE(order(*m_model), "1 3 2 0");
    QCOMPARE(m_model->cell(m_model->rowOf(1), 2).fate, Fate::CameBack);
}

void SampleGridModelTest::headersTellMeans()
{
    QCOMPARE(m_model->headerData(0, Qt::Horizontal).toString(), "before");
    QCOMPARE(m_model->headerData(1, Qt::Horizontal).toString(), "epoch 1");
    QCOMPARE(m_model->mean(1), 0.5); // two of four flags
    m_model->setMeasure(Measure::El);
    QCOMPARE(m_model->mean(1), 0.4);
    QCOMPARE(m_model->threshold(), 0.05);
    m_model->setMeasure(Measure::Diff);
    QVERIFY(std::isnan(m_model->threshold()));
}

void SampleGridModelTest::addedColumnsShowTheLastKnownValue()
{
    m_model->addColumn({"human mean", "mean of the raters' values", 1, 8, [](std::int64_t id, std::int64_t epoch) {
                            return id == 2 && epoch == 0 ? std::optional(3.5) : std::nullopt;
                        }});
    QCOMPARE(m_model->columnCount(), 3);
    QCOMPARE(m_model->headerData(2, Qt::Horizontal).toString(), "human mean");
    QCOMPARE(m_model->index(m_model->rowOf(2), 2).data().toString(), "3.5");
    QCOMPARE(m_model->index(m_model->rowOf(0), 2).data().toString(), QString::fromUtf8("–"));
    // It says of which epoch it is: beside it stands perhaps that of another.
    const int row = m_model->rowOf(2), other = m_model->rowOf(0);
    QCOMPARE(*m_model->extraEpoch(row, 2), 0);
    QVERIFY(m_model->index(row, 2).data(Qt::ToolTipRole).toString().startsWith("human mean: 3.5 · before · "));
    QCOMPARE(m_model->extraEpochs(2, 0, m_model->rowCount() - 1), QString("before"));
    QCOMPARE(m_model->extraEpochs(2, other, other), QString());
    m_model->addColumn({"human mean", "", 1, 8, [](std::int64_t id, std::int64_t epoch) {
                            return id == 2 || epoch == 0 ? std::optional(3.5) : std::nullopt;
                        }});
    QCOMPARE(m_model->extraEpochs(2, 0, m_model->rowCount() - 1), QString::fromUtf8("epochs 0–1"));
}

void SampleGridModelTest::gradesKeepTheirScales()
{
    const auto column = [](Grader grader, double value) {
        SampleColumn column;
        column.title = grader == Grader::Person ? "human" : "judge";
        column.grader = grader;
        column.source = "somebody";
        column.value = [value](std::int64_t id, std::int64_t) { return id == 2 ? std::optional(value) : std::nullopt; };
        return column;
    };
    m_model->addColumn(column(Grader::Person, 5.5));
    m_model->addColumn(column(Grader::Judge, 7));
    const int row = m_model->rowOf(2);
    QCOMPARE(m_model->index(row, 2).data().toString(), "5.5 / 8");
    QCOMPARE(m_model->index(row, 3).data().toString(), "7 / 10");
    const QList<Grade> grades = m_model->grades(2, 0);
    QCOMPARE(grades.size(), 2);
    QCOMPARE(grades[1].source, "somebody");
    QVERIFY(m_model->grades(0, 0).isEmpty());
    // One of the same title takes its place.
    m_model->addColumn(column(Grader::Judge, 3));
    QCOMPARE(m_model->columnCount(), 4);
    QCOMPARE(m_model->index(row, 3).data().toString(), "3 / 10");
    m_model->removeColumn("human");
    m_model->removeColumn("nobody");
    QCOMPARE(m_model->columnCount(), 3);
    QCOMPARE(m_model->headerData(2, Qt::Horizontal).toString(), "judge");
}

void SampleGridModelTest::withoutTextsRowsAreNumbered()
{
    m_run->setSamples({});
    m_model->setRun(m_run.get());
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->rowTitle(0), "sample 2");
}

QTEST_MAIN(SampleGridModelTest)
#include "tst_sample_grid_model.moc"
