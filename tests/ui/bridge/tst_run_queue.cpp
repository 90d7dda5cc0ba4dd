#include "ui/bridge/run_queue.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <limits>

namespace pal = palimpsest;

namespace {

pal::RunConfig configIn(const std::string& directory)
{
    pal::RunConfig config;
    config.dir = directory;
    return config;
}

QString directories(const pal::RunQueue& queue)
{
    QStringList names;
    for (const pal::RunConfig& config : queue.items())
        names.append(QString::fromStdString(config.dir));
    return names.join(' ');
}

} // namespace

class TestRunQueue : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath("deep/queue.json"); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void startsTheNextWhenOneEnds()
    {
        pal::RunQueue queue(path());
        QSignalSpy starts(&queue, &pal::RunQueue::startRequested);
        queue.add(configIn("a"));
        QCOMPARE(starts.size(), 1); // nothing ran
        queue.setRunning(true);
        queue.add(configIn("b"));
        queue.add(configIn("c"));
        QCOMPARE(starts.size(), 1);
        QCOMPARE(directories(queue), QString("b c"));
        queue.setRunning(false);
        QCOMPARE(starts.size(), 2);
        QCOMPARE(starts.back().front().value<pal::RunConfig>().dir, std::string("b"));
        queue.setRunning(true);
        queue.hold();
        queue.setRunning(false);
        QCOMPARE(starts.size(), 2);
        queue.resume();
        QCOMPARE(starts.size(), 3);
        QVERIFY(queue.items().empty());
    }

    void survivesARestartAndThenWaits()
    {
        {
            pal::RunQueue queue(path());
            queue.setRunning(true);
            for (const char* name : {"a", "b", "c"})
                queue.add(configIn(name));
            pal::RunConfig odd = configIn("d");
            odd.seed = 4'000'000'001;
            odd.prompt = "\"quoted\" \n ünïcode";
            queue.add(odd);
            queue.move(3, 0);
            queue.remove(2);
        }
        pal::RunQueue queue(path());
        QCOMPARE(directories(queue), QString("d a c"));
        QCOMPARE(queue.items().front().seed, std::int64_t(4'000'000'001));
        QCOMPARE(queue.items().front().prompt, std::string("\"quoted\" \n ünïcode"));
        QVERIFY(queue.isHeld());
        QSignalSpy starts(&queue, &pal::RunQueue::startRequested);
        queue.setRunning(false);
        QCOMPARE(starts.size(), 0);
        queue.resume();
        QCOMPARE(starts.size(), 1);
    }

    void moves_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("order");
        QTest::newRow("down") << 0 << 2 << "b c a";
        QTest::newRow("up") << 2 << 0 << "c a b";
        QTest::newRow("one") << 1 << 2 << "a c b";
        QTest::newRow("nowhere") << 1 << 1 << "a b c";
        QTest::newRow("outside") << 1 << 3 << "a b c";
        QTest::newRow("from outside") << -1 << 0 << "a b c";
    }

    void moves()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, order);
        pal::RunQueue queue(path());
        queue.setRunning(true);
        for (const char* name : {"a", "b", "c"})
            queue.add(configIn(name));
        queue.move(from, to);
        QCOMPARE(directories(queue), order);
    }

    void aSecondWindowCanOnlyLook()
    {
        pal::RunQueue first(path());
        first.setRunning(true);
        first.add(configIn("a"));
        pal::RunQueue second(path());
        QCOMPARE(directories(second), QString("a"));
        QVERIFY(!second.whyReadOnly().isEmpty());
        QSignalSpy refused(&second, &pal::RunQueue::refused), starts(&second, &pal::RunQueue::startRequested);
        second.add(configIn("b"));
        second.remove(0);
        second.resume();
        second.setRunning(false);
        QCOMPARE(refused.size(), 3);
        QCOMPARE(starts.size(), 0);
        QCOMPARE(directories(first), QString("a"));
    }

    void aForeignFileIsNotOverwritten()
    {
        const QString file = m_folder->filePath("queue.json");
        {
            QFile foreign(file);
            QVERIFY(foreign.open(QIODevice::WriteOnly));
            foreign.write("precious");
        }
        pal::RunQueue queue(file);
        queue.add(configIn("a"));
        QFile foreign(file);
        QVERIFY(foreign.open(QIODevice::ReadOnly));
        QCOMPARE(foreign.readAll(), QByteArray("precious"));
        QVERIFY(queue.whyReadOnly().contains(file));
    }
};

QTEST_GUILESS_MAIN(TestRunQueue)
#include "tst_run_queue.moc"
