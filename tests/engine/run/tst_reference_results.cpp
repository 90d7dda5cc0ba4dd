#include "engine/base/files.h"
#include "engine/run/reference_results.h"

#include <QtTest/QtTest>

#include <cmath>
#include <filesystem>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

template <typename Event>
std::vector<Event> all(const pal::ReferenceResults& results)
{
    std::vector<Event> events;
    for (const pal::EventRecord& record : results.records)
        if (const auto* event = std::get_if<Event>(&record.event))
            events.push_back(*event);
    return events;
}

void write(const fs::path& path, const std::string& text) { QVERIFY(pal::writeFileAtomically(path, text).ok()); }

} // namespace

class TestReferenceResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGoldenFolderIsToldAsARun()
    {
        const fs::path golden = fs::path(PALIMPSEST_SHARED) / "golden" / "exp0";
        if (!fs::exists(golden))
            QSKIP("the reference's results are not here");
        const auto results = pal::readReferenceResults(golden);
        QVERIFY2(results.ok(), results.ok() ? "" : results.error().text().c_str());
        QCOMPARE(results->config.lr, 2e-4);
        QCOMPARE(results->config.exp, std::string("exp0"));
        QVERIFY(results->config.isPaper());
        const auto steps = all<pal::StepMeasured>(*results);
        QCOMPARE(steps.size(), std::size_t(32));
        QCOMPARE(steps.front().unlearnLoss, 0.009384);
        QCOMPARE(steps.front().klLoss, 0.314694);
        QCOMPARE(steps.back().epoch, std::int64_t(2));
        const auto epochs = all<pal::EpochEvaluated>(*results);
        QCOMPARE(epochs.size(), std::size_t(3));
        QCOMPARE(epochs[1].acc, 0.8720555864274502);
        QCOMPARE(epochs[1].el, 0.7530782112655477);
        QCOMPARE(epochs[0].flagged, std::int64_t(55)); // 73 of 128 are retired before the first step
        QCOMPARE(all<pal::SampleEvaluated>(*results).size(), std::size_t(3 * 128));
        QVERIFY(std::isnan(all<pal::SampleEvaluated>(*results).front().el));
        QCOMPARE(results->samples.size(), std::size_t(128));
        QCOMPARE(results->samples[5].docId, std::int64_t(5));
        QVERIFY(!results->samples[5].reference.empty());
    }

    void eventsStandInTheOrderOfTheLog()
    {
        const fs::path golden = fs::path(PALIMPSEST_SHARED) / "golden" / "exp0";
        if (!fs::exists(golden))
            QSKIP("the reference's results are not here");
        const auto results = pal::readReferenceResults(golden);
        QVERIFY(std::holds_alternative<pal::RunStarted>(results->records.front().event));
        std::int64_t epoch = -1;
        double time = 0;
        for (const pal::EventRecord& record : results->records) {
            QVERIFY(record.t >= time);
            time = record.t;
            if (const auto* step = std::get_if<pal::StepMeasured>(&record.event))
                QCOMPARE(step->epoch, epoch + 1);
            if (const auto* means = std::get_if<pal::EpochEvaluated>(&record.event))
                QCOMPARE(means->epoch, ++epoch);
        }
        QCOMPARE(epoch, std::int64_t(2));
    }

    void tablesAloneAreEnough()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        write(path / "valid.csv", "epoch,val_loss,acc,el_10\n0,0.5,0.9,0.8\n1,1.5,0.4,0.1\n");
        write(path / "epoch1.csv", "id,diff,entropy,bleu,P,R,F1,candidate,reference\n0,1,2,0,0.1,0.2,0.3,a,b\n");
        const auto results = pal::readReferenceResults(path);
        QVERIFY(results.ok());
        QCOMPARE(all<pal::EpochEvaluated>(*results).size(), std::size_t(2));
        QVERIFY(all<pal::StepMeasured>(*results).empty());
    }

    void theLogTellsTheEnd()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        write(path / "res.log", "2026-01-02 03:04:05,006 - INFO - acc: 0.7\n"
                                "2026-01-02 03:04:05,006 - INFO - num_workers: many\n"
                                "2026-01-02 03:04:06,006 - INFO - Validating epoch 0\n"
                                "2026-01-02 03:04:07,006 - INFO - two\nlines\n"
                                "2026-01-02 03:04:08,506 - INFO - Epoch 3 should stop, left 0\n");
        write(path / "valid.csv", "epoch,val_loss,acc,el_10\n0,0.5,0.9,0.8\n");
        const auto results = pal::readReferenceResults(path);
        QVERIFY(results.ok());
        QCOMPARE(results->config.acc, 0.7);
        const auto ends = all<pal::RunFinished>(*results);
        QCOMPARE(ends.size(), std::size_t(1));
        QCOMPARE(ends.front().epoch, std::int64_t(3));
        QVERIFY(std::holds_alternative<pal::RunFinished>(results->records.back().event));
        const auto lines = all<pal::LogLine>(*results);
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.text == "two\nlines"; }));
        QCOMPARE(results->records.back().t - results->records.front().t, 3.5);
    }

    void anEmptyFolderIsAnError()
    {
        QTemporaryDir folder;
        const auto results = pal::readReferenceResults(folder.path().toStdString());
        QVERIFY(!results.ok());
        QCOMPARE(results.error().kind, pal::ErrorKind::BadInput);
    }
};

QTEST_APPLESS_MAIN(TestReferenceResults)
#include "tst_reference_results.moc"
