#include "app/archive/zip_archive.h"
#include "engine/rating/rater_file.h"
#include "tests/app/program.h"

#include <QMimeDatabase>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;
using pal::testing::Outcome;

namespace {

const QString kRater = QStringLiteral(PALIMPSEST_BINARY_DIR "/bin/palimpsest-rater");

QByteArray outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return process.readAllStandardOutput();
}

/// The symbols that a file defines and everybody may call: no templates and inline functions, which many files have.
QSet<QByteArray> symbolsOf(const QString& file, const char* kinds)
{
    QSet<QByteArray> symbols;
    for (const QByteArray& line :
         outputOf(QStringLiteral("nm"), {QStringLiteral("--defined-only"), file}).split('\n')) {
        const QByteArrayList parts = line.simplified().split(' ');
        if (parts.size() == 3 && QByteArray(kinds).contains(parts[1]))
            symbols.insert(parts[2]);
    }
    return symbols;
}

QString libraryOf(const char* folder)
{
    return QStringLiteral(PALIMPSEST_BINARY_DIR "/engine/%1/libpalimpsest_%1.a").arg(QLatin1String(folder));
}

} // namespace

class TestRaterProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void holdsNoCodeOfProjectsStudiesJudgesAndModels_data()
    {
        QTest::addColumn<bool>("belongs");
        for (const char* folder : {"project", "study", "judge", "net", "stats", "config", "events", "formats", "text",
                                   "data", "model", "metrics", "unlearn", "run", "report"})
            QTest::newRow(folder) << false;
        for (const char* folder : {"rating", "store", "base"})
            QTest::newRow(folder) << true; // the comparison finds what is there
    }

    void holdsNoCodeOfProjectsStudiesJudgesAndModels()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("nm")).isEmpty())
            QSKIP("there is no nm");
        QFETCH(bool, belongs);
        const QString library = libraryOf(QTest::currentDataTag());
        if (!QFileInfo::exists(library))
            QSKIP("this build has no such library");
        const QSet<QByteArray> own = symbolsOf(library, "TDRB");
        QVERIFY(!own.isEmpty());
        const QSet<QByteArray> shared = own & symbolsOf(kRater, "TtDdRrBb");
        QVERIFY2(shared.isEmpty() != belongs, shared.isEmpty() ? "none" : shared.begin()->constData());
    }

    void loadsNoTorchAndNoNetwork()
    {
        const QByteArray libraries = outputOf(QStringLiteral("ldd"), {kRater});
        QVERIFY(libraries.contains("libQt6Widgets"));
        for (const char* foreign : {"torch", "libc10", "curl", "Qt6Network", "Qt6Charts", "keychain"})
            QVERIFY2(!libraries.contains(foreign), foreign);
    }

    void editedPackIsRefused()
    {
        const QString path = writePack([](auto& files) {
            for (auto& file : files)
                if (file.name == "items.jsonl")
                    file.bytes.replace(file.bytes.find("output 1"), 8, "OUTPUT 1");
        });
        const Outcome outcome = run({path});
        QCOMPARE(outcome.code, 3);
        QVERIFY(outcome.says("its items were changed after it was made"));
        QVERIFY(outcome.says(qPrintable(path)));
    }

    void packsThatAreWrongAreRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("newer version") << QByteArray("manifest.json") << QByteArray("\"version\":1")
                                       << QByteArray("\"version\":2") << QByteArray("Install a newer palimpsest-rater");
        QTest::newRow("no pack") << QByteArray("manifest.json") << QByteArray("unlearn-pack")
                                 << QByteArray("unlearn-return") << QByteArray("no pack");
        QTest::newRow("id that is a path") << QByteArray("manifest.json") << QByteArray("\"pack\":\"0011")
                                           << QByteArray("\"pack\":\"../0") << QByteArray("hexadecimal");
        QTest::newRow("instruction") << QByteArray("manifest.json") << QByteArray("Please evaluate")
                                     << QByteArray("Please overrate") << QByteArray("instruction was changed");
        QTest::newRow("number of items") << QByteArray("manifest.json") << QByteArray("\"n\":3")
                                         << QByteArray("\"n\":4") << QByteArray("promises 4 items, there are 3");
        QTest::newRow("foreign file") << QByteArray("README.txt") << QByteArray() << QByteArray()
                                      << QByteArray("belongs to no pack");
    }

    void packsThatAreWrongAreRefused()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, why);
        const QString path = writePack([&](auto& files) {
            for (auto& one : files) {
                if (one.name != file.toStdString())
                    continue;
                if (before.isEmpty())
                    one.name = "key.csv";
                else
                    one.bytes.replace(one.bytes.find(before.toStdString()), std::size_t(before.size()),
                                      after.toStdString());
            }
        });
        const Outcome outcome = run({path});
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.err.contains(why), outcome.err.constData());
        QVERIFY2(outcome.err.contains(path.toUtf8()), outcome.err.constData());
    }

    void packThatIsNotThereIsAFileError()
    {
        const Outcome outcome = run({m_folder->filePath("nowhere.palpack")});
        QCOMPARE(outcome.code, 4);
        QVERIFY(outcome.says("nowhere.palpack"));
    }

    void secondWindowOnAPackIsRefused()
    {
        const QString path = writePack({});
        const QString data = m_folder->filePath("data"), pictures = m_folder->filePath("pictures");
        QProcess first;
        first.start(kRater, {"--data-dir", data, path});
        QTRY_VERIFY_WITH_TIMEOUT(QDir(data).exists("00112233445566778899aabbccddeeff.sqlite-wal"), 20'000);
        const Outcome second = run({"--data-dir", data, "--screenshots", pictures, path});
        QCOMPARE(second.code, 5);
        QVERIFY(second.says("open in another window"));
        first.kill();
        first.waitForFinished();
        QCOMPARE(run({"--data-dir", data, "--screenshots", pictures, path}).code, 0);
    }

    void screenshotsAreOfTheFourScreensAndLeaveNoRatings()
    {
        const QString path = writePack({}), pictures = m_folder->filePath("pictures");
        const QString home = m_folder->filePath("home");
        const Outcome outcome =
            run({"--pack", path, "--screenshots", pictures, "--theme", "dark", "--scale", "2"}, home);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(QDir(pictures).entryList(QDir::Files, QDir::Name),
                 QStringList({"done.png", "instruction.png", "item.png", "training.png"}));
        QVERIFY(!QDir(home).exists("palimpsest-rater"));
    }

    void picturesAndHelpNeedNoScreen()
    {
        const QMap<QString, QString> noScreen{{"QT_QPA_PLATFORM", "xcb"}, {"DISPLAY", ":65000"}};
        const QString pictures = m_folder->filePath("pictures");
        QCOMPARE(run({"--screenshots", pictures, writePack({})}, {}, noScreen).code, 0);
        QVERIFY(QFileInfo::exists(pictures + "/item.png"));
        QVERIFY(run({"--help"}, {}, noScreen).out.contains("--screenshots"));
        QVERIFY(run({"--version"}, {}, noScreen).out.startsWith("palimpsest-rater "));
    }

    void packsHaveATypeThatTheRaterOpens()
    {
        const QString source = QStringLiteral(PALIMPSEST_SOURCE_DIR "/packaging/desktop/");
        QDir().mkpath(m_folder->filePath("mime/packages"));
        QVERIFY(QFile::copy(source + "palimpsest-pack.xml", m_folder->filePath("mime/packages/palimpsest-pack.xml")));
        qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
        const QMimeType type = QMimeDatabase().mimeTypeForFile(writePack({}));
        QCOMPARE(type.name(), QStringLiteral("application/x-palimpsest-pack"));
        QVERIFY(QFileInfo::exists(QStringLiteral(PALIMPSEST_SOURCE_DIR "/resources/icons/app/") + type.iconName()
                                  + ".svg"));
        const QByteArray entry = pal::testing::readBytes(source + "palimpsest-rater.desktop");
        QVERIFY(entry.contains("\nMimeType=" + type.name().toUtf8() + ";\n"));
        QVERIFY(entry.contains("\nExec=palimpsest-rater %f\n"));
    }

private:
    using Change = std::function<void(std::vector<pal::ArchiveFile>&)>;

    QString writePack(const Change& change)
    {
        pal::Pack pack;
        pack.uid = "00112233445566778899aabbccddeeff";
        pack.scale = *pal::humanScale();
        pack.training.push_back({"p", "r", "r", 1, 1, "It repeats the reference."});
        for (int i = 1; i <= 3; ++i)
            pack.items.push_back(
                {"token" + std::to_string(i), i, "prefix", "reference", "output " + std::to_string(i)});
        std::vector<pal::ArchiveFile> files = pal::packFiles(pack);
        if (change)
            change(files);
        const QString path = m_folder->filePath("test.palpack");
        return pal::ZipArchive().write(path.toStdString(), files).ok() ? path : QString();
    }

    Outcome run(const QStringList& arguments, const QString& dataHome = {},
                const QMap<QString, QString>& environment = {}) const
    {
        QProcess process;
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("XDG_DATA_HOME"), dataHome.isEmpty() ? m_folder->path() : dataHome);
        for (auto entry = environment.begin(); entry != environment.end(); ++entry)
            variables.insert(entry.key(), entry.value());
        process.setProcessEnvironment(variables);
        process.start(kRater, arguments);
        const bool ended = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestRaterProgram)
#include "tst_rater_program.moc"
