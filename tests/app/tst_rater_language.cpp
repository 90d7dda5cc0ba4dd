// The raters' program speaks the language that is asked for, and its pictures English unless one is.
#include "app/archive/zip_archive.h"
#include "tests/app/program.h"
#include "tests/ui/rater/small_pack.h"

#include <QTemporaryDir>

using namespace palimpsest;
using testing::Outcome;

class TestRaterLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unknownLanguageIsRefused();
    void picturesAreInTheLanguageAskedFor();

private:
    Outcome draw(const QString& folder, const QStringList& more) const;

    QTemporaryDir m_folder;
    QString m_pack;
};

void TestRaterLanguage::initTestCase()
{
    m_pack = m_folder.filePath("pack-x.palpack");
    Pack pack = testing::packOf({"one output"});
    QVERIFY(ZipArchive().write(m_pack.toStdString(), packFiles(pack)).ok());
}

Outcome TestRaterLanguage::draw(const QString& folder, const QStringList& more) const
{
    QProcess rater;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "de_DE.UTF-8"); // pictures are the same on every desktop
    rater.setProcessEnvironment(environment);
    rater.start(QStringLiteral(PALIMPSEST_BINARY_DIR "/bin/palimpsest-rater"),
                QStringList{"--pack", m_pack, "--data-dir", m_folder.filePath("data"), "--screenshots",
                            m_folder.filePath(folder)}
                    + more);
    const bool ended = rater.waitForFinished(120'000);
    return {ended ? rater.exitCode() : -1, rater.readAllStandardOutput(), rater.readAllStandardError()};
}

void TestRaterLanguage::unknownLanguageIsRefused()
{
    const Outcome outcome = draw("tlh", {"--language", "tlh"});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.says("--language is one of en, de, not tlh"), outcome.err);
}

void TestRaterLanguage::picturesAreInTheLanguageAskedFor()
{
    QCOMPARE(draw("usual", {}).code, 0);
    QCOMPARE(draw("english", {"--language", "en"}).code, 0);
    QCOMPARE(draw("german", {"--language", "de"}).code, 0);
    const QByteArray usual = testing::readBytes(m_folder.filePath("usual/done.png"));
    QVERIFY(!usual.isEmpty());
    QCOMPARE(testing::readBytes(m_folder.filePath("english/done.png")), usual);
    QVERIFY(testing::readBytes(m_folder.filePath("german/done.png")) != usual);
}

QTEST_GUILESS_MAIN(TestRaterLanguage)
#include "tst_rater_language.moc"
