#include "tests/app/program.h"

#include <QJsonArray>
#include <QtTest/QtTest>

using namespace palimpsest::testing;

namespace {

QList<int> idsOf(const QJsonValue& value)
{
    QList<int> ids;
    for (const QJsonValue& id : value.toArray())
        ids << id.toInt();
    return ids;
}

} // namespace

/// tokenize and generate.
class TestTextCommands : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_tokenizer;

    QString file(const QByteArray& bytes) const
    {
        const QString path = m_folder.filePath("text.txt");
        return writeBytes(path, bytes) ? path : QString();
    }
    Outcome tokenize(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return runProgram(QStringList{"tokenize", "--tokenizer_name", m_tokenizer, "--json"} + arguments, input);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_tokenizer = m_folder.filePath("tokenizer");
        QVERIFY(writeTinyTokenizer(m_tokenizer));
    }

    void tokenizes()
    {
        const QJsonObject object = objectOf(tokenize({"--text", "!\"#"}));
        QCOMPARE(idsOf(object["ids"]), (QList<int>{0, 2, 3}));
        QCOMPARE(object["tokens"].toArray().size(), 3);
        const Outcome plain = runProgram({"tokenize", "--tokenizer_name", m_tokenizer, "--text", "!\"#"});
        QCOMPARE(plain.out, QByteArray("0 2 3\n"));
        QCOMPARE(plain.err, QByteArray());
    }

    void textsThatLookLikeFlags_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("count");
        QTest::newRow("a dash") << QStringList{"--text", "-x"} << 2;
        QTest::newRow("a flag") << QStringList{"--text", "--file"} << 6;
        QTest::newRow("behind =") << QStringList{"--text=--json"} << 6;
        QTest::newRow("empty") << QStringList{"--text", ""} << 0;
        QTest::newRow("empty behind =") << QStringList{"--text="} << 0;
        QTest::newRow("braces") << QStringList{"--text", "{}"} << 2;
        QTest::newRow("brackets") << QStringList{"--text", "[1,2]"} << 5;
        QTest::newRow("two dashes") << QStringList{"--text", "--"} << 2;
        QTest::newRow("equals") << QStringList{"--text", "a=b="} << 4;
        QTest::newRow("quotes") << QStringList{"--text", "\"a\" 'b'"} << 7;
        QTest::newRow("percent") << QStringList{"--text", "%s%%"} << 4;
        QTest::newRow("last wins") << QStringList{"--text", "abc", "--text", "d"} << 1;
    }

    void textsThatLookLikeFlags()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, count);
        const Outcome outcome = tokenize(arguments);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QCOMPARE(idsOf(objectOf(outcome)["ids"]).size(), count);
    }

    void aFileIsTakenWhole()
    {
        QCOMPARE(idsOf(objectOf(tokenize({"--file", file("ab\n")}))["ids"]).last(), 96);
        QCOMPARE(idsOf(objectOf(tokenize({"--file", file("ab\n\n")}))["ids"]).size(), 4);
        QCOMPARE(idsOf(objectOf(tokenize({"--file", file("")}))["ids"]).size(), 0);
        QCOMPARE(idsOf(objectOf(tokenize({"--file", "-"}, "ab\n"))["ids"]).size(), 3);
    }

    void bytesThatAreNotUtf8AreReplacedWithAWarning()
    {
        const QStringList gpt2{"tokenize", "--tokenizer_name", "openai-community/gpt2", "--json", "--file"};
        const Outcome outcome = runProgram(gpt2 + QStringList{file("a\xff\xfe z\xe4\xb8")});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.says("warning: ") && outcome.says("3 parts"), outcome.err.constData());
        const Outcome same = runProgram(gpt2 + QStringList{file("a\xef\xbf\xbd\xef\xbf\xbd z\xef\xbf\xbd")});
        QCOMPARE(same.err, QByteArray());
        QCOMPARE(outcome.out, same.out);
    }

    void specialTokensOnDemand()
    {
        const QString bert = QStringLiteral(PALIMPSEST_FIXTURES "/text/wordpiece-txt");
        const auto count = [&](const QStringList& extra) {
            const Outcome outcome =
                runProgram(QStringList{"tokenize", "--tokenizer_name", bert, "--json", "--text", "the"} + extra);
            return idsOf(objectOf(outcome)["ids"]).size();
        };
        QCOMPARE(count({"--add_special_tokens"}), count({}) + 2);
    }

    void wrongInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("neither") << QStringList{} << 2 << QByteArray("either --text TEXT or --file FILE");
        QTest::newRow("both") << QStringList{"--text", "a", "--file", "b"} << 2 << QByteArray("either");
        QTest::newRow("no file") << QStringList{"--file", "/nonexistent/x"} << 4 << QByteArray("/nonexistent/x");
        QTest::newRow("a folder") << QStringList{"--file", "/"} << 4 << QByteArray("/");
        QTest::newRow("no tokenizer") << QStringList{"--text", "a", "--tokenizer_name", "/nonexistent"} << 3
                                      << QByteArray("--tokenizer_name");
        QTest::newRow("nothing in it") << QStringList{"--text", "a", "--tokenizer_name", "/"} << 3 << QByteArray("/");
    }

    void wrongInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        const Outcome outcome = tokenize(arguments);
        QVERIFY2(outcome.code == code, outcome.err.constData());
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        QCOMPARE(outcome.out, QByteArray());
    }

    void generatesAsTransformers_data()
    {
        QTest::addColumn<QString>("model");
        for (const char* model : {"neo", "gpt2", "neo_sharded"})
            QTest::newRow(model) << QString::fromLatin1(model);
    }

    void generatesAsTransformers()
    {
        QFETCH(QString, model);
        const QString folder = QStringLiteral(PALIMPSEST_FIXTURES "/models/") + model;
        const QJsonObject golden = QJsonDocument::fromJson(readBytes(folder + "/golden.json")).object();
        int compared = 0;
        for (const QJsonValue& entry : golden["generations"].toArray()) {
            const QJsonObject setting = entry["setting"].toObject();
            const QList<int> prompt = idsOf(entry["prompts"].toArray().first());
            const bool plain = setting["eos_token_id"].toInt() == 1 && !setting.contains("do_sample")
                               && !entry.toObject().contains("masks") && !prompt.contains(1);
            if (!plain)
                continue;
            const Outcome outcome =
                runProgram({"generate", "--model_name", folder, "--tokenizer_name", m_tokenizer, "--json", "--threads",
                            "1", "--num_beams", QString::number(setting["num_beams"].toInt(1)), "--max_new_tokens",
                            QString::number(setting["max_new_tokens"].toInt()), "--prompt", textOfTiny(prompt)});
            QVERIFY2(outcome.code == 0, outcome.err.constData());
            const QJsonObject object = objectOf(outcome);
            QCOMPARE(idsOf(object["prompt_ids"]), prompt);
            QCOMPARE(idsOf(object["output_ids"]), idsOf(entry["new"].toArray().first()));
            QCOMPARE(object.keys(), (QStringList{"output_ids", "prompt_ids", "text"}));
            ++compared;
        }
        QVERIFY2(compared >= 2, "the golden file has too little to compare with");
    }

    void generatedTextGoesToStdout()
    {
        const QString model = QStringLiteral(PALIMPSEST_FIXTURES "/models/neo");
        const QStringList arguments{"generate",  "--model_name",     model, "--tokenizer_name",
                                    m_tokenizer, "--max_new_tokens", "5",   "--threads",
                                    "1"};
        const Outcome json = runProgram(arguments + QStringList{"--json", "--prompt", "abc"});
        const Outcome plain = runProgram(arguments + QStringList{"--prompt", "abc"});
        QCOMPARE(plain.code, 0);
        QCOMPARE(QString::fromUtf8(plain.out), objectOf(json)["text"].toString() + "\n");
        const Outcome ofFile = runProgram(arguments + QStringList{"--json", "--prompt_file", file("abc\n")});
        QCOMPARE(idsOf(objectOf(ofFile)["prompt_ids"]).last(), 96);
    }

    void samplingIsSeeded()
    {
        const QString model = QStringLiteral(PALIMPSEST_FIXTURES "/models/gpt2");
        const auto sampled = [&](const char* seed) {
            return runProgram({"generate", "--model_name", model, "--tokenizer_name", m_tokenizer, "--max_new_tokens",
                               "20", "--threads", "1", "--do_sample", "--temperature", "1.5", "--seed", seed,
                               "--prompt", "abc", "--json"})
                .out;
        };
        QCOMPARE(sampled("7"), sampled("7"));
        QVERIFY(sampled("7") != sampled("8"));
    }

    void wrongGenerations_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no model") << QStringList{"--prompt", "a", "--model_name", "/nonexistent"} << 3
                                  << QByteArray("--model_name");
        QTest::newRow("no prompt") << QStringList{} << 2 << QByteArray("--prompt");
        QTest::newRow("empty prompt") << QStringList{"--prompt", ""} << 2 << QByteArray("empty");
        QTest::newRow("too many positions")
            << QStringList{"--prompt", "abc", "--max_new_tokens", "47"} << 3 << QByteArray("48");
        QTest::newRow("other tokenizer") << QStringList{"--prompt", "abc zzz", "--tokenizer_name",
                                                        "openai-community/gpt2"}
                                         << 3 << QByteArray("vocabulary");
        QTest::newRow("beams and sampling")
            << QStringList{"--prompt", "a", "--do_sample", "--num_beams", "2"} << 2 << QByteArray("--num_beams");
        QTest::newRow("no tokens") << QStringList{"--prompt", "a", "--max_new_tokens", "0"} << 2
                                   << QByteArray("--max_new_tokens");
        QTest::newRow("temperature") << QStringList{"--prompt", "a", "--do_sample", "--temperature", "0"} << 2
                                     << QByteArray("--temperature");
    }

    void wrongGenerations()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        const Outcome outcome = runProgram(
            QStringList{"generate", "--model_name", PALIMPSEST_FIXTURES "/models/neo", "--tokenizer_name", m_tokenizer}
            + arguments);
        QVERIFY2(outcome.code == code, outcome.err.constData());
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        QCOMPARE(outcome.out, QByteArray());
    }

    void thePositionsAreUsedToTheLast()
    {
        // 3 + 46 − 1 = 48 positions; the last new token is never read.
        const Outcome outcome =
            runProgram({"generate", "--model_name", PALIMPSEST_FIXTURES "/models/neo", "--tokenizer_name", m_tokenizer,
                        "--prompt", "abc", "--max_new_tokens", "46", "--json", "--threads", "1"});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
    }
};

QTEST_APPLESS_MAIN(TestTextCommands)
#include "tst_text_commands.moc"
