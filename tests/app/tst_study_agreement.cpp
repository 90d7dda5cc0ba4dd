#include "tests/app/program.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest::testing;

class TestStudyAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsTheContract()
    {
        const pal::Outcome outcome = agreement("id,ann,bo,cy\nu1,1,2,1\nu2,8,8,7\nu3,7,7,\nu4,3,4,3\n",
                                               {QStringLiteral("--id_column"), QStringLiteral("id")});
        QCOMPARE(outcome.code, 0);
        const QJsonObject object = pal::objectOf(outcome);
        QCOMPARE(object.keys(), QStringList({"alpha", "n_items", "n_raters", "pairs"}));
        QCOMPARE(object["n_items"].toInt(), 4);
        QCOMPARE(object["n_raters"].toInt(), 3);
        QCOMPARE(object["alpha"].toObject().keys(), QStringList({"interval", "nominal", "ordinal"}));
        const QJsonArray pairs = object["pairs"].toArray();
        QCOMPARE(pairs.size(), 3);
        QCOMPARE(pairs[1]["a"].toString() + "-" + pairs[1]["b"].toString(), QStringLiteral("ann-cy"));
        QCOMPARE(pairs[1]["n"].toInt(), 3);
        QCOMPARE(pairs[0].toObject().keys(), QStringList({"a", "b", "kappa", "kendall_tau_b", "n", "spearman"}));
        QVERIFY(pairs[0]["kappa"]["quadratic"].toDouble() > 0.9);
    }

    void undefinedIsNullWithItsReason()
    {
        const QJsonObject object = pal::objectOf(agreement("a,b,c\n3,,3\n,4,3\n3,,3\n"));
        const QJsonArray pairs = object["pairs"].toArray();
        QCOMPARE(pairs[0]["n"].toInt(), 0);
        QVERIFY(pairs[0]["spearman"].isNull());
        QCOMPARE(pairs[0]["spearman_reason"].toString(), QStringLiteral("no common items"));
        QCOMPARE(pairs[0]["kappa"]["linear_reason"].toString(), QStringLiteral("no common items"));
        QCOMPARE(pairs[1]["kappa"]["none_reason"].toString(), QStringLiteral("no variation"));
        QVERIFY(!object["alpha"].toObject().contains("ordinal_reason"));
        const QJsonObject single = pal::objectOf(agreement("a\n3\n4\n"));
        QCOMPARE(single["alpha"]["ordinal_reason"].toString(), QStringLiteral("needs overlap"));
        QVERIFY(single["alpha"]["ordinal"].isNull());
        QCOMPARE(single["pairs"].toArray().size(), 0);
    }

    void readsWhatSpreadsheetsWrite()
    {
        const pal::Outcome plain = agreement("a,\"b, c\"\n1,2\n8,7\n3,\n");
        QCOMPARE(agreement("\xEF\xBB\xBF\"a\",\"b, c\"\r\n\"1\",\"2\"\r\n8.0,7\r\n 3 ,\r\n").out, plain.out);
        QVERIFY(plain.out.contains("\"b\":\"b, c\""));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        const QStringList none;
        QTest::newRow("above") << QByteArray("a,b\n1,2\n3,9\n") << none << 3 << QByteArray("line 3, column \"b\": 9");
        QTest::newRow("below") << QByteArray("a,b\n0,2\n") << none << 3 << QByteArray("line 2, column \"a\": 0");
        QTest::newRow("half") << QByteArray("a,b\n2.5,2\n") << none << 3 << QByteArray("line 2, column \"a\"");
        QTest::newRow("word") << QByteArray("a,b\n1,\"x\ny\"\n1,no\n") << none << 3 << QByteArray("line 2");
        QTest::newRow("date") << QByteArray("a,b\n1,2\n\n1,03-Apr\n") << none << 3
                              << QByteArray("line 4, column \"b\"");
        QTest::newRow("nan") << QByteArray("a,b\n1,nan\n") << none << 3 << QByteArray("no whole number");
        QTest::newRow("ragged") << QByteArray("a,b\n1,2\n3\n") << none << 3 << QByteArray("line 3");
        QTest::newRow("same name") << QByteArray("a,a\n1,2\n") << none << 3 << QByteArray("stands twice");
        QTest::newRow("no name") << QByteArray(",a\n1,2\n") << none << 3 << QByteArray("has no name");
        QTest::newRow("no id column") << QByteArray("a,b\n1,2\n") << QStringList{"--id_column", "item"} << 3
                                      << QByteArray("item");
        QTest::newRow("item twice") << QByteArray("id,a,b\nx,2,1\nx,3,3\n") << QStringList{"--id_column", "id"} << 3
                                    << QByteArray("line 3");
        QTest::newRow("empty") << QByteArray() << none << 3 << QByteArray("column names");
        QTest::newRow("scale") << QByteArray("a,b\n1,2\n") << QStringList{"--scale", "8..1"} << 2
                               << QByteArray("--scale 8..1");
        QTest::newRow("scale word") << QByteArray("a,b\n1,2\n") << QStringList{"--scale", "1-8"} << 2
                                    << QByteArray("--scale 1-8");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, flags);
        QFETCH(int, code);
        QFETCH(QByteArray, words);
        const pal::Outcome outcome = agreement(text, flags);
        QCOMPARE(outcome.code, code);
        QVERIFY2(outcome.says(words.constData()), outcome.err.constData());
        QCOMPARE(outcome.out, QByteArray());
    }

    void refusesWhatIsNotThere()
    {
        QCOMPARE(pal::runProgram({"study", "agreement", "--csv", m_folder.filePath("none.csv"), "--json"}).code, 4);
        QCOMPARE(pal::runProgram({"study", "agreement", "--project", m_folder.filePath("project"), "--json"}).code, 3);
        QVERIFY(!QFileInfo::exists(m_folder.filePath("project"))); // a mistyped folder makes no project
        QCOMPARE(pal::runProgram({"study", "create", m_folder.filePath("no run"), "--rater", "ann", "--project",
                                  m_folder.filePath("project")})
                     .code,
                 4);
        QVERIFY(!QFileInfo::exists(m_folder.filePath("project"))); // nor does a mistyped source
        QCOMPARE(pal::runProgram({"study"}).code, 2);
    }

private:
    pal::Outcome agreement(const QByteArray& text, QStringList flags = {})
    {
        const QString path = m_folder.filePath(QStringLiteral("ratings.csv"));
        pal::writeBytes(path, text);
        return pal::runProgram(QStringList{"study", "agreement", "--csv", path, "--json"} + flags);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStudyAgreement)
#include "tst_study_agreement.moc"
