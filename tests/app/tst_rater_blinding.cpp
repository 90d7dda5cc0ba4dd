// Nothing that tells where a text comes from reaches a rater: every name of a project is a canary, and all that the
// rater's side holds is searched for them.
#include "app/archive/zip_archive.h"
#include "engine/judge/judge_schema.h"
#include "tests/engine/study/small_study.h"
#include "tests/ui/rater/small_pack.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QDirIterator>
#include <QLabel>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <set>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

const char* const kConfig =
    R"({"model_name":"/srv/canaryfolder/canarymodel","method":"canarymethod","profile":"canaryprofile"})";

/// What must not be found. All but the last line stand in the project's database.
const QByteArrayList kCanaries = {"canaryrun",   "canarymodel", "canarymethod", "canaryprofile", "canaryfolder",
                                  "canarystudy", "canaryann",   "canarybo",     "canaryuid",     "canaryjudge",
                                  "8.135790246", "0.7351937",   "canaryproject"};
const QByteArrayList kNeverInAPack = {"\"gold", "\"repeat\"", "purpose", "gold_lo", "epoch", "unit_id", "bleu"};

QByteArray bytesOf(const fs::path& path) { return QByteArray::fromStdString(*pal::readFile(path)); }

/// All that a screen reader can be told of the window.
void collect(QAccessibleInterface* item, QByteArray& told, int& count)
{
    if (!item)
        return;
    ++count;
    for (const auto kind :
         {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help, QAccessible::Accelerator})
        told += item->text(kind).toUtf8() + '\n';
    for (int i = 0; i < item->childCount(); ++i)
        collect(item->child(i), told, count);
}

QByteArray s_log;

void keepLog(QtMsgType, const QMessageLogContext&, const QString& text) { s_log += text.toUtf8() + '\n'; }

} // namespace

class TestRaterBlinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        pal::Theme::instance().apply(pal::ThemeChoice::Light);
        m_folder = m_temporary.path().toStdString();
        QVERIFY(makeProject());
    }

    void canariesAreInTheProject()
    {
        QVERIFY(m_project->database().run("PRAGMA wal_checkpoint(TRUNCATE)").ok());
        const QByteArray database = bytesOf(m_folder / "canaryproject" / "project.sqlite").toLower();
        for (const QByteArray& canary : kCanaries)
            if (canary != "canaryproject")
                QVERIFY2(database.contains(canary), canary.constData());
    }

    void packHoldsNone()
    {
        for (const fs::path& pack : m_packs) {
            search("the pack's name", QByteArray::fromStdString(pack.filename()));
            search("the zip's bytes", bytesOf(pack));
            const auto files = *m_format.read(pack, pal::kArchiveLimit);
            QCOMPARE(files.size(), std::size_t(5));
            for (const pal::ArchiveFile& file : files) {
                search(file.name.c_str(), QByteArray::fromStdString(file.name + file.bytes));
                for (const QByteArray& word : kNeverInAPack)
                    QVERIFY2(!file.bytes.empty() && !QByteArray::fromStdString(file.bytes).contains(word), word);
            }
        }
    }

    void packIsTheSameBytesWhenItIsBuiltAgain()
    {
        const QByteArray before = bytesOf(m_packs[0]);
        QTest::qWait(2100); // a zip's times have two seconds
        QVERIFY(pal::writePacks(*m_project, m_study, m_format, m_folder / "out", "").ok());
        QVERIFY(bytesOf(m_packs[0]) == before);
    }

    void windowFilesAndReturnHoldNone()
    {
        const auto old = qInstallMessageHandler(keepLog);
        const pal::Pack pack = *pal::readPack(m_format, m_packs[0]);
        auto window = pal::testing::windowOn(pack, m_folder / "data");
        QByteArray told;
        int count = 0;
        using Screen = pal::RaterWindow::Screen;
        for (const Screen screen : {Screen::Instruction, Screen::Training, Screen::Item, Screen::Done}) {
            window->showScreen(screen);
            collect(QAccessible::queryAccessibleInterface(window.get()), told, count);
            told += window->windowTitle().toUtf8() + window->toolTip().toUtf8();
            for (const auto* child : window->findChildren<QWidget*>())
                told += child->toolTip().toUtf8() + child->objectName().toUtf8() + child->statusTip().toUtf8();
        }
        window->showScreen(Screen::Item);
        for (int i = 0; i < 5; ++i)
            pal::testing::pressWhenSettled(*window, Qt::Key_4);
        QSignalSpy written(&window->session(), &pal::RaterSession::returnWritten);
        window->session().writeReturn(m_format, m_folder / "data");
        QTRY_COMPARE(written.size(), 1);
        window.reset();
        qInstallMessageHandler(old);
        QVERIFY2(count > 60, "the accessibility tree was not walked");
        QVERIFY(told.contains("Exact repetition"));
        search("the accessibility tree, titles and tool tips", told);
        search("the log", s_log);
        int files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(m_folder / "data")) {
            search("a file name", QByteArray::fromStdString(entry.path().filename()));
            search(entry.path().c_str(), bytesOf(entry.path()));
            ++files;
            if (entry.path().extension() != ".zip")
                continue;
            const auto packed = *m_format.read(entry.path(), pal::kArchiveLimit);
            for (const pal::ArchiveFile& file : packed)
                search(file.name.c_str(), QByteArray::fromStdString(file.bytes));
        }
        QVERIFY(files >= 3); // database, lock, return
    }

    void programLeavesNoneInItsSettingsAndLogs()
    {
        const QString home = m_temporary.filePath(QStringLiteral("home"));
        QDir().mkpath(home);
        QProcess rater;
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("HOME"), home);
        for (const char* folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            variables.insert(QLatin1String(folder), home + QLatin1Char('/') + QLatin1String(folder));
        rater.setProcessEnvironment(variables);
        rater.setProcessChannelMode(QProcess::MergedChannels);
        rater.start(QStringLiteral(PALIMPSEST_BINARY_DIR "/bin/palimpsest-rater"),
                    {QString::fromStdString(m_packs[0])});
        QTRY_VERIFY_WITH_TIMEOUT(countFiles(home) > 0, 20'000);
        QTest::qWait(500);
        rater.terminate();
        rater.waitForFinished();
        search("what the program prints", rater.readAll());
        QDirIterator walk(home, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            search(qPrintable(path), path.mid(home.size()).toUtf8() + bytesOf(path.toStdString()));
        }
    }

private:
    bool makeProject()
    {
        for (const char* run : {"canaryrun", "othercanaryrun"}) {
            const int way = run[0] == 'c' ? 1 : 2;
            const pal::Status written = pal::testing::writeRun(
                m_folder / "runs" / run, 40, 2,
                [&](int sample, int epoch) { return pal::testing::plainText(sample, 10 * way + epoch); }, kConfig);
            if (!written
                || !pal::testing::edit(m_folder / "runs" / run, "epoch0.csv",
                                       [](std::string& text) {
                                           for (std::size_t at; (at = text.find(",0.5,")) != std::string::npos;)
                                               text.replace(at, 5, ",0.7351937,");
                                       })
                        .ok()
                || !pal::writeFileAtomically(m_folder / "runs" / run / "manifest.json",
                                             "{\"run_id\":\"canaryuid" + std::string(run) + "\"}")
                        .ok())
                return false;
        }
        auto project = pal::Project::openOrMake(m_folder / "canaryproject");
        if (!project)
            return false;
        m_project = std::make_unique<pal::Project>(std::move(*project));
        pal::StudyRequest request;
        request.name = "canarystudy";
        request.raters = {"canaryann", "canarybo"};
        request.goldFraction = 0.1;
        request.repeatFraction = 0.1;
        for (const char* run : {"canaryrun", "othercanaryrun"})
            for (const std::int64_t epoch : {0, 1})
                request.models.push_back({m_project->importRun({m_folder / "runs" / run, "", ""})->runId, epoch});
        const auto creation = pal::createStudy(*m_project, request);
        if (!creation)
            return false;
        m_study = creation->study;
        pal::Database& database = m_project->database();
        const auto packs = pal::writePacks(*m_project, m_study, m_format, m_folder / "out", "");
        m_packs = packs ? *packs : std::vector<fs::path>();
        return m_packs.size() == 2 && database.migrate(pal::judgeSchema()).ok()
               && database
                      .run("INSERT INTO jdg_override(attempt_id,value,who,at,note) VALUES(1,?,?,'now','8.135790246')",
                           {8.135790246, "canaryjudge"})
                      .ok();
    }

    static void search(const char* where, const QByteArray& bytes)
    {
        const QByteArray low = bytes.toLower();
        for (const QByteArray& canary : kCanaries)
            QVERIFY2(!low.contains(canary), (QByteArray(where) + ": " + canary).constData());
    }

    static int countFiles(const QString& folder)
    {
        int count = 0;
        QDirIterator walk(folder, {QStringLiteral("*.sqlite")}, QDir::Files, QDirIterator::Subdirectories);
        for (; walk.hasNext(); ++count)
            walk.next();
        return count;
    }

    QTemporaryDir m_temporary;
    fs::path m_folder;
    const pal::ZipArchive m_format;
    std::unique_ptr<pal::Project> m_project;
    pal::Study m_study;
    std::vector<fs::path> m_packs;
};

QTEST_MAIN(TestRaterBlinding)
#include "tst_rater_blinding.moc"
