#include "app/archive/zip_archive.h"
#include "engine/base/files.h"
#include "engine/base/sha256.h"
#include "engine/rating/rater_file.h"
#include "engine/rating/return_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

using Entries = QList<QPair<QString, QByteArray>>;

/// Unlike ZipArchive it writes what it is told: names twice, names that lead elsewhere.
void writeZip(const fs::path& path, const Entries& entries)
{
    QuaZip zip(QString::fromStdString(path.string()));
    QVERIFY(zip.open(QuaZip::mdCreate));
    for (const auto& [name, bytes] : entries) {
        QuaZipFile entry(&zip);
        QVERIFY(entry.open(QIODevice::WriteOnly, QuaZipNewInfo(name)));
        QCOMPARE(entry.write(bytes), qint64(bytes.size()));
        entry.close();
    }
    zip.close();
}

unsigned at(const std::string& bytes, std::size_t offset, int count)
{
    unsigned number = 0;
    for (int i = count - 1; i >= 0; --i)
        number = number << 8 | static_cast<unsigned char>(bytes[offset + std::size_t(i)]);
    return number;
}

} // namespace

class TestZipReturns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        fs::create_directory(m_folder / "in");
    }

    void aReturnComesBackAsItWasWritten()
    {
        const auto back = pal::readReturn(m_format, makeReturn());
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QCOMPARE(back->events.size(), std::size_t(3));
        QVERIFY(back->rejected.empty());
    }

    void namesThatLeaveTheArchiveAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"../evil.txt", "a/../../evil.txt", "/tmp/evil.txt", "..\\evil.txt", "a/..", "key.csv",
                                 "sub/events.jsonl"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void namesThatLeaveTheArchiveAreRefused()
    {
        QFETCH(QString, name);
        Entries entries = entriesOf(makeReturn());
        entries.append({name, "evil"});
        writeZip(m_folder / "in" / "bad.zip", entries);
        QVERIFY(refusal(m_folder / "in" / "bad.zip").contains(name));
        QCOMPARE(QDir(QString::fromStdString(m_folder)).entryList({"evil*"}, QDir::Files), QStringList());
    }

    void namesThatStandTwiceAreRefused()
    {
        Entries entries = entriesOf(makeReturn());
        entries.append(entries[0]);
        writeZip(m_folder / "bad.zip", entries);
        QVERIFY(refusal(m_folder / "bad.zip").contains("twice"));
    }

    void bombIsStoppedAtTheLimit()
    {
        Entries entries = entriesOf(makeReturn());
        for (auto& [name, bytes] : entries)
            if (name == QLatin1String("ratings.csv"))
                bytes = QByteArray(65 << 20, ' ');
        writeZip(m_folder / "bomb.zip", entries);
        QVERIFY(fs::file_size(m_folder / "bomb.zip") < 1 << 20);
        QVERIFY(refusal(m_folder / "bomb.zip").contains("more than 64 MiB"));
    }

    void cutOffZipIsRefusedWhereverItWasCut()
    {
        const std::string whole = *pal::readFile(makeReturn());
        for (std::size_t length = 0; length < whole.size(); length += 1 + whole.size() / 61) {
            QVERIFY(pal::writeFileAtomically(m_folder / "cut.zip", whole.substr(0, length)).ok());
            QVERIFY2(refusal(m_folder / "cut.zip").contains("copy it again"), std::to_string(length).c_str());
        }
    }

    void flippedBytesAreNeverTakenForSomethingElse()
    {
        const fs::path path = makeReturn();
        const auto good = *pal::readReturn(m_format, path);
        const std::string whole = *pal::readFile(path);
        for (std::size_t place = 0; place < whole.size(); place += 7) {
            std::string damaged = whole;
            damaged[place] = char(damaged[place] ^ 0x10);
            QVERIFY(pal::writeFileAtomically(m_folder / "flipped.zip", damaged).ok());
            const auto read = pal::readReturn(m_format, m_folder / "flipped.zip");
            if (!read)
                continue;
            QCOMPARE(read->packUid, good.packUid);
            QCOMPARE(read->events.size(), good.events.size());
            for (std::size_t i = 0; i < good.events.size(); ++i)
                QCOMPARE(pal::eventLine(read->events[i]), pal::eventLine(good.events[i]));
        }
    }

    void aPackIsNoReturn()
    {
        pal::Pack pack = smallPack();
        QVERIFY(m_format.write(m_folder / "pack.zip", pal::packFiles(pack)).ok());
        QVERIFY(!refusal(m_folder / "pack.zip").isEmpty());
    }

    void packsCarryNoTimesNamesOrComments()
    {
        pal::Pack pack = smallPack();
        QVERIFY(m_format.write(m_folder / "pack.palpack", pal::packFiles(pack)).ok());
        const std::string bytes = *pal::readFile(m_folder / "pack.palpack");
        std::vector<std::string> names;
        for (std::size_t place = bytes.find("PK\1\2"); place != std::string::npos;
             place = bytes.find("PK\1\2", place + 4)) {
            QCOMPARE(at(bytes, place + 12, 2), 0U);      // time: midnight
            QCOMPARE(at(bytes, place + 14, 2), 0x0021U); // date: 1980-01-01
            QCOMPARE(at(bytes, place + 30, 2), 0U);      // extra field
            QCOMPARE(at(bytes, place + 32, 2), 0U);      // comment
            names.push_back(bytes.substr(place + 46, at(bytes, place + 28, 2)));
        }
        QCOMPARE(names, std::vector<std::string>(
                            {"README.txt", "items.jsonl", "manifest.json", "ratings.csv", "training.jsonl"}));
        const std::size_t end = bytes.rfind("PK\5\6");
        QCOMPARE(at(bytes, end + 20, 2), 0U); // the archive's comment
        for (std::size_t place = bytes.find("PK\3\4"); place != std::string::npos;
             place = bytes.find("PK\3\4", place + 4))
            QCOMPARE(at(bytes, place + 28, 2), 0U);
    }

private:
    static pal::Pack smallPack()
    {
        pal::Pack pack;
        pack.uid = "00112233445566778899aabbccddeeff";
        pack.scale = *pal::humanScale();
        for (int i = 1; i <= 3; ++i)
            pack.items.push_back({"token" + std::to_string(i), i, "prefix", "reference", "output"});
        pack.training.push_back({"p", "r", "r", 1, 1, "It repeats the reference."});
        pal::packFiles(pack);
        return pack;
    }

    fs::path makeReturn()
    {
        const auto file = *pal::RaterFile::open(m_folder / "data", smallPack(), "1.0");
        for (std::size_t item = 0; item < 3; ++item)
            file->rate(item, int(item) + 2, {}, {});
        return *pal::writeReturn(*file, m_format, m_folder, "1.0");
    }

    Entries entriesOf(const fs::path& path)
    {
        Entries entries;
        const auto files = *m_format.read(path, pal::kArchiveLimit);
        for (const pal::ArchiveFile& file : files)
            entries.append({QString::fromStdString(file.name), QByteArray::fromStdString(file.bytes)});
        return entries;
    }

    /// Why the file is not read; empty where it is, or is called something else than bad input.
    QString refusal(const fs::path& path)
    {
        const auto read = pal::readReturn(m_format, path);
        return read || read.error().kind != pal::ErrorKind::BadInput ? QString()
                                                                     : QString::fromStdString(read.error().text());
    }

    const pal::ZipArchive m_format;
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestZipReturns)
#include "tst_zip_returns.moc"
