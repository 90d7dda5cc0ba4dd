#include "tests/app/program.h"
#include "tests/engine/report/made_up_run.h"

#include <QJsonArray>
#include <QtTest/QtTest>

using namespace palimpsest::testing;

/// score, inspect and report.
class TestTableCommands : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_bert;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    Outcome score(const QStringList& extra) const
    {
        return runProgram(QStringList{"score", "--bert_name", m_bert, "--bert_layer", "2", "--threads", "1"} + extra);
    }

private Q_SLOTS:
    void initTestCase()
    {
        // A tiny BERT needs a tokenizer of no more tokens than it has embeddings.
        m_bert = path("bert");
        const QString fixture = QStringLiteral(PALIMPSEST_FIXTURES "/models/bert");
        QVERIFY(writeBytes(m_bert + "/config.json", readBytes(fixture + "/config.json")));
        QVERIFY(writeBytes(m_bert + "/model.safetensors", readBytes(fixture + "/model.safetensors")));
        QByteArray vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
        for (char letter = 'a'; letter <= 'z'; ++letter)
            vocabulary += QByteArray(1, letter) + "\n##" + QByteArray(1, letter) + "\n";
        QVERIFY(writeBytes(m_bert + "/vocab.txt", vocabulary));
        QVERIFY(writeBytes(m_bert + "/tokenizer_config.json",
                           "{\"tokenizer_class\": \"BertTokenizer\", \"do_lower_case\": true}"));
    }

    void scoresATable()
    {
        QVERIFY(writeBytes(path("in.csv"), "id,candidate,reference,note\n0,a cat sat on it,a cat sat on it,\"x,y\"\n"
                                           "1,zz,a cat sat on it,\n2,,a cat,\"line\nbreak\"\n"));
        const Outcome outcome = score({"--in", path("in.csv"), "--out", path("out.csv"), "--json"});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        const QJsonObject means = objectOf(outcome);
        QCOMPARE(means["rows"].toInt(), 3);
        const QByteArray table = readBytes(path("out.csv"));
        QVERIFY2(
            table.startsWith("id,candidate,reference,note,bleu,P,R,F1\n0,a cat sat on it,a cat sat on it,\"x,y\",1.0,"),
            table.constData());
        QVERIFY2(table.contains("\n2,,a cat,\"line\nbreak\",0.0,0.0,0.0,0.0\n"), table.constData());
        QVERIFY(means["F1"].toDouble() > 0.2 && means["F1"].toDouble() < 1);
    }

    void scoresAreReplacedInTheirPlace()
    {
        QVERIFY(writeBytes(path("old.csv"), "F1,reference,candidate,bleu\n7,a b,a b,8\n"));
        QCOMPARE(score({"--in", path("old.csv"), "--out", path("new.csv")}).code, 0);
        const QByteArray table = readBytes(path("new.csv"));
        QVERIFY2(table.startsWith("F1,reference,candidate,bleu,P,R\n"), table.constData());
        QVERIFY2(!table.contains("\n7,") && !table.contains(",8"), table.constData());
    }

    void anOldTableIsNotReplacedSilently()
    {
        QVERIFY(writeBytes(path("one.csv"), "candidate,reference\na,a\n"));
        const Outcome refused = score({"--in", path("one.csv"), "--out", path("one.csv")});
        QCOMPARE(refused.code, 5);
        QVERIFY(refused.says("--overwrite"));
        QCOMPARE(readBytes(path("one.csv")), QByteArray("candidate,reference\na,a\n"));
        QCOMPARE(score({"--in", path("one.csv"), "--out", path("one.csv"), "--overwrite"}).code, 0);
        QVERIFY(readBytes(path("one.csv")).startsWith("candidate,reference,bleu,P,R,F1\n"));
    }

    void wrongTables_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no candidate") << QByteArray("text,reference\na,b\n") << QByteArray("candidate");
        QTest::newRow("no rows") << QByteArray("candidate,reference\n") << QByteArray("no rows");
        QTest::newRow("ragged") << QByteArray("candidate,reference\na\n") << QByteArray("line 2");
        QTest::newRow("empty") << QByteArray("") << QByteArray("in2.csv");
    }

    void wrongTables()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QByteArray, said);
        QVERIFY(writeBytes(path("in2.csv"), csv));
        const Outcome outcome = score({"--in", path("in2.csv"), "--out", path("out2.csv")});
        QVERIFY2(outcome.code == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains(said) && outcome.says("in2.csv"), outcome.err.constData());
        QVERIFY(!QFile::exists(path("out2.csv")));
    }

    void anUnknownEncoderNeedsItsLayer()
    {
        const Outcome outcome = runProgram({"score", "--in", "a", "--out", path("x.csv"), "--bert_name", m_bert});
        QVERIFY(outcome.code == 4 || outcome.code == 2);
        QVERIFY(writeBytes(path("in3.csv"), "candidate,reference\na,a\n"));
        const Outcome layer =
            runProgram({"score", "--in", path("in3.csv"), "--out", path("x.csv"), "--bert_name", m_bert});
        QCOMPARE(layer.code, 2);
        QVERIFY2(layer.says("--bert_layer"), layer.err.constData());
        const Outcome high = score({"--in", path("in3.csv"), "--out", path("x.csv"), "--bert_layer", "99"});
        QVERIFY2(high.code == 3 || high.code == 2, high.err.constData());
        QVERIFY(!QFile::exists(path("x.csv")));
    }

    void inspectsModels_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("dtype");
        QTest::newRow("neo") << "neo"
                             << "gpt_neo"
                             << "float32";
        QTest::newRow("neo_sharded") << "neo_sharded"
                                     << "gpt_neo"
                                     << "float32";
        QTest::newRow("neo_half") << "neo_half"
                                  << "gpt_neo"
                                  << "float16";
        QTest::newRow("gpt2") << "gpt2"
                              << "gpt2"
                              << "float32";
        QTest::newRow("gpt2_bin") << "gpt2_bin"
                                  << "gpt2"
                                  << "bfloat16";
        QTest::newRow("gpt2_untied") << "gpt2_untied"
                                     << "gpt2"
                                     << "float32";
        QTest::newRow("opt") << "opt"
                             << "opt"
                             << "float32";
        QTest::newRow("opt_350m") << "opt_350m"
                                  << "opt"
                                  << "float16";
        QTest::newRow("opt_old") << "opt_old"
                                 << "opt"
                                 << "float32";
    }

    void inspectsModels()
    {
        QFETCH(QString, model);
        QFETCH(QString, family);
        QFETCH(QString, dtype);
        const QString folder = QStringLiteral(PALIMPSEST_FIXTURES "/models/") + model;
        const Outcome outcome = runProgram({"inspect", folder, "--json"});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        const QJsonObject object = objectOf(outcome);
        QCOMPARE(object["kind"].toString(), QStringLiteral("model"));
        QCOMPARE(object["model_type"].toString(), family);
        const double parameters = object["parameters"].toDouble();
        QVERIFY(object["memory_to_train"].toDouble() > 16 * parameters);
        QVERIFY(object["memory_to_evaluate"].toDouble() > 4 * parameters);
        QVERIFY(object["disk_to_train"].toDouble() > 12 * parameters);
        QVERIFY(object.contains("disk_to_evaluate"));
        double sum = 0;
        for (const QJsonValue& tensor : object["tensors"].toArray()) {
            double size = 1;
            for (const QJsonValue& side : tensor["shape"].toArray())
                size *= side.toDouble();
            QCOMPARE(tensor["dtype"].toString(), dtype);
            sum += size;
        }
        QVERIFY2(parameters > 0 && parameters <= sum, "parameters are counted once, buffers not at all");
        const Outcome text = runProgram({"inspect", folder});
        QVERIFY(text.out.startsWith("model ") && text.out.contains("Parameters"));
    }

    void inspectsTheRest()
    {
        const auto kindOf = [](const QString& what) {
            return objectOf(runProgram({"inspect", what, "--json"}))["kind"].toString();
        };
        QCOMPARE(kindOf(PALIMPSEST_FIXTURES "/models/bert"), QStringLiteral("encoder"));
        QCOMPARE(kindOf(PALIMPSEST_FIXTURES "/models/neo/model.safetensors"), QStringLiteral("tensors"));
        QCOMPARE(kindOf(PALIMPSEST_FIXTURES "/models/gpt2_bin/pytorch_model.bin"), QStringLiteral("tensors"));
        QCOMPARE(kindOf(PALIMPSEST_FIXTURES "/text/wordpiece-txt"), QStringLiteral("tokenizer"));
        QCOMPARE(kindOf(PALIMPSEST_FIXTURES "/text/bpe-json/tokenizer.json"), QStringLiteral("tokenizer"));
        MadeUpRun run;
        QVERIFY(writeRun(path("run").toStdString(), run).ok());
        QCOMPARE(kindOf(path("run")), QStringLiteral("run"));
    }

    void inspectsTokenRows()
    {
        QByteArray npy("\x93NUMPY\x01\x00", 8);
        QByteArray header = "{'descr': '<u2', 'fortran_order': True, 'shape': (2, 3), }";
        header = header.leftJustified(117, ' ') + "\n";
        npy += char(header.size());
        npy += '\0';
        npy += header + QByteArray("\x01\x00\x02\x00\x03\x00\x04\x00\x05\x00\x06\x01", 12);
        QVERIFY(writeBytes(path("rows.npy"), npy));
        const QJsonObject object = objectOf(runProgram({"inspect", path("rows.npy"), "--json"}));
        QCOMPARE(object["kind"].toString(), QStringLiteral("npy"));
        QCOMPARE(object["shape"].toArray(), (QJsonArray{2, 3}));
        QCOMPARE(object["fortran_order"].toBool(), true);
        QCOMPARE(object["max"].toInt(), 0x106);
        QVERIFY(writeBytes(path("cut.npy"), npy.chopped(1)));
        const Outcome cut = runProgram({"inspect", path("cut.npy")});
        QCOMPARE(cut.code, 3);
        QVERIFY(cut.says("cut.npy"));
    }

    void wrongPaths()
    {
        for (const QString& what : {path("nowhere"), QStringLiteral("/"), QStringLiteral("/dev/null")}) {
            const Outcome outcome = runProgram({"inspect", what});
            QVERIFY2(outcome.code == 3 || outcome.code == 4, outcome.err.constData());
            QVERIFY(outcome.says(what.toUtf8().constData()));
            QCOMPARE(outcome.out, QByteArray());
        }
    }

    void makesAReport()
    {
        const QString run = path("reported");
        QVERIFY(writeRun(run.toStdString(), {}).ok());
        QVERIFY(writeBytes(run + "/run.json", "{\"lr\": 0.5, \"prompt\": \"Who <b>?\"}"));
        const Outcome outcome = runProgram({"report", run});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QCOMPARE(outcome.out, run.toUtf8() + "/report.html\n");
        const QByteArray page = readBytes(run + "/report.html");
        QVERIFY(page.contains("<code>--lr</code></td><td class=\"given\">0.5</td><td>5e-06</td>"));
        QVERIFY(page.contains("Who &lt;b&gt;?"));
        QVERIFY(QFile::remove(run + "/samples.csv"));
        const Outcome again = runProgram({"report", run, "--out", path("other.html")});
        QCOMPARE(again.code, 0);
        QVERIFY(again.says("samples.csv"));
        QVERIFY(readBytes(path("other.html")).contains("</html>"));
    }

    void reportsOfNothing()
    {
        QVERIFY(QDir().mkpath(path("empty")));
        const Outcome empty = runProgram({"report", path("empty")});
        QCOMPARE(empty.code, 3);
        QVERIFY(!QFile::exists(path("empty/report.html")));
        QCOMPARE(runProgram({"report", path("nowhere2")}).code, 3);
        QVERIFY(writeRun(path("r3").toStdString(), {}).ok());
        const Outcome nowhere = runProgram({"report", path("r3"), "--out", "/nonexistent/x.html"});
        QCOMPARE(nowhere.code, 4);
    }
};

QTEST_APPLESS_MAIN(TestTableCommands)
#include "tst_table_commands.moc"
