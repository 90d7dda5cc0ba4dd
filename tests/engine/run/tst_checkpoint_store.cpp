#include "engine/base/files.h"
#include "engine/run/checkpoint_store.h"
#include "engine/run/run_directory.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

pal::Checkpoint checkpointAt(std::int64_t epoch, std::int64_t step, bool whole)
{
    pal::Checkpoint checkpoint;
    checkpoint.trainer.epoch = epoch;
    checkpoint.trainer.step = step;
    checkpoint.trainer.batches = {{0, 2}, {1}};
    checkpoint.trainer.batch = whole ? 2 : 1;
    checkpoint.trainer.flags = {1, 0, 1};
    checkpoint.trainer.randomState = "abcd";
    checkpoint.trainer.learnLossSum = 0.1 + 0.2;
    checkpoint.scoredEpoch = whole ? epoch : epoch - 1;
    checkpoint.seq = 17;
    checkpoint.config.acc = 0.25;
    checkpoint.weights = {{"w", torch::full({2, 2}, double(step))}};
    checkpoint.optimizer = {{"exp_avg.w", torch::ones({2, 2})}};
    return checkpoint;
}

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class TestCheckpointStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedComesBack()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "checkpoints";
        pal::CheckpointStore store(path);
        QVERIFY(!(*store.loadNewest()).has_value());
        QCOMPARE(*store.save(checkpointAt(1, 2, true)), std::string("checkpoints/epoch1"));
        QCOMPARE(*store.save(checkpointAt(2, 3, false)), std::string("checkpoints/step3"));
        const auto loaded = store.loadNewest();
        QVERIFY(loaded.ok());
        const pal::Checkpoint& checkpoint = **loaded;
        QCOMPARE(checkpoint.trainer.step, std::int64_t(3));
        QCOMPARE(checkpoint.trainer.batch, std::int64_t(1));
        QCOMPARE(checkpoint.trainer.batches.size(), std::size_t(2));
        QCOMPARE(checkpoint.trainer.flags, (std::vector<std::uint8_t>{1, 0, 1}));
        QVERIFY(checkpoint.trainer.learnLossSum == 0.1 + 0.2); // to the last bit
        QCOMPARE(checkpoint.config.acc, 0.25);
        QVERIFY(pal::findTensor(checkpoint.weights, "w")->equal(torch::full({2, 2}, 3.0)));
    }

    void keepsTheNewestAndTheBest()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "checkpoints";
        pal::CheckpointStore store(path);
        for (std::int64_t epoch = 1; epoch <= 5; ++epoch)
            QVERIFY(store.save(checkpointAt(epoch, epoch * 2, true)).ok());
        QVERIFY(store.prune(2, 1).ok());
        QCOMPARE(namesIn(path), (std::vector<std::string>{"epoch1", "epoch4", "epoch5"}));
        QVERIFY(store.save(checkpointAt(6, 11, false)).ok());
        QVERIFY(store.prune(1, 4).ok());
        QCOMPARE(namesIn(path), (std::vector<std::string>{"epoch4", "epoch5", "step11"}));
    }

    void aHalfWrittenOneIsNotSeen()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "checkpoints";
        pal::CheckpointStore store(path);
        QVERIFY(store.save(checkpointAt(1, 2, true)).ok());
        fs::create_directories(path / ".epoch2.part");
        QCOMPARE((*store.loadNewest())->trainer.epoch, std::int64_t(1));
    }

    void damageIsNamed_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("fields missing") << QByteArray("{\"format\":1}");
        QTest::newRow("newer") << QByteArray("{\"format\":99}");
        QTest::newRow("wrong type") << QByteArray("{\"format\":\"x\"}");
    }

    void damageIsNamed()
    {
        QFETCH(QByteArray, state);
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "checkpoints";
        pal::CheckpointStore store(path);
        QVERIFY(store.save(checkpointAt(1, 2, true)).ok());
        QVERIFY(pal::writeFileAtomically(path / "epoch1" / "state.json", state.toStdString()).ok());
        const auto loaded = store.loadNewest();
        QVERIFY(!loaded.ok());
        QVERIFY(loaded.error().text().find("state.json") != std::string::npos);
    }

    void aDirectoryIsHeldByOneRun()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "run";
        {
            auto first = pal::RunDirectory::open(path, pal::ExistingRun::Refuse);
            QVERIFY(first.ok());
            const auto second = pal::RunDirectory::open(path, pal::ExistingRun::Overwrite);
            QVERIFY(!second.ok());
            QCOMPARE(second.error().kind, pal::ErrorKind::WouldOverwrite);
        }
        QVERIFY(pal::writeFileAtomically(path / "run.json", "{}").ok());
        QVERIFY(pal::writeFileAtomically(path / "mine.txt", "a note").ok());
        QVERIFY(pal::writeFileAtomically(path / "epoch3.csv", "id\n").ok());
        QCOMPARE(pal::RunDirectory::open(path, pal::ExistingRun::Refuse).error().kind, pal::ErrorKind::WouldOverwrite);
        QVERIFY(pal::RunDirectory::open(path, pal::ExistingRun::Resume).ok());
        QVERIFY(pal::RunDirectory::open(path, pal::ExistingRun::Overwrite).ok());
        QCOMPARE(namesIn(path), (std::vector<std::string>{"mine.txt"}));
        QVERIFY(!pal::RunDirectory::open(path, pal::ExistingRun::Resume).ok());
    }

    void unusableDirectoriesAreNamed()
    {
        const auto nowhere = pal::RunDirectory::open("/proc/palimpsest", pal::ExistingRun::Refuse);
        QVERIFY(!nowhere.ok());
        QCOMPARE(nowhere.error().kind, pal::ErrorKind::FileSystem);
        QVERIFY(nowhere.error().text().find("/proc/palimpsest") != std::string::npos);
        QVERIFY(!pal::RunDirectory::open("/dev/null", pal::ExistingRun::Refuse).ok());
    }
};

QTEST_APPLESS_MAIN(TestCheckpointStore)
#include "tst_checkpoint_store.moc"
