#include "engine/study/study_state.h"
#include "tests/ui/study/study_bench.h"
#include "ui/study/adjudicate_page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

namespace pal = palimpsest;
using pal::test::button;
using pal::test::shows;
using pal::test::StudyBench;

class TestAdjudicatePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("palimpsest-test");
        QCoreApplication::setApplicationName("tst_adjudicate_page");
    }

    void init()
    {
        m_bench = std::make_unique<StudyBench>();
        m_study = made::addStudy(m_bench->project(), "study", {.repeats = 0});
    }

    void tellsThatNothingIsDisputed()
    {
        for (const std::string& rater : m_study.design.raters)
            QVERIFY(made::answer(m_bench->project(), m_study, rater, [](const made::Shown&) { return "5"; }));
        m_bench->open();
        auto page = m_bench->show<pal::AdjudicatePage>();
        QTRY_VERIFY(button(*page, "Look at the agreement"));
    }

    void decidesByKeysAndGoesOn()
    {
        disputeThree();
        auto page = shownPage();
        QAbstractItemModelTester tester(list(*page)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(list(*page)->currentIndex().row(), 0);
        QVERIFY(!button(*page, "Save and next")->isEnabled());
        QTest::keyClick(list(*page), Qt::Key_7);
        QVERIFY(shows(*page, "Value 7"));
        page->findChild<QComboBox*>()->setCurrentIndex(3);
        page->findChild<QLineEdit*>()->setText("a slip");
        QTest::mouseClick(button(*page, "Save and next"), Qt::LeftButton);
        QTRY_VERIFY(shows(*page, "2 of 3 to decide"));
        QCOMPARE(list(*page)->currentIndex().row(), 1);
        QVERIFY(list(*page)->model()->index(0, 0).data().toString().endsWith("→ 7"));
        const auto items = disputed();
        QCOMPARE(*items[0].decided(), 7);
        QCOMPARE(items[0].history[0].category, std::string("slip"));
        QCOMPARE(items[0].history[0].note, std::string("a slip"));
        QCOMPARE(items[0].history[0].by, pal::userName());
        // The note of the one before is not that of the next.
        QCOMPARE(page->findChild<QLineEdit*>()->text(), QString());
    }

    void digitsInTheNoteAreLetters()
    {
        disputeThree();
        auto page = shownPage();
        auto* note = page->findChild<QLineEdit*>();
        note->setFocus();
        QTest::keyClicks(note, "7n");
        QCOMPARE(note->text(), QString("7n"));
        QVERIFY(!button(*page, "Save and next")->isEnabled());
        QCOMPARE(list(*page)->currentIndex().row(), 0);
    }

    void keysDecideTheNextItemAfterANote()
    {
        disputeThree();
        auto page = shownPage();
        QTest::keyClick(list(*page), Qt::Key_7);
        auto* note = page->findChild<QLineEdit*>();
        note->setFocus();
        QTest::keyClicks(note, "why");
        QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(shows(*page, "2 of 3 to decide"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_4);
        QVERIFY(shows(*page, "Value 4"));
        QCOMPARE(note->text(), QString());
    }

    void readingAnewKeepsTheDecisionBeingMade()
    {
        disputeThree();
        auto page = shownPage();
        QTest::keyClick(list(*page), Qt::Key_7);
        page->findChild<QLineEdit*>()->setText("half a no");
        QSignalSpy loaded(bench().study(), &pal::OpenStudy::loaded);
        bench().desk()->write(
            page.get(), [](pal::Project&) -> pal::Status { return {}; }, [](const pal::Status&) {});
        QTRY_VERIFY(loaded.count() > 0);
        QTest::qWait(100);
        QCOMPARE(page->findChild<QLineEdit*>()->text(), QString("half a no"));
        QVERIFY(shows(*page, "Value 7"));
    }

    void undoSupersedesAndKeepsHistory()
    {
        disputeThree();
        auto page = shownPage();
        QVERIFY(!button(*page, "Undo")->isEnabled());
        decide(*page, Qt::Key_2);
        QTRY_VERIFY(shows(*page, "2 of 3 to decide"));
        list(*page)->setCurrentIndex(list(*page)->model()->index(0, 0));
        QVERIFY(shows(*page, "2 · "));
        QTest::mouseClick(button(*page, "Undo"), Qt::LeftButton);
        QTRY_VERIFY(shows(*page, "3 of 3 to decide"));
        QCOMPARE(list(*page)->currentIndex().row(), 0); // undoing leads nowhere else
        QVERIFY(shows(*page, "taken back"));
        QCOMPARE(disputed()[0].history.size(), std::size_t(2));
        QVERIFY(!disputed()[0].decided());
    }

    void ratingsStayAsTheyAre()
    {
        disputeThree();
        const auto before = events();
        auto page = shownPage();
        decide(*page, Qt::Key_4);
        QTRY_VERIFY(shows(*page, "2 of 3 to decide"));
        QCOMPARE(events(), before);
    }

    void goesOnFromTheLastToTheFirstThatIsOpen()
    {
        disputeThree();
        auto page = shownPage();
        QTest::keyClick(list(*page), Qt::Key_N);
        QTest::keyClick(list(*page), Qt::Key_N);
        QCOMPARE(list(*page)->currentIndex().row(), 2);
        decide(*page, Qt::Key_8);
        QTRY_COMPARE(list(*page)->currentIndex().row(), 0);
        for (int left = 1; left >= 0; --left) {
            decide(*page, Qt::Key_8);
            QTRY_VERIFY(shows(*page, left == 0 ? QString("All 3 decided") : QString("1 of 3 to decide")));
        }
    }

    void namesNeitherRatersNorModels()
    {
        disputeThree();
        auto page = shownPage();
        QVERIFY(shows(*page, "A   "));
        QVERIFY(shows(*page, "C   "));
        for (const char* secret : {"ann", "bo ", "icu"})
            QVERIFY2(!shows(*page, secret), secret);
    }

private:
    /// Documents 100 to 102 of epoch 1 divide the raters.
    void disputeThree()
    {
        for (std::size_t rater = 0; rater < 3; ++rater)
            QVERIFY(made::answer(m_bench->project(), m_study, m_study.design.raters[rater],
                                 [rater](const made::Shown& shown) {
                                     const bool far = shown.purpose == "rate" && shown.epoch == 1 && shown.docId < 103;
                                     return std::string(far && rater == 1 ? "1" : "6");
                                 }));
    }

    std::unique_ptr<pal::AdjudicatePage> shownPage()
    {
        m_bench->open();
        auto page = m_bench->show<pal::AdjudicatePage>();
        [&] { QTRY_VERIFY(shows(*page, "3 of 3 to decide")); }();
        return page;
    }

    StudyBench& bench() { return *m_bench; }

    static void decide(pal::AdjudicatePage& page, Qt::Key value)
    {
        QTest::keyClick(list(page), value);
        QTest::mouseClick(button(page, "Save and next"), Qt::LeftButton);
    }

    static QListView* list(const pal::AdjudicatePage& page)
    {
        for (QListView* view : page.findChildren<QListView*>())
            if (view->accessibleName() == "Items to adjudicate")
                return view;
        return nullptr;
    }

    std::vector<pal::DisputedItem> disputed()
    {
        return *pal::disputedItems(m_bench->project(), m_study, *pal::loadRatings(m_bench->project(), m_study));
    }

    QString events()
    {
        return QString::fromStdString(m_bench->project()
                                          .database()
                                          .text("SELECT group_concat(event_uid||coalesce(value,'')) FROM ann_event")
                                          ->value_or(""));
    }

    std::unique_ptr<StudyBench> m_bench;
    pal::Study m_study;
};

QTEST_MAIN(TestAdjudicatePage)
#include "tst_adjudicate_page.moc"
