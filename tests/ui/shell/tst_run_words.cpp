#include "ui/shell/run_words.h"

#include <QtTest/QtTest>

using namespace palimpsest;

class TestRunWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void phasesAreNamed_data();
    void phasesAreNamed();
    void outcomesAreSentences_data();
    void outcomesAreSentences();
};

void TestRunWords::phasesAreNamed_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("shown");
    QTest::newRow("training") << "Epoch 3: training"
                              << "Epoch 3: training";
    QTest::newRow("validating") << "Validating epoch 0: BERTScore"
                                << "Validating epoch 0: BERTScore";
    QTest::newRow("distribution") << "Original model's distribution"
                                  << "The original model's distribution";
    QTest::newRow("of another version") << "Epoch 3: dreaming"
                                        << "Epoch 3: dreaming";
    QTest::newRow("none") << ""
                          << "";
}

void TestRunWords::phasesAreNamed()
{
    QFETCH(QString, said);
    QTEST(phaseText(said), "shown");
}

void TestRunWords::outcomesAreSentences_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("shown");
    QTest::newRow("stop rule") << "Epoch 28 should stop, acc 0.7286432160804021, el [0.03148820646289391]"
                               << "The stop rule was met in epoch 28: MA 0.7286, EL 0.0315";
    QTest::newRow("all forgotten") << "Epoch 9 should stop, left 0"
                                   << "No row was left to forget in epoch 9";
    QTest::newRow("bound") << "--max_epochs 5 reached before the stop rule was met"
                           << "All 5 epochs are over; the stop rule was not met";
    QTest::newRow("after an epoch") << "stopped after epoch 2; --resume goes on from there"
                                    << "Stopped after epoch 2; it can go on from there";
    QTest::newRow("in an epoch") << "stopped in epoch 2 after step 17; --resume goes on from there"
                                 << "Stopped in epoch 2 after step 17; it can go on from there";
    QTest::newRow("before it began") << "stopped before the first step; --resume begins again"
                                     << "Stopped before the first step";
    QTest::newRow("of another version") << "Something else, 0.5"
                                        << "Something else, 0.5";
}

void TestRunWords::outcomesAreSentences()
{
    QFETCH(QString, said);
    QTEST(outcomeText(said), "shown");
}

QTEST_APPLESS_MAIN(TestRunWords)
#include "tst_run_words.moc"
