#include "tests/ui/bridge/sample_run.h"
#include "ui/bridge/event_queue.h"
#include "ui/bridge/run_model.h"

#include <QSignalSpy>
#include <QtTest/QtTest>

#include <thread>

namespace pal = palimpsest;

class TestEventQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventArrivesOnceAndInOrder()
    {
        constexpr std::uint64_t kEvents = 100'000;
        pal::EventQueue queue;
        std::uint64_t last = 0, drains = 0;
        bool inOrder = true, onThisThread = true;
        connect(&queue, &pal::EventQueue::drained, this, [&](const std::vector<pal::EventRecord>& records) {
            ++drains;
            onThisThread = onThisThread && QThread::currentThread() == thread();
            for (const pal::EventRecord& record : records)
                inOrder = inOrder && record.seq == ++last;
        });
        std::jthread engine([&] {
            for (std::uint64_t seq = 1; seq <= kEvents; ++seq) {
                pal::StepMeasured step;
                step.step = std::int64_t(seq);
                queue.on({seq, double(seq), step});
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(last, kEvents, 60'000);
        QVERIFY(inOrder);
        QVERIFY(onThisThread);
        QVERIFY(drains < kEvents / 10);
    }

    void aModelUnderLoadEqualsTheReplayedOne()
    {
        const auto records = pal::test::sampleRun(5, 100, 200);
        pal::EventQueue queue;
        pal::RunModel live, replayed;
        connect(&queue, &pal::EventQueue::drained, &live,
                [&](const std::vector<pal::EventRecord>& batch) { live.apply(batch); });
        std::jthread engine([&] {
            for (const pal::EventRecord& record : records)
                queue.on(record);
        });
        QTRY_COMPARE_WITH_TIMEOUT(live.steps().size(), std::size_t(1000), 60'000);
        QTRY_COMPARE(live.epochs().size(), std::size_t(6));
        replayed.apply(records);
        QCOMPARE(live.sampledEpochs(), replayed.sampledEpochs());
        QCOMPARE(live.sample(99, 5)->candidate, replayed.sample(99, 5)->candidate);
    }

    void wakesAtMostOnceAFrame()
    {
        pal::EventQueue queue;
        QSignalSpy drains(&queue, &pal::EventQueue::drained);
        QElapsedTimer timer;
        timer.start();
        for (std::uint64_t seq = 1; timer.elapsed() < 500; ++seq) {
            queue.on({seq, 0, pal::Progress{}});
            QTest::qWait(1);
        }
        QVERIFY2(drains.size() <= 20, qPrintable(QString::number(drains.size())));
    }

    void destroyingItWithEventsUnderwayIsSafe()
    {
        for (int i = 0; i < 50; ++i) {
            auto queue = std::make_unique<pal::EventQueue>();
            {
                std::jthread engine([&] { queue->on({1, 0, pal::Progress{}}); });
            }
            queue.reset();
            QCoreApplication::processEvents();
        }
    }
};

QTEST_GUILESS_MAIN(TestEventQueue)
#include "tst_event_queue.moc"
