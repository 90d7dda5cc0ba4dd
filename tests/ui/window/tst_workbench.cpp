#include "app/workbench/workbench.h"
#include "app/workbench/workbench_options.h"
#include "ui/theme/theme.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestWorkbench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyPageOfTheWindowIsThere();
    void droppedModelGoesToTheNewRun();
    void optionsAreParsed();

private:
    std::unique_ptr<Workbench> m_workbench;
};

void TestWorkbench::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_workbench");
    QSettings().clear();
}

void TestWorkbench::init()
{
    Theme::instance().apply(ThemeChoice::Light);
    m_workbench = std::make_unique<Workbench>(WorkbenchOptions());
    m_workbench->window().resize(1440, 900);
    m_workbench->begin();
}

void TestWorkbench::everyPageOfTheWindowIsThere()
{
    const QStringList all{"start",         "new_run",    "monitor", "samples",    "compare",   "playground",
                          "runs",          "settings",   "study",   "blinding",   "packs",     "import",
                          "agreement",     "adjudicate", "results", "endpoints",  "judge_run", "probe",
                          "judge_monitor", "failures",   "scores",  "calibration"};
    const QStringList keys = m_workbench->window().pageKeys();
    QCOMPARE(keys.mid(0, 8), all.mid(0, 8));
    for (const QString& key : keys)
        QVERIFY2(all.contains(key), qPrintable(key));
}

void TestWorkbench::droppedModelGoesToTheNewRun()
{
    QTemporaryDir model;
    QFile config(model.filePath("config.json"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("{}");
    config.close();
    m_workbench->window().openPath(model.path());
    QCOMPARE(m_workbench->window().currentPage()->key(), QString("new_run"));
}

void TestWorkbench::optionsAreParsed()
{
    const auto options =
        parseWorkbenchOptions({"palimpsest-workbench", "--screenshots", "out", "--theme", "dark", "--scale", "2",
                               "--language", "de", "--run", "r", "--demo", "a", "--open", "b"});
    QVERIFY(options.ok());
    QCOMPARE(options->screenshots, "out");
    QCOMPARE(options->theme, ThemeChoice::Dark);
    QCOMPARE(options->scale, 2);
    QCOMPARE(options->language, "de");
    QCOMPARE(options->paths, QStringList({"b", "a"}));
    QVERIFY(options->demo);
    for (const QStringList& wrong : {QStringList{"p", "--scale", "3"},
                                     {"p", "--theme", "pink"},
                                     {"p", "--language", "tlh"},
                                     {"p", "--nonsense"}}) {
        const auto failed = parseWorkbenchOptions(wrong);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().kind, ErrorKind::Usage);
    }
    const QString help = parseWorkbenchOptions({"p", "--help"})->output;
    QVERIFY(help.contains("--screenshots"));
    QVERIFY(help.startsWith("Usage: palimpsest-workbench [options]"));
    QCOMPARE(help.count("Usage:"), 1);
}

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
