#include "engine/run/run_directory.h"
#include "tests/ui/bridge/sample_run.h"
#include "ui/bridge/run_handle.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <filesystem>
#include <memory>
#include <optional>

namespace pal = palimpsest;
using Kind = pal::RunHandle::Kind;

namespace {

pal::EventRecord next(const std::vector<pal::EventRecord>& records, pal::RunEvent event)
{
    return {records.back().seq + 1, records.back().t + 1, std::move(event)};
}

} // namespace

class TestDirectoryRun : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString journal() const { return m_folder->filePath("events.jsonl"); }

    std::unique_ptr<pal::RunHandle> open()
    {
        auto run = pal::openRunDirectory(m_folder->path());
        QSignalSpy loaded(run.get(), &pal::RunHandle::loaded), failed(run.get(), &pal::RunHandle::failed);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty() || !failed.isEmpty(), 20'000); }();
        return run;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFinishedRunIsReplayed()
    {
        auto records = pal::test::sampleRun(2, 3, 4);
        records.push_back(next(records, pal::RunFinished{"completed", "the stop rule is met", 2}));
        pal::test::appendTo(journal(), pal::test::journalText(records));
        pal::test::appendTo(m_folder->filePath("samples.csv"),
                            "id,doc_id,prefix,reference,overlap\n1,101,\"a, b\",c,0.5\n0,100,d,e,\n");
        const auto run = open();
        QCOMPARE(run->kind(), Kind::Replayed);
        QCOMPARE(run->model().state(), QString("completed"));
        QCOMPARE(run->model().outcome(), QString("the stop rule is met"));
        QCOMPARE(run->model().steps().size(), std::size_t(8));
        QCOMPARE(run->model().sampleText(1)->prefix, QString("a, b"));
        QVERIFY(std::isnan(run->model().sampleText(0)->overlap));
        QVERIFY(run->isResumable());
        QVERIFY(!run->isControllable());
    }

    void requestsAreRefusedWithAReason()
    {
        pal::test::appendTo(journal(), pal::test::journalText(pal::test::sampleRun(1, 1, 1)));
        const auto run = open();
        QSignalSpy refused(run.get(), &pal::RunHandle::refused);
        run->pause();
        run->requestStop();
        run->change("acc", "0.5");
        QCOMPARE(refused.size(), 3);
        QVERIFY(!refused.front().front().toString().isEmpty());
    }

    void aKilledRunIsReadableAndSaysSo()
    {
        pal::test::appendTo(journal(), pal::test::journalText(pal::test::sampleRun(1, 2, 3)) + "{\"event\":\"StepMea");
        const auto run = open();
        QCOMPARE(run->kind(), Kind::Replayed);
        QCOMPARE(run->model().state(), QString("interrupted"));
        QCOMPARE(run->model().steps().size(), std::size_t(3));
        QVERIFY(run->isResumable());
    }

    void aGrowingJournalIsFollowedToItsEnd()
    {
        auto records = pal::test::sampleRun(1, 2, 3);
        pal::test::appendTo(journal(), pal::test::journalText(records));
        auto holder = std::make_unique<pal::Result<pal::RunDirectory>>(
            pal::RunDirectory::open(m_folder->path().toStdString(), pal::ExistingRun::Resume));
        QVERIFY(holder->ok());
        const auto run = open();
        QCOMPARE(run->kind(), Kind::Followed);
        QVERIFY(!run->model().isOver());
        QVERIFY(!run->isResumable());

        pal::StepMeasured step;
        step.step = 4;
        const std::string line = pal::toJsonLine(next(records, step)) + "\n";
        pal::test::appendTo(journal(), line.substr(0, 20)); // torn: its end comes later
        QTest::qWait(700);
        QCOMPARE(run->model().steps().size(), std::size_t(3));
        pal::test::appendTo(journal(), line.substr(20));
        QTRY_COMPARE(run->model().steps().size(), std::size_t(4));

        records.push_back(next(records, step));
        pal::test::appendTo(journal(),
                            pal::toJsonLine(next(records, pal::RunFinished{"stopped", "by wish", 1})) + "\n");
        holder.reset();
        QTRY_COMPARE(run->kind(), Kind::Replayed);
        QCOMPARE(run->model().state(), QString("stopped"));
    }

    void aFollowedRunThatIsKilledIsInterrupted()
    {
        pal::test::appendTo(journal(), pal::test::journalText(pal::test::sampleRun(1, 2, 3)));
        auto holder = std::make_unique<pal::Result<pal::RunDirectory>>(
            pal::RunDirectory::open(m_folder->path().toStdString(), pal::ExistingRun::Resume));
        const auto run = open();
        QCOMPARE(run->kind(), Kind::Followed);
        holder.reset();
        QTRY_COMPARE(run->model().state(), QString("interrupted"));
        QCOMPARE(run->kind(), Kind::Replayed);
    }

    void aRunThatIsOverwrittenBeginsAnew()
    {
        pal::test::appendTo(journal(), pal::test::journalText(pal::test::sampleRun(2, 2, 3)));
        const auto holder = pal::RunDirectory::open(m_folder->path().toStdString(), pal::ExistingRun::Resume);
        const auto run = open();
        QSignalSpy resets(&run->model(), &pal::RunModel::reset);
        pal::test::appendTo(m_folder->filePath("new"), pal::test::journalText(pal::test::sampleRun(1, 1, 1)));
        std::filesystem::rename(m_folder->filePath("new").toStdString(), journal().toStdString());
        QTRY_COMPARE(run->model().steps().size(), std::size_t(1));
        QVERIFY(!resets.isEmpty());
    }

    void whatIsNoRunFails_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no journal") << QByteArray("hello\n");
        QTest::newRow("damaged") << QByteArray::fromStdString(pal::journalHeader("x")) + "{\"event\":1}\n";
    }

    void whatIsNoRunFails()
    {
        QFETCH(QByteArray, text);
        if (!text.isEmpty())
            pal::test::appendTo(journal(), text.toStdString());
        auto run = pal::openRunDirectory(m_folder->path());
        QSignalSpy failed(run.get(), &pal::RunHandle::failed);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().toString().contains(m_folder->path()));
        QVERIFY(!run->isResumable());
    }

    void closingWhileLoadingIsSafe()
    {
        pal::test::appendTo(journal(), pal::test::journalText(pal::test::sampleRun(5, 50, 50)));
        for (int i = 0; i < 20; ++i)
            static_cast<void>(pal::openRunDirectory(m_folder->path()));
        QTest::qWait(50);
    }

    void theReferencesFolderOpens()
    {
        const QString golden = PALIMPSEST_SHARED "/golden/exp0";
        if (!QDir(golden).exists())
            QSKIP("the reference's results are not here");
        const auto run = pal::openRunDirectory(golden);
        QSignalSpy loaded(run.get(), &pal::RunHandle::loaded);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(run->kind(), Kind::Reference);
        QCOMPARE(run->model().epochs().size(), std::size_t(3));
        QCOMPARE(run->model().steps().size(), std::size_t(32));
        QCOMPARE(run->model().samples().size(), std::size_t(128));
        QVERIFY(!run->isResumable());
        QVERIFY(!run->whyNotControllable().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDirectoryRun)
#include "tst_directory_run.moc"
