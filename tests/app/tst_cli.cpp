#include "tests/app/program.h"

#include <QtTest/QtTest>

#include <csignal>

using namespace palimpsest::testing;

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("nothing") << QStringList{} << QByteArray("no command given");
        QTest::newRow("unknown command") << QStringList{"trian"} << QByteArray("did you mean 'train'?");
        QTest::newRow("nothing like it") << QStringList{"xyzzyxyzzy"} << QByteArray("unknown command 'xyzzyxyzzy'\n");
        QTest::newRow("unknown flag") << QStringList{"train", "--batchsize", "4"}
                                      << QByteArray("did you mean '--batch_size'?");
        QTest::newRow("dashes") << QStringList{"train", "--batch-size=4"} << QByteArray("did you mean '--batch_size'?");
        QTest::newRow("abbreviated") << QStringList{"train", "--tokenizer", "x"}
                                     << QByteArray("did you mean '--tokenizer_name'?");
        QTest::newRow("unexpected argument")
            << QStringList{"tokenize", "--tokenizer_name", "x", "y"} << QByteArray("unexpected argument 'y'");
        QTest::newRow("value missing") << QStringList{"train", "--lr"} << QByteArray("--lr");
        QTest::newRow("flag required") << QStringList{"tokenize", "--text", "a"} << QByteArray("--tokenizer_name");
        QTest::newRow("argument required") << QStringList{"inspect"} << QByteArray("PATH");
        QTest::newRow("no number") << QStringList{"train", "--lr", "fast"}
                                   << QByteArray("--lr: 'fast' given, a number needed");
        QTest::newRow("out of range") << QStringList{"train", "--batch_size", "0"}
                                      << QByteArray("--batch_size: '0' given, a whole number from 1 to 65536 needed");
        QTest::newRow("negative") << QStringList{"train", "--lr", "-1"}
                                  << QByteArray("--lr: '-1.0' given, a number from 0.0 to 10.0 needed");
        QTest::newRow("no choice") << QStringList{"train", "--profile", "papr"}
                                   << QByteArray("one of paper, corrected");
        QTest::newRow("unknown preset") << QStringList{"train", "--preset", "nowhere"} << QByteArray("known:");
        QTest::newRow("lengths differ") << QStringList{"train", "--prefix_length", "100"}
                                        << QByteArray("--suffix_length");
        QTest::newRow("excluding") << QStringList{"train", "--resume", "--overwrite"}
                                   << QByteArray("exclude each other");
    }

    void usageErrors()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = runProgram(arguments);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.startsWith("error: "), outcome.err.constData());
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    }

    void helpGoesToStdout_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArrayList>("said");
        QTest::newRow("program") << QStringList{
            "--help"} << QByteArrayList{"Usage: palimpsest COMMAND", "train", "tokenize", "Exit codes", "130"};
        QTest::newRow("short") << QStringList{"-h"} << QByteArrayList{"Usage: palimpsest COMMAND"};
        QTest::newRow("command") << QStringList{"train", "--help"}
                                 << QByteArrayList{"Usage: palimpsest train [flags]", "--lr X",      "[5e-06]",
                                                   "--profile paper|corrected",       "Refinement:", "Examples:"};
        QTest::newRow("nested") << QStringList{"judge", "calibrate", "--help"}
                                << QByteArrayList{"Usage: palimpsest judge calibrate RUN [flags]", "--study",
                                                  "--against", "--human"};
        QTest::newRow("all") << QStringList{"train", "--help-all"}
                             << QByteArrayList{"From 0.0 to 10.0.", "kl_loss = −mean Σ_v p0(v)·log(p(v) + 1e-12)"};
        QTest::newRow("positional") << QStringList{"inspect", "-h"} << QByteArrayList{"Usage: palimpsest inspect PATH"};
    }

    void helpGoesToStdout()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArrayList, said);
        const Outcome outcome = runProgram(arguments);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err, QByteArray());
        for (const QByteArray& text : said)
            QVERIFY2(outcome.out.contains(text), (text + " is missing in\n" + outcome.out).constData());
    }

    void helpFitsTheTerminal()
    {
        for (const char* command :
             {"", "train", "eval", "finetune", "generate", "score", "inspect", "tokenize", "report"}) {
            QStringList arguments{"--help-all"};
            if (*command != '\0')
                arguments.prepend(QString::fromLatin1(command));
            const Outcome outcome = runProgram(arguments, {}, {{"COLUMNS", "100"}});
            QCOMPARE(outcome.code, 0);
            for (const QByteArray& line : outcome.out.split('\n')) {
                const QString text = QString::fromUtf8(line);
                const bool laidOut =
                    text.startsWith(QStringLiteral("  palimpsest")) || text.startsWith(QStringLiteral("    "));
                QVERIFY2(laidOut || text.size() <= 100, line.constData());
            }
        }
    }

    void version()
    {
        const Outcome outcome = runProgram({"--version"});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(QRegularExpression("^palimpsest \\d+\\.\\d+\\.\\d+ \\(LibTorch \\d+\\.\\d+.*\\)\n$")
                     .match(outcome.out)
                     .hasMatch(),
                 outcome.out.constData());
    }

    void everyCommandHasHelp()
    {
        const Outcome all = runProgram({"--help"});
        for (const char* command :
             {"train", "eval", "generate", "score", "tokenize", "inspect", "finetune", "report", "completion"}) {
            QVERIFY2(all.out.contains(QByteArray("\n  ") + command + " "), command);
            QCOMPARE(runProgram({QString::fromLatin1(command), "--help"}).code, 0);
        }
    }

    void theReferencesFlagsAreThere()
    {
        const QByteArray train = runProgram({"train", "--help"}).out;
        for (const char* flag : {"--exp",
                                 "--model_name",
                                 "--tokenizer_name",
                                 "--gpt2_name",
                                 "--bert_name",
                                 "--prefix_length",
                                 "--suffix_length",
                                 "--target_length",
                                 "--device",
                                 "--batch_size",
                                 "--num_workers",
                                 "--lr",
                                 "--uw",
                                 "--lw",
                                 "--kl",
                                 "--f1",
                                 "--bleu",
                                 "--acc",
                                 "--el",
                                 "--dir",
                                 "--data_dir",
                                 "--train_dataset",
                                 "--max_epochs",
                                 "--keep",
                                 "--profile",
                                 "--method",
                                 "--preset",
                                 "--config",
                                 "--seed",
                                 "--threads",
                                 "--precision",
                                 "--bert_layer",
                                 "--resume",
                                 "--overwrite",
                                 "--dry_run",
                                 "--events"})
            QVERIFY2(train.contains(QByteArray("  ") + flag + " ") || train.contains(QByteArray("  ") + flag + "\n"),
                     flag);
    }

    void aConfigFileIsChecked()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("run.json");
        const auto config = [&](const QByteArray& json) {
            return writeBytes(path, json) ? runProgram({"train", "--config", path, "--dry_run"}) : Outcome{};
        };
        const Outcome unknown = config("{\"batchsize\": 8}");
        QCOMPARE(unknown.code, 3);
        QVERIFY2(unknown.says("run.json") && unknown.says("'batchsize'"), unknown.err.constData());
        const Outcome broken = config("{\"lr\": ");
        QCOMPARE(broken.code, 3);
        QVERIFY(broken.says("run.json"));
        const Outcome range = config("{\"batch_size\": 0}");
        QVERIFY2(range.code == 2 && range.says("batch_size") && range.says("run.json"), range.err.constData());
        const Outcome missing = runProgram({"train", "--config", folder.filePath("none.json")});
        QCOMPARE(missing.code, 4);
        QVERIFY(missing.says("none.json"));
    }

    void laterSettingsWin()
    {
        // The name of the experiment that is not there tells which setting was in force.
        QTemporaryDir folder;
        QVERIFY(writeBytes(folder.filePath("resources/presets/mine.json"),
                           "{\"exp\": \"of-preset\", \"data_dir\": \"pre\"}"));
        QVERIFY(writeBytes(folder.filePath("run.json"), "{\"exp\": \"of-file\"}"));
        const QMap<QString, QString> share{{"PALIMPSEST_SHARE", folder.path()}};
        const QStringList dry{"train", "--dry_run"};
        QVERIFY(runProgram(dry + QStringList{"--preset", "mine"}, {}, share).says("pre/of-preset"));
        const QStringList both{"--config", folder.filePath("run.json"), "--preset", "mine"};
        QVERIFY(runProgram(dry + both, {}, share).says("pre/of-file"));
        QVERIFY(runProgram(dry + both + QStringList{"--exp", "of-flag"}, {}, share).says("pre/of-flag"));
        QVERIFY(runProgram(dry + QStringList{"--exp", "first", "--exp", "second"}).says("second"));
    }

    void aNameOfNothingLeavesNoDirectory_data()
    {
        QTest::addColumn<QString>("flag");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("experiment") << "--exp" << QByteArray("--exp /none/such: there is no such folder\n");
        for (const char* flag : {"--model_name", "--tokenizer_name", "--gpt2_name", "--bert_name"})
            QTest::newRow(flag) << flag << QByteArray(flag).append(": /none/such: no such directory");
    }
    void aNameOfNothingLeavesNoDirectory()
    {
        QFETCH(QString, flag);
        QFETCH(QByteArray, said);
        QTemporaryDir folder;
        const QString run = folder.filePath("run");
        for (const char* command : {"train", "eval"}) {
            const Outcome outcome = runProgram({command, "--preset", "demo", flag, "/none/such", "--dir", run});
            QCOMPARE(outcome.code, 3);
            QVERIFY2(outcome.says(said.constData()), outcome.err.constData());
            QVERIFY(!QFile::exists(run)); // so that the mended command needs no --overwrite
        }
    }

    void aSwitchTakesAWordOrNone()
    {
        for (const QStringList& form :
             {QStringList{"--sticky_flags"}, {"--sticky_flags", "on"}, {"--sticky_flags=true"}})
            QVERIFY(runProgram(QStringList{"train", "--dry_run", "--exp", "none"} + form).says("none"));
        const Outcome wrong = runProgram({"train", "--sticky_flags", "perhaps"});
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.says("on or off"), wrong.err.constData());
    }

    void aFullDiskIsAnError()
    {
        if (!QFile::exists("/dev/full"))
            QSKIP("this system has no /dev/full");
        QProcess process;
        process.setStandardOutputFile("/dev/full");
        process.start(programPath(), {"--help"});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 4);
        QVERIFY(process.readAllStandardError().contains("standard output"));
    }

    void aClosedPipeIsAnErrorAndNoSignal()
    {
        QProcess shell;
        shell.start("sh", {"-c", programPath() + " completion bash | true; echo done"});
        QVERIFY(shell.waitForFinished());
        QProcess pipe;
        pipe.start("bash", {"-c", "set -o pipefail; { sleep 0.3; " + programPath()
                                      + " completion bash; echo $? >&2; } | true"});
        QVERIFY(pipe.waitForFinished());
        QVERIFY2(pipe.readAllStandardError().trimmed().endsWith("4"), "a broken pipe must end as exit code 4");
    }

    void ctrlCEndsWith130()
    {
        QProcess process;
        process.start(programPath(), {"tokenize", "--tokenizer_name", "openai-community/gpt2", "--file", "-"});
        QVERIFY(process.waitForStarted());
        const QString status = QStringLiteral("/proc/%1/status").arg(process.processId());
        const auto catchesInterrupt = [&] {
            const QRegularExpressionMatch mask =
                QRegularExpression("SigCgt:\\s*([0-9a-f]+)").match(QString::fromUtf8(readBytes(status)));
            return (mask.captured(1).toULongLong(nullptr, 16) & (1U << (SIGINT - 1))) != 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(catchesInterrupt(), 60'000); // the program is up
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
    }

    void completionScripts_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::newRow("bash") << "bash";
        QTest::newRow("zsh") << "zsh";
        QTest::newRow("fish") << "fish";
    }

    void completionScripts()
    {
        QFETCH(QString, shell);
        const Outcome outcome = runProgram({"completion", shell});
        QCOMPARE(outcome.code, 0);
        for (const char* word : {"train", "sticky_flags", "tokenizer_name", "paper corrected"})
            QVERIFY2(outcome.out.contains(word), word);
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP("this shell is not installed, its script is not tried");
        QProcess process;
        process.start(shell, {"-n", "/dev/stdin"});
        process.write(outcome.out);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
    }

    void bashCompletes_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("offered");
        QTest::newRow("command") << "palimpsest tok"
                                 << "tokenize";
        QTest::newRow("flag") << "palimpsest train --tok"
                              << "--tokenizer_name";
        QTest::newRow("choice") << "palimpsest train --profile p"
                                << "paper";
        QTest::newRow("choice behind =") << "palimpsest train --profile = c"
                                         << "corrected";
        QTest::newRow("shells") << "palimpsest completion z"
                                << "zsh";
        QTest::newRow("switch") << "palimpsest train --sticky_flags of"
                                << "off";
        QTest::newRow("not another command's") << "palimpsest tokenize --uw"
                                               << "";
    }

    void bashCompletes()
    {
        QFETCH(QString, words);
        QFETCH(QString, offered);
        if (QStandardPaths::findExecutable("bash").isEmpty())
            QSKIP("bash is not installed");
        const Outcome script = runProgram({"completion", "bash"});
        QProcess bash;
        bash.start("bash", {"--norc"});
        bash.write(script.out + "\ncompopt() { :; }\nCOMP_WORDS=(" + words.toUtf8()
                   + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_palimpsest\necho \"${COMPREPLY[*]}\"\n");
        bash.closeWriteChannel();
        QVERIFY(bash.waitForFinished());
        QCOMPARE(QString::fromUtf8(bash.readAllStandardOutput()).trimmed(), offered);
        QCOMPARE(bash.readAllStandardError(), QByteArray());
    }
};

QTEST_APPLESS_MAIN(TestCli)
#include "tst_cli.moc"
