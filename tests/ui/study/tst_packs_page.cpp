#include "tests/ui/study/study_bench.h"
#include "ui/study/packs_page.h"

#include <QAbstractItemModelTester>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

namespace palimpsest {

class TestPacksPage : public QObject {
    Q_OBJECT

    std::unique_ptr<test::StudyBench> m_bench;
    std::unique_ptr<PacksPage> m_page;

    QString cell(int row, int column)
    {
        return m_page->findChild<QTableView*>()->model()->index(row, column).data().toString();
    }

    void select(int row) { m_page->findChild<QTableView*>()->selectRow(row); }

    bool isEnabled(const QString& text)
    {
        const QAbstractButton* found = test::button(*m_page, text);
        return found && found->isEnabled();
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<test::StudyBench>();
        const Study study = made::addStudy(m_bench->project());
        QVERIFY(made::answer(m_bench->project(), study, "bo",
                             [](const made::Shown& shown) { return shown.docId == 100 ? "" : "4"; }));
        m_bench->open();
        m_page = m_bench->show<PacksPage>();
        QTRY_VERIFY(isEnabled("Write all packs…"));
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void countsAlone()
    {
        QAbstractItemModelTester tester(m_page->findChild<QTableView*>()->model());
        QCOMPARE(m_page->findChild<QTableView*>()->model()->rowCount(), 3);
        QCOMPARE(cell(1, 0), QString("bo"));
        const QStringList returned = cell(1, 4).split(" / ");
        QVERIFY(returned[0].toInt() > 0 && returned[0].toInt() < returned[1].toInt());
        QCOMPARE(cell(1, 6), QString("Under way"));
        QCOMPARE(cell(0, 6), QString("Waits"));
        QCOMPARE(cell(0, 3), QString("not yet"));
        QVERIFY(!isEnabled("Rate here")); // nobody is selected
    }

    void writesAllOrOne()
    {
        QSignalSpy notices(m_page.get(), &Page::notice);
        m_page->writeTo(m_bench->file("one"), "cy");
        QTRY_COMPARE(notices.count(), 1);
        QCOMPARE(QDir(m_bench->file("one")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        QTRY_VERIFY(cell(2, 3) != "not yet");
        QCOMPARE(cell(0, 3), QString("not yet"));
        m_page->writeTo(m_bench->file("all"), {});
        QTRY_COMPARE(notices.count(), 2);
        QCOMPARE(QDir(m_bench->file("all")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 3);
    }

    void aFolderThatCannotBeWrittenIsTold()
    {
        QVERIFY(writeFileAtomically(m_bench->file("file").toStdString(), "in the way"));
        QSignalSpy problems(m_page.get(), &Page::problem);
        m_page->writeTo(m_bench->file("file"), {});
        QTRY_COMPARE(problems.count(), 1);
        QVERIFY(problems.front().front().toString().contains("file"));
    }

    void rateHereStartsTheRatersProgramAndNotesWhoItIs()
    {
        const QString program = m_bench->file("rater.sh");
        const QString started = m_bench->file("started");
        QVERIFY(writeFileAtomically(program.toStdString(),
                                    ("#!/bin/sh\nprintf %s \"$1\" > '" + started + "'\n").toStdString()));
        QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner);
        m_page->setRaterProgram(program);
        select(0);
        QTest::mouseClick(test::button(*m_page, "Rate here"), Qt::LeftButton);
        QTRY_VERIFY(QFile::exists(started) && QFile(started).size() > 0);
        QFile file(started);
        QVERIFY(file.open(QFile::ReadOnly));
        const QString pack = QString::fromUtf8(file.readAll());
        QVERIFY2(pack.endsWith("pack-" + cell(0, 1) + ".palpack") && QFile::exists(pack), qPrintable(pack));
        QTRY_COMPARE(cell(0, 0), QString("ann (experimenter)"));
        QCOMPARE(cell(1, 0), QString("bo"));
    }

    void withoutTheRatersProgramNothingIsNoted()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_bench->file("nowhere").toLocal8Bit());
        QSignalSpy problems(m_page.get(), &Page::problem);
        m_page->rateHere("ann");
        qputenv("PATH", path);
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.front().front().toString().contains("palimpsest-rater"));
        m_page->writeTo(m_bench->file("later"), {}); // behind whatever rateHere might have asked
        QTRY_VERIFY(cell(0, 3) != "not yet");
        QCOMPARE(cell(0, 0), QString("ann"));
    }

    void makingVoidAsksFirst()
    {
        select(1);
        QTest::mouseClick(test::button(*m_page, "Make void…"), Qt::LeftButton);
        auto* question = m_page->findChild<QMessageBox*>();
        QVERIFY(question);
        QVERIFY(question->informativeText().contains("cannot be taken back"));
        for (QAbstractButton* choice : question->buttons())
            if (question->buttonRole(choice) == QMessageBox::DestructiveRole)
                QTest::mouseClick(choice, Qt::LeftButton);
        QTRY_VERIFY(cell(1, 6).startsWith("Void since"));
        select(1);
        QVERIFY(!isEnabled("Rate here") && !isEnabled("Make void…"));
        select(0);
        QVERIFY(isEnabled("Rate here"));
    }
};

} // namespace palimpsest

QTEST_MAIN(palimpsest::TestPacksPage)
#include "tst_packs_page.moc"
