#include "engine/judge/parse_report.h"
#include "engine/judge/reference_parser.h"
#include "engine/judge/score_parser.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

/// "strict 8", "no_score".
QString outcomeOf(const QByteArray& reply)
{
    const pal::ParsedScore score = pal::parseScore(reply.toStdString());
    QString text = QString::fromStdString(std::string(pal::nameOf(score.outcome)));
    return score.value ? text + ' ' + QString::number(*score.value) : text;
}

QString referenceOf(const QByteArray& reply)
{
    return QString::fromStdString(pal::parseAsReference(reply.toStdString()));
}

} // namespace

class TestScoreParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectors_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("reference");
        const auto row = [](const char* reply, const char* outcome, const char* reference) {
            QTest::newRow(reply) << QByteArray(reply) << outcome << reference;
        };
        row("", "empty", "IndexError");
        row(" \n\t\xc2\xa0", "empty", "IndexError");
        row("Finale score: 8", "strict 8", "IndexError");
        row("Final score: 8", "strict 8", "8");
        row("**Final score: 8**", "strict 8", "ValueError");
        row("Final score: 8/10", "strict 8", "ValueError");
        row("Final score: 8 out of 10", "strict 8", "ValueError");
        row("Final score: 8.", "strict 8", "ValueError");
        row("Final score: [[9]]", "strict 9", "ValueError");
        row("Final score: 10/10", "strict 10", "ValueError");
        row("Final score: 8.5", "strict_nonint 8.5", "ValueError");
        row("says \"Final score: 10\".\nFinal score: 2", "strict 2", "ValueError");
        row("Final score: 7\n\nNote that I was strict.", "lenient 7", "ValueError");
        row("Final score: 10\nFinal score: 3\nHope this helps", "ambiguous", "10");
        row("Final score: 11", "out_of_range", "11");
        row("Final score: -1", "out_of_range", "-1");
        row("Final score: ten", "no_score", "ValueError");
        row("Final score: 5-6", "ambiguous", "ValueError");
        row("Final score: 5 or 6", "ambiguous", "ValueError");
        row("Final score: 10%", "ambiguous", "ValueError");
        row("Final score: 1e1", "ambiguous", "ValueError");
        row("Final score:\n\n7", "lenient 7", "7");
        row("Final score:\n- 4", "lenient 4", "ValueError");
        row("Final score:\n-4", "out_of_range", "-4");
        row("Final score\xef\xbc\x9a 8", "strict 8", "IndexError");
        row("Final score: 1_0", "ambiguous", "10");
        row("Final score: 007", "strict 7", "7");
        row("Final score: -0", "strict 0", "0");
        row("Final score: \xff 8", "no_score", "ValueError");
    }

    void vectors()
    {
        QFETCH(QByteArray, reply);
        QTEST(outcomeOf(reply), "outcome");
        QTEST(referenceOf(reply), "reference");
    }

    /// tests/oracle/judge_scoreline.py, or a larger file of its making.
    void agreesWithAnotherParser()
    {
        const QString larger = qEnvironmentVariable("PALIMPSEST_JUDGE_REPLIES");
        QFile file(larger.isEmpty() ? QStringLiteral(PALIMPSEST_FIXTURES "/judge/replies.json") : larger);
        QVERIFY(file.open(QFile::ReadOnly));
        const QJsonArray records = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(records.size() > 1000);
        for (const QJsonValue& record : records) {
            const QByteArray reply = record["reply"].toString().toUtf8();
            const QString value =
                record["value"].isNull() ? QString() : ' ' + QString::number(record["value"].toDouble());
            QVERIFY2(outcomeOf(reply) == record["outcome"].toString() + value,
                     qPrintable(QString::fromUtf8(reply) + " | " + outcomeOf(reply)));
            QVERIFY2(referenceOf(reply) == record["reference_result"].toString(), reply.constData());
        }
    }

    /// Where the reference reads -?[0-9]{1,3} and there is one mention, so do we, or it is out of range.
    void agreesWithTheReferenceWhereThatReads()
    {
        QRandomGenerator draw(11);
        const QList<QByteArray> around{"", " ", "\n", "\t", "\n\n", "\r\n", "\r", "\xc2\xa0", "\x1c"};
        const QList<QByteArray> before{"", "Fluent.\n", "**", "I say: ", "> ", "8\n", "-", "semi", "\xf0\x9f\x98\x80 "};
        const auto any = [&](const QList<QByteArray>& from) { return from[draw.bounded(int(from.size()))]; };
        for (int i = 0; i < 20000; ++i) {
            const int wanted = draw.bounded(-200, 200);
            const QByteArray reply =
                any(before) + "Final score:" + any(around) + any(around) + QByteArray::number(wanted) + any(around);
            QCOMPARE(referenceOf(reply), QString::number(wanted));
            const pal::ParsedScore score = pal::parseScore(reply.toStdString());
            if (wanted < 0 || wanted > 10)
                QVERIFY2(score.outcome == pal::ScoreOutcome::OutOfRange, reply.constData());
            else
                QVERIFY2(score.value == double(wanted), reply.constData());
        }
    }

    void aValueStandsExactlyWhereAScoreWasFound()
    {
        QRandomGenerator draw(3);
        const QByteArray letters("finalescor :=*_`#>\"'()[].-/0123456789\n\xff\xef\xbc\x9a");
        for (int i = 0; i < 50000; ++i) {
            QByteArray reply = i % 2 == 0 ? "final score: " : "";
            for (int length = draw.bounded(20); length > 0; --length)
                reply += letters[draw.bounded(int(letters.size()))];
            const pal::ParsedScore score = pal::parseScore(reply.toStdString());
            QCOMPARE(score.value.has_value(), pal::isScored(score.outcome));
            QVERIFY(!score.value || (*score.value >= 0 && *score.value <= 10));
        }
    }

    void longRepliesTakeTimeInProportion()
    {
        const std::string spaces(2'000'000, ' ');
        QCOMPARE(outcomeOf(QByteArray::fromStdString("final" + spaces + "score" + spaces)), QString("no_score"));
        QByteArray keys;
        for (int i = 0; i < 200'000; ++i)
            keys += "final score: ";
        QCOMPARE(outcomeOf(keys + '8'), QString("lenient 8"));
        QCOMPARE(referenceOf("Final score: " + QByteArray(4300, '7')).size(), 4300);
        QCOMPARE(referenceOf("Final score: " + QByteArray(4301, '7')), QString("ValueError"));
    }

    void plantedScoresAreSeen()
    {
        QVERIFY(pal::holdsScore("x\nmy final score = 3 of"));
        QVERIFY(!pal::holdsScore("the final score was 3"));
        QVERIFY(!pal::holdsScore("final score:\n3"));
    }

    void namesReadBack()
    {
        for (const char* name :
             {"strict", "strict_nonint", "lenient", "ambiguous", "out_of_range", "no_score", "empty"})
            QCOMPARE(pal::nameOf(*pal::scoreOutcomeFromName(name)), std::string_view(name));
        QVERIFY(!pal::scoreOutcomeFromName("Strict"));
    }

    void theReportIsOneObject()
    {
        QCOMPARE(pal::parseReport("Finale score: 8"),
                 std::string(R"({"outcome":"strict","value":8,"reference_result":"IndexError"})"));
        QCOMPARE(pal::parseReport("Final score: 8.5"),
                 std::string(R"({"outcome":"strict_nonint","value":8.5,"reference_result":"ValueError"})"));
        QCOMPARE(pal::parseReport("?"),
                 std::string(R"({"outcome":"no_score","value":null,"reference_result":"IndexError"})"));
    }
};

QTEST_APPLESS_MAIN(TestScoreParser)
#include "tst_score_parser.moc"
