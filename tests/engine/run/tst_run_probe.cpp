#include "engine/run/run_probe.h"
#include "tests/engine/run/tiny_run.h"

#include <QtTest/QtTest>

using namespace palimpsest;

class RunProbeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid() && tiny::makeWorld(folder())); }
    void measuresAndWritesNothing();
    void stops();
    void saysWhatIsMissing();

private:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    QTemporaryDir m_folder;
};

void RunProbeTest::measuresAndWritesNothing()
{
    RunConfig config = tiny::runConfig(folder(), "corrected", folder() / "run");
    config.batchSize = 4;
    std::vector<std::string> phases;
    const auto probe = probeRun(config, {}, [&](std::string_view phase) { phases.emplace_back(phase); });
    QVERIFY2(probe.ok(), probe ? "" : probe.error().text().c_str());
    QCOMPARE(probe->rows, 6);
    QCOMPARE(probe->batches, 2);
    QVERIFY(probe->secondsAStep > 0);
    QVERIFY(probe->secondsAnEvaluation > 0);
    QVERIFY(probe->secondsAnEpoch() > 2 * probe->secondsAStep);
    QCOMPARE(phases.size(), 3u);
    QVERIFY(!std::filesystem::exists(folder() / "run"));
}

void RunProbeTest::stops()
{
    std::stop_source stop;
    const RunConfig config = tiny::runConfig(folder(), "paper", folder() / "run");
    const auto probe = probeRun(config, stop.get_token(), [&](std::string_view) { stop.request_stop(); });
    QVERIFY(!probe);
    QCOMPARE(probe.error().kind, ErrorKind::Interrupted);
}

void RunProbeTest::saysWhatIsMissing()
{
    RunConfig config = tiny::runConfig(folder(), "corrected", folder() / "run");
    config.modelName = (folder() / "nothing").string();
    const auto probe = probeRun(config, {});
    QVERIFY(!probe);
    QVERIFY(QString::fromStdString(probe.error().text()).contains("nothing"));
}

QTEST_GUILESS_MAIN(RunProbeTest)
#include "tst_run_probe.moc"
