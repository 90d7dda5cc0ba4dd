#include "engine/judge/send_gate.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
using namespace std::chrono_literals;

/// How many calls may leave, and when. Its time is the test's.
class TestSendGate : public QObject {
    Q_OBJECT

    pal::SendGate::Time m_now = pal::SendGate::Time(1h);

    /// Sends and ends calls at this moment until the gate says no; how many there were.
    int passing(pal::SendGate& gate, std::int64_t tokens, int most = 1000)
    {
        int count = 0;
        while (count < most && !gate.notBefore(m_now, tokens)) {
            gate.sent(m_now, tokens);
            gate.ended();
            ++count;
        }
        return count;
    }

private Q_SLOTS:
    void init() { m_now = pal::SendGate::Time(1h); }

    void noMoreAtOnceThanAllowed()
    {
        pal::SendGate gate(3, {}, {});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!gate.notBefore(m_now, 1));
            gate.sent(m_now, 1);
        }
        QVERIFY(gate.notBefore(m_now, 1) == pal::SendGate::Time::max());
        gate.ended();
        QVERIFY(!gate.notBefore(m_now, 1));
        QCOMPARE(gate.inFlight(), 2);
    }

    void requestsAMinute()
    {
        pal::SendGate gate(100, 5, {});
        QCOMPARE(passing(gate, 10), 5);
        QVERIFY(gate.notBefore(m_now, 10) == m_now + 1min);
        m_now += 59s;
        QCOMPARE(passing(gate, 10), 0);
        m_now += 1s;
        QCOMPARE(passing(gate, 10), 5);
    }

    void theMinuteSlides()
    {
        pal::SendGate gate(100, 4, {});
        QCOMPARE(passing(gate, 1, 2), 2);
        m_now += 30s;
        QCOMPARE(passing(gate, 1), 2);
        QVERIFY(gate.notBefore(m_now, 1) == m_now + 30s); // when the first two are a minute old
        m_now += 30s;
        QCOMPARE(passing(gate, 1), 2);
    }

    void tokensAMinute()
    {
        pal::SendGate gate(100, {}, 1000);
        QCOMPARE(passing(gate, 300), 3);
        QVERIFY(!gate.notBefore(m_now, 100)); // 900 of 1000 are used: a small one still fits
        m_now += 1min;
        QCOMPARE(passing(gate, 500), 2);
    }

    void aCallBeyondTheAllowanceGoesAlone()
    {
        pal::SendGate gate(100, {}, 1000);
        QCOMPARE(passing(gate, 5000), 1);
        m_now += 1min;
        QCOMPARE(passing(gate, 10, 1), 1);
        QVERIFY(gate.notBefore(m_now, 5000).has_value());
    }

    void aRefusalPausesAllAndHalves()
    {
        pal::SendGate gate(64, {}, {});
        gate.sent(m_now, 1);
        gate.ended();
        gate.limited(m_now + 2s);
        QCOMPARE(gate.concurrency(), 32);
        QVERIFY(gate.notBefore(m_now, 1) == m_now + 2s);
        QVERIFY(gate.pausedUntil(m_now) == m_now + 2s);
        m_now += 2s;
        QVERIFY(!gate.notBefore(m_now, 1));
        QVERIFY(!gate.pausedUntil(m_now));
    }

    void refusalsOfOneBurstAreOneSign()
    {
        pal::SendGate gate(64, {}, {});
        for (int i = 0; i < 20; ++i)
            gate.limited(m_now + 1s);
        gate.limited(m_now + 5s);
        gate.limited(m_now + 3s);
        QCOMPARE(gate.concurrency(), 32);
        QVERIFY(gate.notBefore(m_now, 1) == m_now + 5s); // the longest wish
    }

    void halvesToOneAndGrowsToTheSetting()
    {
        pal::SendGate gate(10, {}, {});
        for (const int left : {5, 2, 1, 1}) {
            gate.limited(m_now + 1s);
            m_now += 1s;
            QVERIFY(!gate.notBefore(m_now, 1));
            QCOMPARE(gate.concurrency(), left);
        }
        // Half as many more after each five good answers: 1 → 2 → 3 → 4 → 6 → 9 → 10.
        std::vector<int> steps;
        for (int answers = 0; answers < 50; ++answers) {
            gate.answered();
            if (steps.empty() || steps.back() != gate.concurrency())
                steps.push_back(gate.concurrency());
        }
        QCOMPARE(steps, (std::vector<int>{1, 2, 3, 4, 6, 9, 10}));
    }

    void aRefusalBetweenGoodAnswersStartsTheCountAnew()
    {
        pal::SendGate gate(10, {}, {});
        gate.limited(m_now);
        for (int i = 0; i < 4; ++i)
            gate.answered();
        gate.limited(m_now);
        (void)gate.notBefore(m_now, 1);
        const int left = gate.concurrency();
        for (int i = 0; i < 4; ++i)
            gate.answered();
        QCOMPARE(gate.concurrency(), left);
        gate.answered();
        QVERIFY(gate.concurrency() > left);
    }
};

QTEST_GUILESS_MAIN(TestSendGate)
#include "tst_send_gate.moc"
