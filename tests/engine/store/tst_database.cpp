#include "engine/base/files.h"
#include "engine/store/database.h"
#include "engine/store/writer_thread.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <thread>

namespace pal = palimpsest;

namespace {

constexpr std::string_view kFirst = "CREATE TABLE note(note_id INTEGER PRIMARY KEY, text TEXT NOT NULL)";
constexpr std::string_view kSecond = "ALTER TABLE note ADD COLUMN weight REAL";
constexpr std::string_view kSteps[] = {kFirst, kSecond};
constexpr pal::Schema kOld{"notes", {kSteps, 1}};
constexpr pal::Schema kNew{"notes", {kSteps, 2}};

pal::Result<pal::Database> openAt(const std::filesystem::path& path, const pal::Schema& schema)
{
    return pal::Database::open(path, {&schema, 1});
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_path = std::filesystem::path(m_folder.path().toStdString()) / QTest::currentTestFunction(); }

    void keepsRowsAcrossOpenings()
    {
        {
            auto database = openAt(m_path, kNew);
            QVERIFY(database.ok());
            QVERIFY(database->run("INSERT INTO note(text,weight) VALUES(?,?)", {"a\0b", nullptr}).ok());
            QVERIFY(database->run("INSERT INTO note(text,weight) VALUES(?,?)", {std::string("x\0y", 3), 0.5}).ok());
        }
        auto database = openAt(m_path, kNew);
        std::vector<std::string> texts;
        QVERIFY(database->each("SELECT text,weight FROM note ORDER BY note_id", {}, [&](const pal::SqlRow& row) {
            texts.push_back(row.text(0) + (row.isNull(1) ? "-" : "+"));
        }));
        QCOMPARE(texts.size(), std::size_t(2));
        QCOMPARE(texts[1], std::string("x\0y+", 4));
        QCOMPARE(**database->text("PRAGMA journal_mode"), std::string("wal"));
        QCOMPARE(**database->integer("PRAGMA synchronous"), std::int64_t(2));
        QCOMPARE(**database->integer("PRAGMA foreign_keys"), std::int64_t(1));
    }

    void migratesAnOlderFile()
    {
        QVERIFY(openAt(m_path, kOld)->run("INSERT INTO note(text) VALUES('kept')").ok());
        auto database = openAt(m_path, kNew);
        QCOMPARE(**database->text("SELECT text FROM note WHERE weight IS NULL"), std::string("kept"));
    }

    void refusesANewerFileAndLeavesItAlone()
    {
        QVERIFY(openAt(m_path, kNew).ok());
        const std::string before = *pal::readFile(m_path);
        const auto refused = openAt(m_path, kOld);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().kind == pal::ErrorKind::BadInput);
        QVERIFY(QString::fromStdString(refused.error().text()).contains("newer Palimpsest"));
        QVERIFY(*pal::readFile(m_path) == before);
    }

    void refusesWhatIsNoDatabase()
    {
        QVERIFY(pal::writeFileAtomically(m_path, std::string(5000, 'x')).ok());
        const auto refused = openAt(m_path, kNew);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().kind == pal::ErrorKind::BadInput);
        QCOMPARE(pal::readFile(m_path)->size(), std::size_t(5000));
    }

    void transactionIsAllOrNothing()
    {
        auto database = openAt(m_path, kNew);
        const pal::Status failed = database->transaction([&]() -> pal::Status {
            PALIMPSEST_CHECK(database->run("INSERT INTO note(text) VALUES('gone')"));
            return pal::badInput("no");
        });
        QVERIFY(!failed.ok());
        QCOMPARE(**database->integer("SELECT count(*) FROM note"), std::int64_t(0));
    }

    void runsAStatementInsideOfItself()
    {
        auto database = openAt(m_path, kNew);
        for (const char* text : {"a", "b", "c"})
            QVERIFY(database->run("INSERT INTO note(text) VALUES(?)", {text}).ok());
        const std::string_view after = "SELECT note_id,text FROM note WHERE note_id>? ORDER BY note_id";
        std::string pairs;
        for (int round = 0; round < 2; ++round) {
            pairs.clear();
            QVERIFY(database->each(after, {0}, [&](const pal::SqlRow& outer) {
                QVERIFY(database->each(after, {outer.integer(0)}, [&](const pal::SqlRow& inner) {
                    pairs += outer.text(1) + inner.text(1) + " ";
                }));
            }));
            QCOMPARE(pairs, std::string("ab ac bc "));
        }
    }

    void aRepeatedStatementForgetsItsValuesAndSeesNewColumns()
    {
        auto database = openAt(m_path, kOld);
        QVERIFY(database->run("INSERT INTO note(text) VALUES('one')").ok());
        const auto columns = [&] {
            int count = 0;
            (void)database->each("SELECT * FROM note WHERE text IS NOT ?", {"none"},
                                 [&](const pal::SqlRow& row) { count = row.isNull(2) && !row.isNull(1) ? 2 : 0; });
            return count;
        };
        QCOMPARE(columns(), 2);
        QVERIFY(database->migrate(kNew).ok());
        QVERIFY(database->run("UPDATE note SET weight=2.5").ok());
        QCOMPARE(columns(), 0);
        // Its value was 'none'; without one it is null, and every text is something else.
        std::int64_t rows = 0;
        QVERIFY(database->each("SELECT * FROM note WHERE text IS NOT ?", {}, [&](const pal::SqlRow&) { ++rows; }));
        QCOMPARE(rows, std::int64_t(1));
        QCOMPARE(**database->integer("SELECT count(*) FROM note WHERE ? IS NULL", {"x"}), std::int64_t(0));
        QCOMPARE(**database->integer("SELECT count(*) FROM note WHERE ? IS NULL"), std::int64_t(1));
    }

    void waitsForALockAndThenSaysSo()
    {
        auto holder = openAt(m_path, kNew);
        auto other = openAt(m_path, kNew);
        QVERIFY(holder->run("BEGIN IMMEDIATE").ok());
        QElapsedTimer timer;
        timer.start();
        const pal::Status refused = other->run("INSERT INTO note(text) VALUES('late')");
        QVERIFY(!refused.ok());
        QVERIFY(timer.elapsed() >= 4000);
        QVERIFY(QString::fromStdString(refused.error().text()).contains("another program is writing"));
        QVERIFY(holder->run("COMMIT").ok());
        QVERIFY(other->run("INSERT INTO note(text) VALUES('now')").ok());
    }

    void writerFinishesWhatWasSubmitted()
    {
        int done = 0;
        {
            pal::WriterThread writer(*openAt(m_path, kNew));
            for (int i = 0; i < 100; ++i)
                writer.submit(
                    [](pal::Database& database) { return database.run("INSERT INTO note(text) VALUES('n')"); },
                    [&](const pal::Status& status) { done += status.ok() ? 1 : 0; });
        }
        QCOMPARE(done, 100);
        QCOMPARE(**openAt(m_path, kNew)->integer("SELECT count(*) FROM note"), std::int64_t(100));
    }

    /// Another program's rows may be on their way into the log just then.
    void roomInTheLogIsMadeWhenNobodyWrites()
    {
        auto database = openAt(m_path, kNew);
        QVERIFY(database->run("INSERT INTO note(text) VALUES('first')").ok());
        const std::filesystem::path log = m_path.string() + "-wal";
        const auto before = std::filesystem::file_size(log);
        std::thread maker;
        auto other = openAt(m_path, kNew);
        const auto written = other->transaction([&] {
            maker = std::thread([&] { database->expectManyCommits(); });
            QTest::qWait(300);
            return std::filesystem::file_size(log) == before ? other->run("INSERT INTO note(text) VALUES('second')")
                                                             : pal::fileSystem("the log was written to");
        });
        maker.join();
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        QVERIFY(std::filesystem::file_size(log) >= 16U << 20);
        QCOMPARE(**database->text("PRAGMA integrity_check"), std::string("ok"));
        QCOMPARE(**openAt(m_path, kNew)->integer("SELECT count(*) FROM note"), std::int64_t(2));
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
