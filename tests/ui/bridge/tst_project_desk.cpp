#include "ui/bridge/project_desk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace palimpsest {

class TestProjectDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readingMakesNothing();
    void writingMakesTheProjectAndTellsIt();
    void failedWritingTellsNothing();
    void answersComeInTheOrderOfTheQuestions();
};

void TestProjectDesk::readingMakesNothing()
{
    QTemporaryDir folder;
    ProjectDesk desk;
    desk.setFolder(folder.filePath(QStringLiteral("none")));
    QVERIFY(!desk.exists());
    std::optional<Result<std::size_t>> answer;
    desk.read(
        &desk, [](Project& project) -> Result<std::size_t> { return project.runs()->size(); },
        [&answer](Result<std::size_t> outcome) { answer = std::move(outcome); });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!*answer);
    QVERIFY(!desk.exists());
}

void TestProjectDesk::writingMakesTheProjectAndTellsIt()
{
    QTemporaryDir folder;
    ProjectDesk desk;
    desk.setFolder(folder.filePath(QStringLiteral("project")));
    QSignalSpy changed(&desk, &ProjectDesk::changed);
    bool told = false;
    desk.write(
        &desk, [](Project&) -> Status { return {}; },
        [&](const Status& outcome) {
            told = static_cast<bool>(outcome);
            QCOMPARE(changed.count(), 0); // whoever asked hears first
        });
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(told);
    QVERIFY(desk.exists());
}

void TestProjectDesk::failedWritingTellsNothing()
{
    QTemporaryDir folder;
    ProjectDesk desk;
    desk.setFolder(folder.path());
    QSignalSpy changed(&desk, &ProjectDesk::changed);
    bool failed = false;
    desk.write(
        &desk, [](Project&) -> Status { return badInput("no such study"); },
        [&failed](const Status& outcome) { failed = !outcome; });
    QTRY_VERIFY(failed);
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 0);
}

void TestProjectDesk::answersComeInTheOrderOfTheQuestions()
{
    QTemporaryDir folder;
    ProjectDesk desk;
    desk.setFolder(folder.path());
    QList<int> answers;
    for (int i = 0; i < 20; ++i)
        desk.write(
            &desk, [i](Project&) -> Result<int> { return i; },
            [&answers](const Result<int>& outcome) { answers.append(*outcome); });
    QTRY_COMPARE(answers.size(), 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(answers.at(i), i);
}

} // namespace palimpsest

QTEST_GUILESS_MAIN(palimpsest::TestProjectDesk)
#include "tst_project_desk.moc"
