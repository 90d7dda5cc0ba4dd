#include "ui/setup/command_line.h"

#include <QProcess>
#include <QtTest/QtTest>

using namespace palimpsest;

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultsNeedNoFlag();
    void onlyWhatDiffers();
    void aShellReadsWordsBack_data();
    void aShellReadsWordsBack();
};

void CommandLineTest::defaultsNeedNoFlag()
{
    QCOMPARE(commandLine(RunConfig(), false), "palimpsest train");
    QCOMPARE(commandLine(RunConfig(), true), "palimpsest train --overwrite");
}

void CommandLineTest::onlyWhatDiffers()
{
    RunConfig config;
    config.exp = "my texts";
    config.lr = 2e-4;
    config.maxEpochs = 3;
    config.stickyFlags = true;
    config.collapseGuard = false;
    QCOMPARE(commandLine(config, false), "palimpsest train --exp 'my texts' --lr 0.0002 --max_epochs 3 "
                                         "--sticky_flags on --collapse_guard off");
    QCOMPARE(commandLine(config, true, true).count(" \\\n  --"), 6);
}

void CommandLineTest::aShellReadsWordsBack_data()
{
    QTest::addColumn<QString>("word");
    for (const char* word : {"plain", "two words", "it's", "$HOME `x` \"y\"", "a;b|c&d", "*", "", "-x", "ü", "a\nb"})
        QTest::newRow(word) << QString::fromUtf8(word);
}

void CommandLineTest::aShellReadsWordsBack()
{
    QFETCH(QString, word);
    QProcess shell;
    shell.start("/bin/sh", {"-c", "printf %s " + shellQuoted(word)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_command_line.moc"
