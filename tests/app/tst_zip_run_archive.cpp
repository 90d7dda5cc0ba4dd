#include "app/archive/zip_run_archive.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

namespace pal = palimpsest;

namespace {

const auto kGoOn = [](qint64, qint64) { return true; };

void write(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(absent)");
}

void writeZip(const QString& path, const QList<QPair<QString, QByteArray>>& entries)
{
    QuaZip zip(path);
    QVERIFY(zip.open(QuaZip::mdCreate));
    for (const auto& [name, bytes] : entries) {
        QuaZipFile entry(&zip);
        QVERIFY(entry.open(QIODevice::WriteOnly, QuaZipNewInfo(name)));
        entry.write(bytes);
        entry.close();
    }
    zip.close();
}

} // namespace

class TestZipRunArchive : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    const pal::ZipRunArchive m_archive;
    QString at(const QString& name) const { return m_folder->filePath(name); }

    void makeRun()
    {
        write(at("runs/prüfung/events.jsonl"), QByteArray(3'000'000, 'e'));
        write(at("runs/prüfung/model/model.safetensors"), QByteArray::fromHex("00ff10") + QByteArray(2'000'000, '\7'));
        write(at("runs/prüfung/epoch0.csv"), "");
        write(at("runs/prüfung/run.lock"), "held");
        write(at("runs/prüfung/checkpoints/.epoch1.part/state.json"), "half");
        QFile::link("/etc/passwd", at("runs/prüfung/link"));
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aRunComesBackAsItWas()
    {
        makeRun();
        QVERIFY(m_archive.pack(at("runs/prüfung"), at("x.zip"), kGoOn).ok());
        const auto first = m_archive.unpack(at("x.zip"), at("there/deep"), kGoOn);
        QVERIFY2(first.ok(), first.ok() ? "" : first.error().text().c_str());
        QCOMPARE(*first, at("there/deep/prüfung"));
        for (const char* name : {"events.jsonl", "model/model.safetensors", "epoch0.csv"})
            QCOMPARE(read(*first + '/' + name), read(at("runs/prüfung/") + name));
        for (const char* name : {"run.lock", "checkpoints", "link", "SHA256SUMS"})
            QVERIFY2(!QFile::exists(*first + '/' + name), name);
        const auto second = m_archive.unpack(at("x.zip"), at("there/deep"), kGoOn);
        QCOMPARE(*second, at("there/deep/prüfung-2")); // nothing is overwritten
        QCOMPARE(QDir(at("there/deep")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
    }

    void everyDamageIsFound()
    {
        makeRun();
        QVERIFY(m_archive.pack(at("runs/prüfung"), at("x.zip"), kGoOn).ok());
        const QByteArray whole = read(at("x.zip"));
        for (qsizetype place = 40; place < whole.size(); place += whole.size() / 23) {
            QByteArray damaged = whole;
            damaged[place] = char(damaged[place] ^ 0x55);
            write(at("y.zip"), damaged);
            const auto unpacked = m_archive.unpack(at("y.zip"), at("there"), kGoOn);
            if (unpacked) { // a byte that says nothing of a file, such as its time
                QCOMPARE(read(*unpacked + "/events.jsonl"), read(at("runs/prüfung/events.jsonl")));
                QCOMPARE(read(*unpacked + "/model/model.safetensors"),
                         read(at("runs/prüfung/model/model.safetensors")));
                QDir(*unpacked).removeRecursively();
            }
            QVERIFY(QDir(at("there")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
        }
        write(at("y.zip"), whole.left(whole.size() / 2));
        QVERIFY(!m_archive.unpack(at("y.zip"), at("there"), kGoOn).ok());
    }

    void whatLeavesTheFolderIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"run/../../escaped", "/escaped", "../escaped", "run\\..\\escaped", "run//escaped",
                                 "C:/escaped", "run/./escaped", "escaped"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void whatLeavesTheFolderIsRefused()
    {
        QFETCH(QString, name);
        writeZip(at("x.zip"), {{"run/a", "1"}, {name, "2"}, {"run/SHA256SUMS", ""}});
        const auto unpacked = m_archive.unpack(at("x.zip"), at("there"), kGoOn);
        QVERIFY(!unpacked.ok());
        QVERIFY(!QFile::exists(at("escaped")));
        QVERIFY(QDir(at("there")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
    }

    void checksumsMustBeThereForEveryFile()
    {
        const QByteArray ofA = QCryptographicHash::hash("1", QCryptographicHash::Sha256).toHex() + "  a\n";
        writeZip(at("none.zip"), {{"run/a", "1"}});
        writeZip(at("more.zip"), {{"run/a", "1"}, {"run/b", "2"}, {"run/SHA256SUMS", ofA}});
        writeZip(at("fewer.zip"), {{"run/b", "1"}, {"run/SHA256SUMS", ofA}});
        writeZip(at("other.zip"), {{"run/a", "2"}, {"run/SHA256SUMS", ofA}});
        writeZip(at("right.zip"), {{"run/a", "1"}, {"run/SHA256SUMS", ofA}});
        for (const char* name : {"none", "more", "fewer", "other"})
            QVERIFY2(!m_archive.unpack(at(name) + ".zip", at("there"), kGoOn).ok(), name);
        QVERIFY(m_archive.unpack(at("right.zip"), at("there"), kGoOn).ok());
    }

    void itCanBeStopped()
    {
        makeRun();
        const auto stop = [](qint64, qint64) { return false; };
        const auto packed = m_archive.pack(at("runs/prüfung"), at("x.zip"), stop);
        QCOMPARE(packed.error().kind, pal::ErrorKind::Interrupted);
        QVERIFY(!QFile::exists(at("x.zip")) && !QFile::exists(at("x.zip.part")));
        QVERIFY(m_archive.pack(at("runs/prüfung"), at("x.zip"), kGoOn).ok());
        QCOMPARE(m_archive.unpack(at("x.zip"), at("there"), stop).error().kind, pal::ErrorKind::Interrupted);
        QVERIFY(QDir(at("there")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
    }

    void anUnwritablePlaceIsNamed()
    {
        makeRun();
        const auto packed = m_archive.pack(at("runs/prüfung"), "/proc/nowhere/x.zip", kGoOn);
        QVERIFY(!packed.ok());
        QVERIFY(packed.error().text().find("/proc/nowhere") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestZipRunArchive)
#include "tst_zip_run_archive.moc"
