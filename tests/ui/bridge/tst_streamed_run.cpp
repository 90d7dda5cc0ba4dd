#include "tests/ui/bridge/sample_run.h"
#include "ui/bridge/run_handle.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestStreamedRun : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aStreamGivesTheModelOfItsJournal()
    {
        auto records = pal::test::sampleRun(3, 40, 10);
        records.push_back({records.back().seq + 1, 1, pal::RunFinished{"completed", "done", 3}});
        const QString path = m_folder.filePath("whole");
        pal::test::appendTo(path, pal::test::journalText(records));
        const auto run = pal::streamRun("cat", {path});
        QCOMPARE(run->kind(), pal::RunHandle::Kind::Streamed);
        QVERIFY(!run->isControllable());
        QSignalSpy failed(run.get(), &pal::RunHandle::failed);
        QTRY_COMPARE(run->model().state(), QString("completed"));
        QCOMPARE(run->model().steps().size(), std::size_t(30));
        QCOMPARE(run->model().sampledEpochs().size(), std::size_t(4));
        QCOMPARE(failed.size(), 0);
    }

    void aStreamThatBreaksOffIsInterrupted()
    {
        const QString path = m_folder.filePath("torn");
        pal::test::appendTo(path, pal::test::journalText(pal::test::sampleRun(1, 2, 3)));
        const auto run = pal::streamRun("sh", {"-c", "cat \"$0\"; echo out of memory >&2; exit 3", path});
        QTRY_COMPARE(run->model().state(), QString("interrupted"));
        QVERIFY(run->model().outcome().contains("out of memory"));
        QVERIFY(run->model().outcome().contains("3"));
        QCOMPARE(run->model().steps().size(), std::size_t(3));
    }

    void whatIsNoJournalFails_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("not there") << "/nowhere/palimpsest" << QStringList{"train"};
        QTest::newRow("other output") << "echo" << QStringList{"hello"};
        QTest::newRow("nothing") << "false" << QStringList{};
    }

    void whatIsNoJournalFails()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        const auto run = pal::streamRun(program, arguments);
        QSignalSpy failed(run.get(), &pal::RunHandle::failed);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().toString().contains(program));
    }

    void closingItDoesNotWaitForTheProgram()
    {
        const QTemporaryDir folder;
        const QString started = folder.filePath("started");
        const QString stopped = folder.filePath("stopped");
        QElapsedTimer timer;
        auto run = pal::streamRun(
            "sh",
            {"-c", QString("trap 'touch \"%2\"; exit' TERM; touch \"%1\"; sleep 5 & wait").arg(started, stopped)});
        QTRY_VERIFY(QFile::exists(started));
        timer.start();
        run.reset();
        QVERIFY(timer.elapsed() < 500);
        QTRY_VERIFY(QFile::exists(stopped)); // it was asked to
        QTest::qWait(100);                   // its end is noticed, or its QProcess would count as leaked
    }
};

QTEST_GUILESS_MAIN(TestStreamedRun)
#include "tst_streamed_run.moc"
