#include "tests/ui/study/study_bench.h"
#include "ui/study/agreement_page.h"
#include "ui/study/agreement_tables.h"
#include "ui/study/fact_table.h"
#include "ui/study/rater_distributions.h"
#include "ui/theme/number_label.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>

namespace pal = palimpsest;
using pal::test::button;
using pal::test::shows;
using pal::test::StudyBench;

class TestAgreementPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("palimpsest-test");
        QCoreApplication::setApplicationName("tst_agreement_page");
    }

    void tellsWhatWillAppear()
    {
        StudyBench bench;
        bench.open();
        auto page = bench.show<pal::AgreementPage>();
        QTRY_VERIFY(button(*page, "Make a study"));
        QSignalSpy opened(page.get(), &pal::Page::openPage);
        button(*page, "Make a study")->click();
        QCOMPARE(opened.value(0).value(0).toString(), QString("study"));
        made::addStudy(bench.project());
        bench.study()->reload();
        QTRY_VERIFY(button(*page, "Import returns"));
    }

    void showsAlphaWithItsIntervalAndDroppedResamples()
    {
        StudyBench bench;
        const pal::Study study = made::addStudy(bench.project());
        QVERIFY(made::answerAll(bench.project(), study));
        const auto measured = pal::studyAgreement(bench.project(), study);
        bench.open();
        auto page = bench.show<pal::AgreementPage>();
        QTRY_VERIFY(shows(*page, "undefined and dropped"));
        QCOMPARE(number(*page, "α ordinal"), QString::number(*measured->agreement.ordinal.value, 'f', 2));
        QVERIFY(
            shows(*page, QString("2000 bootstrap resamples of items, %1 undefined").arg(measured->ordinal.dropped)));
        QVERIFY(shows(*page,
                      QString("%1 to %2").arg(*measured->ordinal.lo, 0, 'f', 2).arg(*measured->ordinal.hi, 0, 'f', 2)));
        QVERIFY(number(*page, "Equal").endsWith(" %"));
        QVERIFY(!shows(*page, "icu")); // nothing of models
    }

    void saysInWordsWhatIsUndefined()
    {
        StudyBench bench;
        const pal::Study study = made::addStudy(bench.project(), "same", {.repeats = 0});
        for (const std::string& rater : study.design.raters)
            QVERIFY(made::answer(bench.project(), study, rater, [](const made::Shown&) { return "5"; }));
        bench.open();
        auto page = bench.show<pal::AgreementPage>();
        QTRY_COMPARE(number(*page, "α ordinal"), QString("no variation"));
        QCOMPARE(number(*page, "Equal"), QString("100 %"));

        StudyBench lone;
        const pal::Study one = made::addStudy(lone.project(), "one", {.raters = {"ann"}, .ratersPerUnit = 1});
        QVERIFY(made::answerAll(lone.project(), one));
        lone.open();
        auto other = lone.show<pal::AgreementPage>();
        QTRY_COMPARE(number(*other, "α ordinal"), QString("needs overlap"));
        QCOMPARE(number(*other, "Equal"), QString("needs overlap"));
    }

    void pairsWithFewCommonItemsAreGrey()
    {
        pal::StudyAgreement measured;
        measured.raters = {"ann", "bo", "cy"};
        measured.records.resize(3);
        for (std::size_t i = 0; i < 3; ++i) {
            measured.records[i].rater = measured.raters[i];
            measured.records[i].selfKappa = pal::Statistic::undefined("no repeats");
        }
        const auto pair = [](std::size_t a, std::size_t b, std::size_t n) {
            pal::PairAgreement made;
            made.a = a;
            made.b = b;
            made.n = n;
            made.kappaQuadratic = pal::Statistic::of(0.5);
            return made;
        };
        measured.agreement.pairs = {pair(0, 1, 10), pair(0, 2, 9), pair(1, 2, 40)};
        pal::FactTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        pal::fillKappaMatrix(table, measured);
        QCOMPARE(table.rowCount(), 3);
        const auto isGrey = [&](int row, int column) {
            return table.index(row, column).data(Qt::ForegroundRole).isValid();
        };
        QVERIFY(!isGrey(0, 1) && !isGrey(1, 0));
        QVERIFY(isGrey(0, 2) && isGrey(2, 0));
        QVERIFY(isGrey(1, 1)); // no repeats
        QCOMPARE(table.index(1, 0).data().toString(), QString("0.50  n 10"));
        QVERIFY(table.index(0, 2).data(Qt::ToolTipRole).toString().contains("fewer than 10"));
        QCOMPARE(table.headerData(2, Qt::Vertical).toString(), QString("cy"));
        table.setFacts({}, {});
        QCOMPARE(table.rowCount(), 0);
    }

    void tablesTellRatersAndItems()
    {
        StudyBench bench;
        const pal::Study study = made::addStudy(bench.project());
        QVERIFY(made::answerAll(bench.project(), study));
        bench.open();
        auto page = bench.show<pal::AgreementPage>();
        QTableView* raters = table(*page, "What each rater did");
        QTRY_COMPARE(raters->model()->rowCount(), 3);
        QCOMPARE(raters->model()->index(1, 0).data().toString(), QString("bo"));
        QCOMPARE(raters->model()->index(1, 1).data().toString(), QString("24"));
        QVERIFY(raters->model()->index(1, 3).data().toString().startsWith("0 of "));
        const auto* ranges = table(*page, "Items by the range of their ratings")->model();
        QCOMPARE(ranges->rowCount(), 24);
        QCOMPARE(ranges->index(0, 1).data().toString(), QString("6"));
        QVERIFY(ranges->index(1, 1).data().toInt() <= 1);
        QVERIFY(page->findChild<pal::RaterDistributions*>()->accessibleDescription().contains("ann – 1: 6, 2: 7"));
        QSignalSpy opened(page.get(), &pal::Page::openPage);
        button(*page, "Adjudicate")->click();
        QCOMPARE(opened.value(0).value(0).toString(), QString("adjudicate"));
    }

    void followsWhatIsImported()
    {
        StudyBench bench;
        const pal::Study study = made::addStudy(bench.project());
        QVERIFY(made::answer(bench.project(), study, "ann", [](const made::Shown&) { return "5"; }));
        bench.open();
        auto page = bench.show<pal::AgreementPage>();
        QTRY_COMPARE(number(*page, "α ordinal"), QString("needs overlap"));
        bench.desk()->write(
            page.get(), [study](pal::Project& project) { return made::answerAll(project, study); },
            [](const pal::Status& outcome) { QVERIFY(outcome); });
        QTRY_VERIFY(shows(*page, "24 of them with two ratings or more"));
    }

private:
    static QString number(const QWidget& page, const QString& name)
    {
        for (const pal::NumberLabel* label : page.findChildren<pal::NumberLabel*>())
            if (label->accessibleName().startsWith(name))
                return label->text();
        return {};
    }

    static QTableView* table(const QWidget& page, const QString& name)
    {
        for (QTableView* view : page.findChildren<QTableView*>())
            if (view->accessibleName() == name)
                return view;
        return nullptr;
    }
};

QTEST_MAIN(TestAgreementPage)
#include "tst_agreement_page.moc"
