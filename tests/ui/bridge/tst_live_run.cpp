#include "tests/engine/run/tiny_run.h"
#include "ui/bridge/run_handle.h"

#include <QSignalSpy>
#include <QtTest/QtTest>

namespace fs = std::filesystem;
namespace pal = palimpsest;
using Kind = pal::RunHandle::Kind;

/// Whole runs of a model that trains in a second, through the handle that the pages have.
class TestLiveRun : public QObject {
    Q_OBJECT

    QTemporaryDir m_world;
    fs::path m_folder;

    QString directory(const char* name) const { return m_world.filePath(name); }
    pal::RunConfig config(const char* name) const
    {
        pal::RunConfig config = tiny::runConfig(m_folder, "corrected", directory(name).toStdString());
        config.collapseGuard = false; // random weights guess no better than that
        return config;
    }
    static void waitForEnd(pal::RunHandle& run)
    {
        QSignalSpy concluded(&run, &pal::RunHandle::concluded);
        QTRY_COMPARE_WITH_TIMEOUT(concluded.size(), 1, 120'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.isValid());
        m_folder = m_world.path().toStdString();
        QVERIFY(tiny::makeWorld(m_folder));
    }

    void aRunIsShownAsItsJournalReplaysIt()
    {
        const auto live = pal::startRun(config("whole"), false);
        QCOMPARE(live->kind(), Kind::Live);
        waitForEnd(*live);
        QCOMPARE(live->model().state(), QString("completed"));
        QCOMPARE(live->model().samples().size(), std::size_t(6));
        QVERIFY(QFile::exists(directory("whole") + "/report.html"));
        const auto replayed = pal::openRunDirectory(directory("whole"));
        QSignalSpy loaded(replayed.get(), &pal::RunHandle::loaded);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(replayed->kind(), Kind::Replayed);
        QCOMPARE(replayed->model().steps().size(), live->model().steps().size());
        for (std::size_t i = 0; i < live->model().steps().size(); ++i)
            QCOMPARE(replayed->model().steps()[i].loss, live->model().steps()[i].loss);
        for (const std::int64_t epoch : live->model().sampledEpochs())
            QCOMPARE(replayed->model().sample(3, epoch)->candidate, live->model().sample(3, epoch)->candidate);
        QCOMPARE(replayed->model().outcome(), live->model().outcome());
        QCOMPARE(replayed->config().exp, live->config().exp);
    }

    void anotherWindowFollowsItReadOnly()
    {
        const auto live = pal::startRun(config("followed"), false);
        QTRY_VERIFY_WITH_TIMEOUT(live->model().hasStarted(), 60'000);
        live->pause();
        QTRY_COMPARE_WITH_TIMEOUT(live->model().state(), QString("paused"), 60'000);
        const auto other = pal::openRunDirectory(directory("followed"));
        QSignalSpy loaded(other.get(), &pal::RunHandle::loaded), refused(other.get(), &pal::RunHandle::refused);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(other->kind(), Kind::Followed);
        other->requestStop();
        QCOMPARE(refused.size(), 1);
        const auto second = pal::startRun(config("followed"), true); // it would overwrite: the lock forbids it
        QTRY_COMPARE_WITH_TIMEOUT(second->model().state(), QString("failed"), 60'000);
        QVERIFY(second->model().outcome().contains("going on"));
        QCOMPARE(live->model().state(), QString("paused"));
        live->resume();
        waitForEnd(*live);
        QCOMPARE(live->model().state(), QString("completed"));
        QTRY_COMPARE(other->model().state(), QString("completed"));
        QTRY_COMPARE(other->kind(), Kind::Replayed);
    }

    void aStoppedRunIsResumedWithMoreEpochs()
    {
        {
            const auto live = pal::startRun(config("resumed"), false);
            QTRY_VERIFY_WITH_TIMEOUT(live->model().hasStarted(), 60'000);
            live->finishEpochAndStop();
            waitForEnd(*live);
            QCOMPARE(live->model().state(), QString("stopped"));
            QVERIFY(live->isResumable());
            QVERIFY(!live->isControllable());
        }
        const auto again = pal::resumeRun(directory("resumed"), {{"max_epochs", "3"}});
        QVERIFY(again->isLoading());
        waitForEnd(*again);
        QCOMPARE(again->model().state(), QString("completed"));
        QCOMPARE(again->model().epochs().size(), std::size_t(4)); // those before the resume included
        QCOMPARE(again->model().steps().size(), std::size_t(9));
        QCOMPARE(again->model().setting("max_epochs"), QString("3"));
    }

    void wrongChangesAreRefused()
    {
        const auto live = pal::startRun(config("changes"), false);
        QSignalSpy refused(live.get(), &pal::RunHandle::refused);
        live->change("acc", "0.5");
        QCOMPARE(refused.size(), 1); // it has not begun
        QTRY_VERIFY_WITH_TIMEOUT(live->model().hasStarted(), 60'000);
        live->change("lr", "0.5");
        live->change("acc", "much");
        QCOMPARE(refused.size(), 3);
        live->change("el", "0.25");
        QTRY_COMPARE_WITH_TIMEOUT(live->model().setting("el"), QString("0.25"), 60'000);
        live->requestStop();
        waitForEnd(*live);
    }

    void whatCannotStartFails()
    {
        pal::RunConfig nowhere = config("nowhere");
        nowhere.modelName = "/nowhere/model";
        const auto run = pal::startRun(nowhere, false);
        waitForEnd(*run);
        QCOMPARE(run->model().state(), QString("failed"));
        QVERIFY(run->model().outcome().contains("/nowhere/model"));
        const auto resumed = pal::resumeRun(directory("never"));
        waitForEnd(*resumed);
        QCOMPARE(resumed->model().state(), QString("failed"));
    }

    void closingStopsItWithACheckpoint()
    {
        {
            const auto live = pal::startRun(config("closed"), false);
            QTRY_VERIFY_WITH_TIMEOUT(!live->model().steps().empty(), 60'000);
        }
        const auto replayed = pal::openRunDirectory(directory("closed"));
        QTRY_VERIFY(!replayed->isLoading());
        QVERIFY(replayed->model().isOver());
        QVERIFY(!replayed->model().checkpoints().empty());
    }
};

QTEST_GUILESS_MAIN(TestLiveRun)
#include "tst_live_run.moc"
