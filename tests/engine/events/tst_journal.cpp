#include "engine/events/journal.h"

#include "engine/base/files.h"
#include "engine/events/event_json.h"

#include <QtTest/QtTest>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>
#include <thread>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

pal::EventRecord warning(std::uint64_t seq, const std::string& text) { return {seq, double(seq), pal::Warning{text}}; }

/// "1:a 2:b 5:resumed(1)".
std::string shown(const std::vector<pal::EventRecord>& records)
{
    std::string text;
    for (const pal::EventRecord& record : records) {
        text += (text.empty() ? "" : " ") + std::to_string(record.seq) + ":";
        if (const auto* said = std::get_if<pal::Warning>(&record.event))
            text += said->text;
        else if (const auto* resumed = std::get_if<pal::Resumed>(&record.event))
            text += "resumed(" + std::to_string(resumed->fromSeq) + ")";
        else
            text += pal::nameOf(record.event);
    }
    return text;
}

std::string lineOf(const pal::EventRecord& record) { return pal::toJsonLine(record) + "\n"; }

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path path() const { return fs::path(m_folder.path().toStdString()) / "events.jsonl"; }

    std::string readBack() const
    {
        const auto journal = pal::readJournal(path());
        return journal ? shown(journal->records) : journal.error().text();
    }
    void write(const std::string& text) const { QVERIFY(pal::writeFileAtomically(path(), text).ok()); }

private Q_SLOTS:
    void init() { fs::remove(path()); }

    void whatIsWrittenIsRead()
    {
        {
            auto writer = pal::JournalWriter::create(path(), "run-7");
            QVERIFY(writer.ok());
            for (std::uint64_t seq = 1; seq <= 500; ++seq)
                (*writer)->on(warning(seq, "line\nbreak " + std::to_string(seq)));
            QVERIFY((*writer)->flush().ok());
            QVERIFY((*writer)->status().ok());
        }
        const auto journal = pal::readJournal(path());
        QVERIFY(journal.ok());
        QCOMPARE(journal->runId, std::string("run-7"));
        QCOMPARE(journal->records.size(), std::size_t(500));
        QCOMPARE(journal->lastSeq, std::uint64_t(500));
        QCOMPARE(std::get<pal::Warning>(journal->records[41].event).text, std::string("line\nbreak 42"));
    }

    void whatIsSaidBeforeTheEndIsWrittenWithoutFlush()
    {
        {
            auto writer = pal::JournalWriter::create(path(), "r");
            QVERIFY(writer.ok());
            (*writer)->on(warning(1, "last words"));
        }
        QCOMPARE(readBack(), std::string("1:last words"));
    }

    void severalThreadsMaySpeak()
    {
        {
            auto writer = pal::JournalWriter::create(path(), "r");
            QVERIFY(writer.ok());
            std::vector<std::thread> threads;
            for (std::uint64_t thread = 0; thread < 4; ++thread)
                threads.emplace_back([&, thread] {
                    for (std::uint64_t i = 0; i < 100; ++i)
                        (*writer)->on(warning(thread * 100 + i + 1, "x"));
                });
            for (std::thread& thread : threads)
                thread.join();
        }
        const auto journal = pal::readJournal(path());
        QVERIFY(journal.ok());
        QCOMPARE(journal->records.size(), std::size_t(400));
    }

    void aTornLastLineIsIgnored()
    {
        const std::string whole = pal::journalHeader("r") + lineOf(warning(1, "a"));
        for (std::size_t cut = 1; cut < lineOf(warning(2, "b")).size(); ++cut) {
            write(whole + lineOf(warning(2, "b")).substr(0, cut));
            QCOMPARE(readBack(), std::string("1:a"));
        }
    }

    void goingOnCutsTheTornLine()
    {
        write(pal::journalHeader("r") + lineOf(warning(1, "a")) + "{\"event\":\"Warn");
        {
            auto writer = pal::JournalWriter::append(path());
            QVERIFY(writer.ok());
            (*writer)->on(warning(2, "b"));
            QVERIFY((*writer)->flush().ok());
        }
        QCOMPARE(readBack(), std::string("1:a 2:b"));
    }

    void goingOnWithoutAJournalIsAnError()
    {
        const auto writer = pal::JournalWriter::append(path());
        QVERIFY(!writer.ok());
        QCOMPARE(writer.error().kind, pal::ErrorKind::FileSystem);
        QVERIFY(writer.error().text().find("events.jsonl") != std::string::npos);
    }

    void resumingDropsWhatLiesBetween()
    {
        write(pal::journalHeader("r") + lineOf(warning(1, "a")) + lineOf(warning(2, "b")) + lineOf(warning(3, "c"))
              + lineOf({4, 4, pal::Resumed{1, 1, 1}}) + lineOf(warning(5, "d")));
        QCOMPARE(readBack(), std::string("1:a 4:resumed(1) 5:d"));
        QCOMPARE(pal::readJournal(path())->lastSeq, std::uint64_t(5));
    }

    void aSecondResumeMayGoBackBehindTheFirst()
    {
        write(pal::journalHeader("r") + lineOf(warning(1, "a")) + lineOf(warning(2, "b"))
              + lineOf({3, 3, pal::Resumed{2, 1, 1}}) + lineOf(warning(4, "c")) + lineOf({5, 5, pal::Resumed{1, 1, 1}})
              + lineOf(warning(6, "d")));
        QCOMPARE(readBack(), std::string("1:a 5:resumed(1) 6:d"));
    }

    void theParserTakesPieces()
    {
        const std::string text =
            pal::journalHeader("r") + lineOf(warning(1, "a")) + lineOf(warning(2, "b")) + lineOf(warning(3, "c"));
        for (std::size_t piece : {1U, 7U, 64U, 10000U}) {
            pal::JournalParser parser;
            std::vector<pal::EventRecord> all;
            for (std::size_t at = 0; at < text.size(); at += piece) {
                auto records = parser.feed(std::string_view(text).substr(at, piece));
                QVERIFY(records.ok());
                for (pal::EventRecord& record : *records)
                    all.push_back(std::move(record));
            }
            QCOMPARE(shown(all), std::string("1:a 2:b 3:c"));
            QCOMPARE(parser.runId(), std::string("r"));
        }
    }

    void wrongJournalsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("empty") << QByteArray("") << QByteArray("not a journal");
        QTest::newRow("no line") << QByteArray("{\"journal\"") << QByteArray("not a journal");
        QTest::newRow("other file") << QByteArray("id,text\n1,2\n") << QByteArray("not a journal");
        QTest::newRow("other object") << QByteArray("{\"a\":1}\n") << QByteArray("not a journal");
        QTest::newRow("no format") << QByteArray("{\"journal\":\"palimpsest\"}\n") << QByteArray("format");
        QTest::newRow("newer") << QByteArray("{\"journal\":\"palimpsest\",\"format\":2,\"run_id\":\"r\"}\n")
                               << QByteArray("format 2");
        QTest::newRow("absurd format") << QByteArray(
            "{\"journal\":\"palimpsest\",\"format\":4294967297,\"run_id\":\"r\"}\n")
                                       << QByteArray("format 4294967297");
        QTest::newRow("bad line") << QByteArray("{\"journal\":\"palimpsest\",\"format\":1,\"run_id\":\"r\"}\n"
                                                "{\"event\":\"Warning\",\"seq\":1,\"t\":0}\nrubbish\n")
                                  << QByteArray("line 3");
    }

    void wrongJournalsAreErrors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        write(text.toStdString());
        const auto journal = pal::readJournal(path());
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error().kind, pal::ErrorKind::BadInput);
        const std::string error = journal.error().text();
        QVERIFY2(error.find(named.toStdString()) != std::string::npos, error.c_str());
        QVERIFY2(error.find("events.jsonl") != std::string::npos, error.c_str());
    }

    void aFullDiskIsToldAndKept()
    {
        auto writer = pal::JournalWriter::create(path(), "r");
        QVERIFY(writer.ok());
        // A limit on the size of files is a disk that is full.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{2000, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        for (std::uint64_t seq = 1; seq < 100; ++seq)
            (*writer)->on(warning(seq, "x"));
        const pal::Status first = (*writer)->flush();
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        const pal::Status again = (*writer)->flush();
        QVERIFY(!first.ok() && !again.ok());
        QCOMPARE(first.error().kind, pal::ErrorKind::FileSystem);
        QVERIFY(first.error().text().find("events.jsonl") != std::string::npos);
        QCOMPARE(again.error().text(), first.error().text());
        QVERIFY(!(*writer)->status().ok());

        const auto journal = pal::readJournal(path());
        QVERIFY2(journal.ok(), "what was written before stays readable");
        QVERIFY(!journal->records.empty() && journal->records.size() < 99);
        QCOMPARE(journal->records.back().seq, std::uint64_t(journal->records.size()));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto writer = pal::JournalWriter::create(path() / "deeper" / "events.jsonl", "r");
        QVERIFY(!writer.ok());
        QCOMPARE(writer.error().kind, pal::ErrorKind::FileSystem);
    }
};

QTEST_APPLESS_MAIN(TestJournal)
#include "tst_journal.moc"
