#include "ui/samples/sample_notes.h"

#include <QStandardPaths>
#include <QtTest/QtTest>

using namespace palimpsest;

class SampleNotesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void keepsNotesBesideTheRun();
    void fallsBackToTheUsersFolder();
    void complainsOfAFileThatIsNone();
};

void SampleNotesTest::keepsNotesBesideTheRun()
{
    QTemporaryDir run;
    const QString path = run.filePath("notes.json");
    {
        SampleNotes notes;
        notes.open(run.path(), "id");
        notes.setBookmarked(3, true);
        notes.setText(5, QString::fromUtf8("a < b, שלום"));
        notes.setText(6, "gone");
        notes.setText(6, "");
        QCOMPARE(notes.marked(), (QSet<std::int64_t>{3, 5}));
        QTRY_VERIFY(QFile::exists(path));
        // The last state is written even where it came while an earlier one was being written.
        QTRY_VERIFY([&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("a < b");
        }());
    }
    SampleNotes again;
    QSignalSpy failed(&again, &SampleNotes::failed);
    again.open(run.path(), "id");
    QTRY_VERIFY(again.note(3).bookmarked);
    QCOMPARE(again.note(5).text, QString::fromUtf8("a < b, שלום"));
    QVERIFY(again.note(7).isEmpty());
    QVERIFY(failed.isEmpty());
}

void SampleNotesTest::fallsBackToTheUsersFolder()
{
    const QString path = SampleNotes::pathFor("/proc/no/such/run", "0123abc");
    QVERIFY2(path.endsWith("/notes/0123abc.json"), qPrintable(path));
    QVERIFY(path.startsWith(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)));
}

void SampleNotesTest::complainsOfAFileThatIsNone()
{
    QTemporaryDir run;
    QFile file(run.filePath("notes.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[1, 2") > 0);
    file.close();
    SampleNotes notes;
    QSignalSpy failed(&notes, &SampleNotes::failed);
    notes.open(run.path(), "id");
    QVERIFY(failed.wait());
    QVERIFY(failed.first().first().toString().contains("notes.json"));
}

QTEST_MAIN(SampleNotesTest)
#include "tst_sample_notes.moc"
