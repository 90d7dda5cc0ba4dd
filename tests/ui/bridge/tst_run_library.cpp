#include "engine/config/run_config.h"
#include "engine/run/run_directory.h"
#include "tests/ui/bridge/sample_run.h"
#include "ui/bridge/run_library.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestRunLibrary : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString makeRun(const QString& name, bool finished)
    {
        const QString directory = m_folder->filePath(name);
        QDir().mkpath(directory);
        auto records = pal::test::sampleRun(1, 2, 2);
        if (finished)
            records.push_back({records.back().seq + 1, 1, pal::RunFinished{"completed", "done", 1}});
        pal::test::appendTo(directory + "/events.jsonl", pal::test::journalText(records));
        pal::RunConfig config;
        config.modelName = "models/tiny/";
        config.method = "llmu";
        pal::test::appendTo(directory + "/run.json", pal::toJson(config));
        pal::test::appendTo(directory + "/valid.csv", "epoch,val_loss,acc,el_10\n0,1,0.9,0.5\n1,2,0.75,0.25\n");
        return directory;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void findsRunsBelowFoldersAndByName()
    {
        makeRun("runs/one", true);
        makeRun("runs/group/two", false);
        const QString elsewhere = makeRun("other/three", true);
        QDir().mkpath(m_folder->filePath("runs/no_run"));
        pal::RunLibrary library;
        QSignalSpy changed(&library, &pal::RunLibrary::changed);
        QVERIFY(library.isLoading());
        library.setPlaces({m_folder->filePath("runs")}, {elsewhere, m_folder->filePath("runs/one"), "/nowhere"});
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(!library.isLoading());
        QCOMPARE(library.runs().size(), std::size_t(3));
        QStringList names;
        for (const pal::RunSummary& run : library.runs())
            names.append(run.name + '=' + run.state);
        names.sort();
        QCOMPARE(names.join(' '), QString("one=completed three=completed two=interrupted"));
    }

    void tellsWhatTheRunDid()
    {
        const auto run = pal::summarizeRun(makeRun("one", true));
        QVERIFY(run.has_value());
        QCOMPARE(run->model, QString("tiny"));
        QCOMPARE(run->method, QString("llmu"));
        QCOMPARE(run->epochs, qint64(1));
        QCOMPARE(run->acc, 0.75);
        QCOMPARE(run->el, 0.25);
        QVERIFY(!run->reference);
        QVERIFY(!pal::summarizeRun(m_folder->path()).has_value());
    }

    void aHeldRunIsRunning()
    {
        const QString directory = makeRun("one", false);
        {
            const auto holder = pal::RunDirectory::open(directory.toStdString(), pal::ExistingRun::Resume);
            QVERIFY(holder.ok());
            QCOMPARE(pal::summarizeRun(directory)->state, QString("running"));
            QVERIFY(pal::summarizeRun(directory)->holder.contains("process"));
        }
        QCOMPARE(pal::summarizeRun(directory)->state, QString("interrupted"));
    }

    void tagsStayWithTheRun()
    {
        const QString directory = makeRun("one", true);
        QCOMPARE(pal::writeTags(directory, {"baseline", "für später"}), QString());
        QCOMPARE(pal::summarizeRun(directory)->tags, QStringList({"baseline", "für später"}));
        QVERIFY(!pal::writeTags("/proc/nowhere", {"x"}).isEmpty());
    }

    void aNewRunAppearsByItself()
    {
        QDir().mkpath(m_folder->filePath("runs"));
        pal::RunLibrary library;
        QSignalSpy changed(&library, &pal::RunLibrary::changed);
        library.setPlaces({m_folder->filePath("runs")}, {});
        QTRY_COMPARE(changed.size(), 1);
        makeRun("runs/late", true);
        QTRY_COMPARE(library.runs().size(), std::size_t(1));
    }

    void theReferencesFolderIsFound()
    {
        const QString golden = PALIMPSEST_SHARED "/golden/exp0";
        if (!QDir(golden).exists())
            QSKIP("the reference's results are not here");
        const auto run = pal::summarizeRun(golden);
        QVERIFY(run.has_value());
        QVERIFY(run->reference);
        QCOMPARE(run->epochs, qint64(2));
        QCOMPARE(run->acc, 0.8706030175089836);
    }
};

QTEST_GUILESS_MAIN(TestRunLibrary)
#include "tst_run_library.moc"
