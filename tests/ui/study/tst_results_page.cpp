#include "tests/ui/study/study_bench.h"
#include "ui/study/means_plot.h"
#include "ui/study/results_page.h"
#include "ui/theme/pill_label.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>

namespace pal = palimpsest;
using pal::test::button;
using pal::test::shows;
using pal::test::StudyBench;

class TestResultsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("palimpsest-test");
        QCoreApplication::setApplicationName("tst_results_page");
    }

    void init()
    {
        QSettings().clear();
        m_bench = std::make_unique<StudyBench>();
        m_study = made::addStudy(m_bench->project());
        QVERIFY(made::answerAll(m_bench->project(), m_study));
    }

    void blindShowsCountsOnly()
    {
        auto page = shownPage();
        QTRY_VERIFY(button(*page, "Unblind…"));
        QVERIFY(shows(*page, "24 of 24"));
        QVERIFY(!table(*page, "Mean ratings by model")->isVisible());
        QVERIFY(!page->findChild<pal::MeansPlot*>()->isVisible());
        QCOMPARE(table(*page, "Mean ratings by model")->model()->rowCount(), 0);
        QVERIFY(!button(*page, "Export tables…"));
        QVERIFY(!shows(*page, "icu"));
        QCOMPARE(logged(), 0);
    }

    void unblindingAsksAndIsLogged()
    {
        auto page = shownPage();
        QTRY_VERIFY(button(*page, "Unblind…"));
        answerQuestion(*page, "Unblind…", "Cancel");
        QTest::qWait(50);
        QCOMPARE(logged(), 0);
        QVERIFY(button(*page, "Unblind…"));
        answerQuestion(*page, "Unblind…", "Unblind");
        QTRY_VERIFY(table(*page, "Mean ratings by model")->isVisible());
        QCOMPARE(logged(), 1);
        const auto* models = table(*page, "Mean ratings by model")->model();
        QCOMPARE(models->rowCount(), 2);
        QCOMPARE(models->index(0, 0).data().toString(), QString("icu · epoch 0 (before)"));
        QCOMPARE(models->index(0, 1).data().toString(), QString("1.50"));
        QCOMPARE(models->index(1, 3).data().toString(), QString("12"));
        QVERIFY(shows(*page, "with 0 rating"));
        const auto* log = table(*page, "Log of unblindings")->model();
        QCOMPARE(log->rowCount(), 1);
        QCOMPARE(log->index(0, 1).data().toString(), QString::fromStdString(pal::userName()));
        QVERIFY(page->findChild<pal::MeansPlot*>()->accessibleDescription().contains("mean 1.50"));
    }

    void everyLaterSessionIsALookInTheLog()
    {
        QVERIFY(pal::logUnblinding(m_bench->project(), m_study, "eve", "report"));
        auto page = shownPage();
        QTRY_VERIFY(table(*page, "Mean ratings by model")->isVisible());
        QCOMPARE(logged(), 2);
        QCOMPARE(table(*page, "Log of unblindings")->model()->rowCount(), 2);
        m_bench->study()->reload();
        QSignalSpy loaded(m_bench->study(), &pal::OpenStudy::loaded);
        QTRY_VERIFY(loaded.count() > 0);
        QTest::qWait(50);
        QCOMPARE(logged(), 2);
    }

    void exportsAndAsksBeforeItReplaces()
    {
        QVERIFY(pal::logUnblinding(m_bench->project(), m_study, "eve", "results"));
        auto page = shownPage();
        QTRY_VERIFY(button(*page, "Export tables…"));
        QSignalSpy told(page.get(), &pal::Page::notice);
        static_cast<QCheckBox*>(button(*page, "Byte order mark"))->setChecked(true);
        const QString folder = m_bench->file("out");
        page->exportTables(folder, false);
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(QFile::exists(folder + "/reference.csv"));
        QVERIFY(contents(folder + "/final.csv").startsWith("\xEF\xBB\xBF"));
        QCOMPARE(logged(), 3);

        static_cast<QCheckBox*>(button(*page, "Byte order mark"))->setChecked(false);
        page->exportTables(folder, false);
        QTRY_VERIFY(page->findChild<QMessageBox*>());
        QCOMPARE(logged(), 3); // refused: nobody has seen anything new
        QVERIFY(contents(folder + "/final.csv").startsWith("\xEF\xBB\xBF"));
        press(*page, "Replace");
        QTRY_COMPARE(told.count(), 2);
        QVERIFY(contents(folder + "/final.csv").startsWith("unit,"));
        QCOMPARE(logged(), 4);
    }

    void writesTheReport()
    {
        QVERIFY(pal::logUnblinding(m_bench->project(), m_study, "eve", "results"));
        auto page = shownPage();
        QTRY_VERIFY(button(*page, "Write report…"));
        QSignalSpy told(page.get(), &pal::Page::notice);
        page->exportReport(m_bench->file("study.html"), true);
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(contents(m_bench->file("study.html")).contains("Results by model"));
    }

    void failuresAreTold()
    {
        QVERIFY(pal::logUnblinding(m_bench->project(), m_study, "eve", "results"));
        auto page = shownPage();
        QTRY_VERIFY(button(*page, "Write report…"));
        QSignalSpy problem(page.get(), &pal::Page::problem);
        page->exportReport(m_bench->file("no/such/folder/study.html"), true);
        QTRY_COMPARE(problem.count(), 1);
    }

    void closesAndReopens()
    {
        auto page = shownPage();
        QTRY_VERIFY(button(*page, "Close study"));
        QTest::mouseClick(button(*page, "Close study"), Qt::LeftButton);
        QTRY_VERIFY(button(*page, "Reopen study"));
        QTRY_COMPARE(page->findChild<pal::PillLabel*>()->text(), QString("Closed"));
        QCOMPARE(pal::findStudy(m_bench->project(), "study")->state, std::string("closed"));
        QVERIFY(button(*page, "Unblind…")); // closing unblinds nothing
        QTest::mouseClick(button(*page, "Reopen study"), Qt::LeftButton);
        QTRY_VERIFY(button(*page, "Close study"));
    }

private:
    std::unique_ptr<pal::ResultsPage> shownPage()
    {
        m_bench->open();
        return m_bench->show<pal::ResultsPage>();
    }

    void answerQuestion(pal::ResultsPage& page, const QString& asks, const QString& answer)
    {
        QTest::mouseClick(button(page, asks), Qt::LeftButton);
        QVERIFY(page.findChild<QMessageBox*>());
        press(page, answer);
        QTRY_VERIFY(!page.findChild<QMessageBox*>());
    }

    static void press(pal::ResultsPage& page, const QString& answer)
    {
        for (QAbstractButton* candidate : page.findChild<QMessageBox*>()->buttons())
            if (candidate->text().remove('&') == answer)
                return QTest::mouseClick(candidate, Qt::LeftButton);
        QFAIL("no such answer");
    }

    static QTableView* table(const QWidget& page, const QString& name)
    {
        for (QTableView* view : page.findChildren<QTableView*>())
            if (view->accessibleName() == name)
                return view;
        return nullptr;
    }

    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    int logged()
    {
        return int(m_bench->project().database().integer("SELECT count(*) FROM ann_blind_log")->value_or(-1));
    }

    std::unique_ptr<StudyBench> m_bench;
    pal::Study m_study;
};

QTEST_MAIN(TestResultsPage)
#include "tst_results_page.moc"
