#include "tests/ui/study/study_bench.h"
#include "ui/rater/rating_view.h"
#include "ui/rater/text_pane.h"
#include "ui/study/blinding_page.h"
#include "ui/theme/pill_label.h"

#include <QAbstractItemModelTester>
#include <QRadioButton>
#include <QTableView>
#include <QToolButton>

namespace palimpsest {

class TestBlindingPage : public QObject {
    Q_OBJECT

    static QTableView* table(const QWidget& page, const QString& name)
    {
        for (QTableView* view : page.findChildren<QTableView*>())
            if (view->accessibleName() == name)
                return view;
        return nullptr;
    }

    static bool hasPill(const QWidget& page, const QString& text)
    {
        for (const PillLabel* pill : page.findChildren<PillLabel*>())
            if (pill->isVisible() && pill->text() == text)
                return true;
        return false;
    }

private Q_SLOTS:
    void aCleanStudyShowsItsOrderAndItems()
    {
        test::StudyBench bench;
        made::addStudy(bench.project(), "study", {.documents = 30});
        bench.open();
        const auto page = bench.show<BlindingPage>();
        QTRY_VERIFY(hasPill(*page, "Packs can be written"));
        const QTableView* orders = table(*page, "Order of each rater's items");
        QAbstractItemModelTester tester(orders->model());
        QCOMPARE(orders->model()->rowCount(), 3);
        QVERIFY(orders->model()->index(0, 2).data().toInt() >= 10); // the nearest of one sample
        QCOMPARE(orders->model()->index(0, 5).data().toString(), QString("30–30"));
        QVERIFY(!table(*page, "What the leak lint found")->isVisible());
    }

    void itemsAreLookedThroughAndNotRated()
    {
        test::StudyBench bench;
        made::addStudy(bench.project());
        bench.open();
        const auto page = bench.show<BlindingPage>();
        QTRY_VERIFY(page->findChild<RatingView*>());
        const auto* view = page->findChild<RatingView*>();
        const QString first = view->output().text();
        QVERIFY(test::shows(*page, "Item 1 of"));
        QToolButton *previous = nullptr, *next = nullptr;
        for (QToolButton* button : page->findChildren<QToolButton*>()) {
            previous = button->accessibleName() == "Item before" ? button : previous;
            next = button->accessibleName() == "Next item" ? button : next;
        }
        QVERIFY(!previous->isEnabled());
        QTest::mouseClick(next, Qt::LeftButton);
        QVERIFY(test::shows(*page, "Item 2 of"));
        QVERIFY(view->output().text() != first);
        QTest::mouseClick(previous, Qt::LeftButton);
        QCOMPARE(view->output().text(), first);
        QRadioButton* value = view->findChildren<QRadioButton*>().front();
        value->click();
        QVERIFY(!value->isChecked());
    }

    void aLeakBlocksAndLeadsToItsItem()
    {
        test::StudyBench bench;
        CandidateRun run;
        run.uid = "leak";
        run.name = "quokka7";
        for (int i = 0; i < 30; ++i)
            run.candidates.push_back(made::candidate(0, i));
        run.candidates[17].text = "as Quokka7 would say";
        const auto imported = bench.project().importCandidates(run);
        QVERIFY(imported);
        StudyRequest request;
        request.name = "leaky";
        request.models = {{imported->runId, 0}};
        request.raters = {"ann", "bo"};
        request.repeatFraction = 0;
        QVERIFY(createStudy(bench.project(), request));
        bench.open();
        const auto page = bench.show<BlindingPage>();
        QTRY_VERIFY(hasPill(*page, "No pack can be written"));
        QTableView* findings = table(*page, "What the leak lint found");
        QAbstractItemModelTester tester(findings->model());
        QCOMPARE(findings->model()->rowCount(), 2); // one in each pack
        QTest::mouseClick(findings->viewport(), Qt::LeftButton, {},
                          findings->visualRect(findings->model()->index(1, 1)).center());
        QCOMPARE(page->findChild<RatingView*>()->output().text(), QString("as Quokka7 would say"));
    }

    void withoutAStudyItLeadsToOne()
    {
        test::StudyBench bench;
        bench.open();
        const auto page = bench.show<BlindingPage>();
        QSignalSpy opened(page.get(), &Page::openPage);
        QTRY_VERIFY(test::button(*page, "Make a study"));
        QTest::mouseClick(test::button(*page, "Make a study"), Qt::LeftButton);
        QCOMPARE(opened.front().front().toString(), QString("study"));
    }
};

} // namespace palimpsest

QTEST_MAIN(palimpsest::TestBlindingPage)
#include "tst_blinding_page.moc"
