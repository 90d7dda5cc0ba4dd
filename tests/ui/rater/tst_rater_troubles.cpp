#include "engine/rating/return_file.h"
#include "engine/store/database.h"
#include "tests/ui/rater/small_pack.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

namespace pal = palimpsest;
using pal::testing::pressWhenSettled;

namespace {

/// No file of this process grows beyond what the rater's log has now: what a full disk is to it, without a disk.
class FullDisk {
public:
    explicit FullDisk(const std::filesystem::path& log)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = std::filesystem::file_size(log);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

} // namespace

class TestRaterTroubles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { pal::Theme::instance().apply(pal::ThemeChoice::Light); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path().toStdString();
        m_pack = pal::testing::packOf({"a", "b", "c", "d", "e"});
    }

    void fullDiskIsSaidAndNothingIsLostOnceThereIsRoom()
    {
        auto window = open();
        pressWhenSettled(*window, Qt::Key_3);
        QTRY_COMPARE(window->savedText(), QStringLiteral("Saved ✓ 1"));
        {
            const FullDisk full(log());
            pressWhenSettled(*window, Qt::Key_5);
            QTRY_COMPARE(window->savedText(), QStringLiteral("Not saved"));
            QVERIFY(messages(*window).contains("The last answer is not on the disk"));
            QVERIFY(messages(*window).contains("Make room"));
        }
        pressWhenSettled(*window, Qt::Key_7);
        QTRY_COMPARE(window->savedText(), QStringLiteral("Saved ✓ 3"));
        window.reset();
        auto file = *pal::RaterFile::open(m_path, m_pack, "1.0");
        QCOMPARE(*file->answer(0).value, 3);
        QCOMPARE(*file->answer(1).value, 5);
        QCOMPARE(*file->answer(2).value, 7);
        const auto events = *file->events();
        for (std::size_t i = 0; i < events.size(); ++i)
            QCOMPARE(events[i].seq, std::int64_t(i) + 1);
    }

    void returnHoldsWhatCouldNotBeWrittenBeforeOrIsNotWritten()
    {
        auto window = open();
        pressWhenSettled(*window, Qt::Key_3);
        QTRY_COMPARE(window->savedText(), QStringLiteral("Saved ✓ 1"));
        {
            const FullDisk full(log());
            pressWhenSettled(*window, Qt::Key_5);
            QTRY_COMPARE(window->savedText(), QStringLiteral("Not saved"));
            saveReturn(*window);
            QTRY_VERIFY(messages(*window).contains("Choose another folder"));
        }
        QVERIFY(returns().empty());
        saveReturn(*window);
        QTRY_COMPARE(returns().size(), std::size_t(1));
        QTRY_VERIFY(messages(*window).contains("Send this file back"));
        const auto back = pal::readReturn(pal::FolderArchive(), returns()[0]);
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QCOMPARE(back->events.size(), std::size_t(2));
    }

    void savingTheReturnNeverHoldsTheWindowUp()
    {
        auto window = open();
        auto other = *pal::Database::open(database(), {});
        QVERIFY(other.run("BEGIN IMMEDIATE").ok());
        QElapsedTimer timer;
        timer.start();
        saveReturn(*window);
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(other.run("COMMIT").ok());
        QTRY_COMPARE(returns().size(), std::size_t(1));
    }

    void lockedDatabaseIsWaitedForAndThenSaid()
    {
        auto window = open();
        auto other = *pal::Database::open(database(), {});
        QVERIFY(other.run("BEGIN IMMEDIATE").ok());
        pressWhenSettled(*window, Qt::Key_3);
        QTest::qWait(1000);
        QVERIFY2(!window->savedText().contains("Not saved"), "it is still waiting");
        QVERIFY2(window->session().current() == 1, "the rater can go on meanwhile");
        QTRY_COMPARE_WITH_TIMEOUT(window->savedText(), QStringLiteral("Not saved"), 12'000);
        QVERIFY(messages(*window).contains("another program is writing to it; waited 5 seconds"));
        QVERIFY(other.run("COMMIT").ok());
        pressWhenSettled(*window, Qt::Key_4);
        QTRY_COMPARE(window->savedText(), QStringLiteral("Saved ✓ 2"));
    }

    void shortLockIsNotNoticed()
    {
        auto window = open();
        auto other = *pal::Database::open(database(), {});
        QVERIFY(other.run("BEGIN IMMEDIATE").ok());
        pressWhenSettled(*window, Qt::Key_3);
        QTest::qWait(300);
        QVERIFY(other.run("COMMIT").ok());
        QTRY_COMPARE(window->savedText(), QStringLiteral("Saved ✓ 1"));
        QVERIFY(messages(*window).isEmpty());
    }

    void keyHeldForFiveSecondsRatesOneItem()
    {
        auto window = open();
        pressWhenSettled(*window, Qt::Key_2);
        QElapsedTimer held;
        held.start();
        while (held.elapsed() < 5000) {
            QKeyEvent repeat(QEvent::KeyPress, Qt::Key_2, {}, QStringLiteral("2"), true);
            QCoreApplication::sendEvent(window.get(), &repeat);
            QTest::qWait(33);
        }
        QCOMPARE(window->session().answered(), std::size_t(1));
        QCOMPARE(window->session().current(), std::size_t(1));
    }

    void commentBegunWhileTheAnswerIsInSightIsOnThatItem()
    {
        auto window = open();
        pressWhenSettled(*window, Qt::Key_6);
        QTest::keyClick(window.get(), Qt::Key_C);
        auto* field = window->findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("feels right"), {}, 30);
        QCOMPARE(window->session().current(), std::size_t(0));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(window->session().current(), std::size_t(1));
        QCOMPARE(window->session().answerOf(0).comment, std::string("feels right"));
        QVERIFY(!window->session().answerOf(1).flagged);
    }

    void timeOnAnItemGoesOnAfterARestart()
    {
        {
            auto window = open();
            QTest::qWait(600);
        }
        auto window = open();
        pressWhenSettled(*window, Qt::Key_3);
        const pal::RatingEvent event = lastEvent(window);
        QVERIFY2(event.activeMs >= 700, qPrintable(QString::number(event.activeMs)));
        QVERIFY(event.wallMs >= event.activeMs);
    }

    void pausedTimeDoesNotCount()
    {
        auto window = open();
        QTest::qWait(100);
        QTest::keyClick(window.get(), Qt::Key_Escape);
        QCOMPARE(window->screen(), pal::RaterWindow::Screen::Instruction);
        QTest::qWait(800);
        QTest::keyClick(window.get(), Qt::Key_Return);
        pressWhenSettled(*window, Qt::Key_3);
        const pal::RatingEvent event = lastEvent(window);
        QVERIFY2(event.activeMs >= 200 && event.activeMs < 700, qPrintable(QString::number(event.activeMs)));
        QVERIFY(event.wallMs >= event.activeMs + 700);
    }

private:
    std::unique_ptr<pal::RaterWindow> open() { return pal::testing::windowOn(m_pack, m_path); }
    std::filesystem::path database() const { return m_path / (m_pack.uid + ".sqlite"); }
    std::filesystem::path log() const { return m_path / (m_pack.uid + ".sqlite-wal"); }

    static void saveReturn(pal::RaterWindow& window)
    {
        window.showScreen(pal::RaterWindow::Screen::Done);
        QTest::keyClick(&window, Qt::Key_Return);
    }

    std::vector<std::filesystem::path> returns() const
    {
        std::vector<std::filesystem::path> found;
        for (const auto& entry : std::filesystem::directory_iterator(m_path))
            if (entry.path().extension() == ".zip")
                found.push_back(entry.path());
        return found;
    }

    static QString messages(pal::RaterWindow& window)
    {
        QString all;
        const auto* bar = window.findChild<pal::MessageBar*>();
        for (int row = 0; row < bar->count(); ++row)
            all += bar->messageAt(row) + QLatin1Char('\n');
        return all;
    }

    /// Of the rater's file, once the window is gone.
    pal::RatingEvent lastEvent(std::unique_ptr<pal::RaterWindow>& window)
    {
        window.reset();
        const auto file = pal::RaterFile::open(m_path, m_pack, "1.0");
        const auto events = (*file)->events();
        return events->empty() ? pal::RatingEvent() : events->back();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
    pal::Pack m_pack;
};

QTEST_MAIN(TestRaterTroubles)
#include "tst_rater_troubles.moc"
