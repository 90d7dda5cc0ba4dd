#include "app/cli/suggestion.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestSuggestion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suggests_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("nearest");
        QTest::newRow("letter left out") << QByteArray("--bach_size") << QByteArray("--batch_size");
        QTest::newRow("letters swapped") << QByteArray("trian") << QByteArray("train");
        QTest::newRow("dash") << QByteArray("--batch-size") << QByteArray("--batch_size");
        QTest::newRow("beginning") << QByteArray("--tokenizer") << QByteArray("--tokenizer_name");
        QTest::newRow("the same") << QByteArray("train") << QByteArray("train");
        QTest::newRow("nothing alike") << QByteArray("qqqqq") << QByteArray("");
        QTest::newRow("short") << QByteArray("x") << QByteArray("");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("long") << QByteArray(100000, 'a') << QByteArray("");
    }

    void suggests()
    {
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, nearest);
        const std::vector<std::string> names{"train", "eval", "report", "--batch_size", "--tokenizer_name", "--seed"};
        QCOMPARE(QByteArray::fromStdString(pal::nearestOf(word.toStdString(), names)), nearest);
    }

    void noCandidates() { QCOMPARE(pal::nearestOf("train", {}), std::string()); }
};

QTEST_APPLESS_MAIN(TestSuggestion)
#include "tst_suggestion.moc"
