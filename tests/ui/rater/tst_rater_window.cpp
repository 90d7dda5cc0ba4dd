#include "ui/rater/active_clock.h"
#include "ui/rater/rater_window.h"
#include "ui/rater/rating_view.h"
#include "ui/rater/text_pane.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

const char* const kHardText = "\tif (a < b) return \"<i>\";\n\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7";

pal::Pack packOf(int items)
{
    pal::Pack pack;
    pack.uid = "00112233445566778899aabbccddeeff";
    pack.scale = *pal::humanScale();
    for (int i = 1; i <= items; ++i)
        pack.items.push_back({"token" + std::to_string(i), i, "prefix", "reference", kHardText});
    pack.training.push_back({"p", "r", "r", 1, 1, "It repeats the reference."});
    pal::packFiles(pack);
    return pack;
}

void press(pal::RaterWindow& window, int key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(&window, Qt::Key(key), modifiers);
}

} // namespace

class TestRaterWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { pal::Theme::instance().apply(pal::ThemeChoice::Light); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void goesFromInstructionThroughTrainingToTheEnd()
    {
        auto window = open(2);
        QCOMPARE(window->screen(), Screen::Instruction);
        press(*window, Qt::Key_Return);
        QCOMPARE(window->screen(), Screen::Training);
        press(*window, Qt::Key_Return); // nothing was answered yet
        QCOMPARE(window->screen(), Screen::Training);
        press(*window, Qt::Key_5);
        press(*window, Qt::Key_Return);
        QCOMPARE(window->screen(), Screen::Item);
        rate(*window, Qt::Key_3);
        QTRY_COMPARE(window->session().current(), std::size_t(1));
        QTRY_COMPARE(window->savedText(), QStringLiteral("Saved ✓ 1"));
        rate(*window, Qt::Key_8);
        QTRY_COMPARE(window->screen(), Screen::Done);
    }

    void undoWorksAfterARestart()
    {
        {
            auto window = atItems(3);
            rate(*window, Qt::Key_4);
            QTRY_COMPARE(window->session().current(), std::size_t(1));
        }
        auto window = atItems(3);
        QCOMPARE(window->session().current(), std::size_t(1));
        press(*window, Qt::Key_Backspace);
        QCOMPARE(window->session().current(), std::size_t(0));
        QVERIFY(!window->session().answer().answered());
        press(*window, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(*window->session().answer().value, 4);
    }

    void heldKeyRatesOneItem()
    {
        auto window = atItems(5);
        rate(*window, Qt::Key_2);
        for (int i = 0; i < 50; ++i) {
            QKeyEvent repeat(QEvent::KeyPress, Qt::Key_2, {}, QStringLiteral("2"), true);
            QCoreApplication::sendEvent(window.get(), &repeat);
            QTest::qWait(10);
        }
        QCOMPARE(window->session().answered(), std::size_t(1));
    }

    void keysMeantForTheItemBeforeAreNotTaken()
    {
        auto window = atItems(3);
        window->session().step(1);
        press(*window, Qt::Key_7);
        QCOMPARE(window->session().answered(), std::size_t(0));
    }

    void azertyDigitsGoByTheirPlace()
    {
        auto window = atItems(3);
        QTest::qWait(pal::RaterSession::kSettleMs + 20);
        QKeyEvent ampersand(QEvent::KeyPress, Qt::Key_Ampersand, {}, 10, 0, 0, QStringLiteral("&"));
        QCoreApplication::sendEvent(window.get(), &ampersand);
        QCOMPARE(*window->session().answerOf(0).value, 1);
    }

    void commentsAreKeptWithoutBeingClosed()
    {
        {
            auto window = atItems(2);
            press(*window, Qt::Key_C);
            QTest::keyClicks(window->findChild<QLineEdit*>(), QStringLiteral("cut off"));
            QTest::qWait(500);
            QCOMPARE(QString::fromStdString(window->session().answer().comment), QStringLiteral("cut off"));
        }
        QCOMPARE(QString::fromStdString(atItems(2)->session().answer().comment), QStringLiteral("cut off"));
    }

    void skipAsksForAReason()
    {
        auto window = atItems(2);
        rate(*window, Qt::Key_0);
        QTest::keyClicks(window->findChild<QLineEdit*>(), QStringLiteral("not a text"));
        QTest::keyClick(window->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(window->session().answerOf(0).skipReason, std::string("not a text"));
        QCOMPARE(window->session().current(), std::size_t(1));
    }

    void textsAreVerbatim()
    {
        auto window = atItems(1);
        QCOMPARE(window->view().output().text(), QString::fromUtf8(kHardText));
    }

    void activeTimeStopsWithoutFocusAndWhenIdle()
    {
        pal::ActiveClock clock;
        clock.start(1000);
        clock.setFocused(false, 3000);
        clock.setFocused(true, 10'000);
        QCOMPARE(clock.elapsed(11'000).activeMs, std::int64_t(3000));
        QCOMPARE(clock.elapsed(11'000).wallMs, std::int64_t(10'000));
        QCOMPARE(clock.elapsed(500'000).activeMs, std::int64_t(62'000));
        clock.activity(500'000);
        QCOMPARE(clock.elapsed(501'000).activeMs, std::int64_t(63'000));
        const auto backwards = clock.elapsed(100);
        QVERIFY(backwards.activeMs <= backwards.wallMs);
    }

private:
    using Screen = pal::RaterWindow::Screen;

    std::unique_ptr<pal::RaterWindow> open(int items)
    {
        const std::filesystem::path folder = m_folder->path().toStdString();
        auto file = pal::RaterFile::open(folder, packOf(items), "1.0");
        return file ? std::make_unique<pal::RaterWindow>(std::move(*file), m_format, folder) : nullptr;
    }

    std::unique_ptr<pal::RaterWindow> atItems(int items)
    {
        auto window = open(items);
        window->session().finishTraining();
        window->show();
        press(*window, Qt::Key_Return);
        return window;
    }

    static void rate(pal::RaterWindow& window, int key)
    {
        QTest::qWait(pal::RaterSession::kSettleMs + 20);
        press(window, key);
    }

    const pal::FolderArchive m_format;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestRaterWindow)
#include "tst_rater_window.moc"
