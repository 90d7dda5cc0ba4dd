#include "tests/ui/study/study_bench.h"
#include "ui/study/import_page.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QMimeData>
#include <QTableView>
#include <QUrl>

namespace palimpsest {

class TestImportPage : public QObject {
    Q_OBJECT

    std::unique_ptr<test::StudyBench> m_bench;
    std::unique_ptr<ImportPage> m_page;
    Study m_study;

    /// A filled ratings.csv of a rater; `edit` changes the ratings by line from 2.
    QString returnOf(const std::string& rater, const std::function<std::string(int)>& rating)
    {
        std::string csv = "token,pos,rating,skip_reason,comment\n";
        int line = 1;
        const Status read = m_bench->project().database().each(
            "SELECT token,position FROM ann_assignment JOIN ann_pack USING(pack_id) JOIN annotator USING(annotator_id) "
            "WHERE study_id=? AND display_name=? ORDER BY position",
            {m_study.id, rater}, [&](const SqlRow& row) {
                csv += row.text(0) + "," + std::to_string(row.integer(1)) + "," + rating(++line) + ",,\n";
            });
        [&] { QVERIFY(read); }();
        const QString path = m_bench->file(QString::fromStdString("ratings-" + rater + ".csv"));
        [&] { QVERIFY(writeFileAtomically(path.toStdString(), csv)); }();
        return path;
    }

    QTableView* table(const QString& name)
    {
        for (QTableView* view : m_page->findChildren<QTableView*>())
            if (view->accessibleName() == name)
                return view;
        return nullptr;
    }
    QString cell(int row, int column) { return table("Returns")->model()->index(row, column).data().toString(); }
    qint64 events() { return m_bench->project().database().integer("SELECT count(*) FROM ann_event")->value_or(-1); }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<test::StudyBench>();
        m_study = made::addStudy(m_bench->project());
        m_bench->open();
        m_page = m_bench->show<ImportPage>();
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void previewsThenTakesIn()
    {
        const QString path = returnOf("ann", [](int) { return "5"; });
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent entered(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &entered);
        QDropEvent dropped(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &dropped);
        QAbstractItemModelTester tester(table("Returns")->model());
        QTRY_COMPARE(cell(0, 7), QString("Ready"));
        QCOMPARE(cell(0, 1), QString("ann"));
        const int added = cell(0, 3).toInt();
        QVERIFY(added > 20);
        QCOMPARE(events(), 0); // only looked at
        QTest::mouseClick(test::button(*m_page, "Take in"), Qt::LeftButton);
        QTRY_COMPARE(cell(0, 7), QString("Taken in"));
        QCOMPARE(events(), qint64(added));
        QVERIFY(!test::button(*m_page, "Take in")->isEnabled());
        m_page->addReturns({path}); // again: nothing new
        QTRY_COMPARE(cell(0, 4).toInt(), added);
        QCOMPARE(cell(0, 3), QString("0"));
        QVERIFY(test::shows(*m_page, "has all of it already"));
    }

    void rejectedLinesAreListedByNumber()
    {
        m_page->addReturns({returnOf("bo", [](int line) { return line == 4 ? "11" : line == 6 ? "Jan 5" : "3"; })});
        QTRY_COMPARE(cell(0, 7), QString("Ready"));
        QCOMPARE(cell(0, 5), QString("2"));
        const QAbstractItemModel* lines = table("Lines of the selected return that need a look")->model();
        QCOMPARE(lines->rowCount(), 2);
        QStringList listed;
        for (int row = 0; row < 2; ++row)
            listed.append(lines->index(row, 0).data().toString() + " " + lines->index(row, 1).data().toString());
        // The parser finds line 6 before the scale is asked about line 4; the list is the file's order.
        QVERIFY2(listed[0].startsWith("Line 4 Rejected: 11"), qPrintable(listed[0]));
        QVERIFY2(listed[1].startsWith("Line 6 Rejected: "), qPrintable(listed[1]));
    }

    void whatIsNoReturnIsRefusedAndTheRestGoesOn()
    {
        const QString strange = m_bench->file("strange.csv");
        QVERIFY(writeFileAtomically(strange.toStdString(), "token,pos,rating,skip_reason,comment\nabc,1,4,,\n"));
        m_page->addReturns({returnOf("cy", [](int) { return "2"; }), strange});
        QTRY_COMPARE(cell(0, 7), QString("Ready"));
        QTRY_COMPARE(cell(1, 7), QString("Refused"));
        QCOMPARE(table("Returns")->currentIndex().row(), 1); // what needs a look is shown
        QVERIFY(test::button(*m_page, "Take in")->isEnabled());
        QTest::mouseClick(test::button(*m_page, "Take in"), Qt::LeftButton);
        QTRY_COMPARE(cell(0, 7), QString("Taken in"));
        QCOMPARE(cell(1, 7), QString("Refused"));
        QTest::mouseClick(test::button(*m_page, "Clear list"), Qt::LeftButton);
        QVERIFY(test::button(*m_page, "Choose returns…"));
    }

    void withoutAProjectItLeadsToAStudy()
    {
        m_bench->desk()->setFolder(m_bench->file("elsewhere"));
        QSignalSpy opened(m_page.get(), &Page::openPage);
        QTRY_VERIFY(test::button(*m_page, "Make a study"));
        QTest::mouseClick(test::button(*m_page, "Make a study"), Qt::LeftButton);
        QCOMPARE(opened.front().front().toString(), QString("study"));
    }
};

} // namespace palimpsest

QTEST_MAIN(palimpsest::TestImportPage)
#include "tst_import_page.moc"
