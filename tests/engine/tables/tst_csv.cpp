#include "engine/base/files.h"
#include "engine/tables/csv.h"

#include <QtTest/QtTest>

#include <cmath>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

std::string errorOf(std::string_view text)
{
    const auto table = pal::parseCsv(text);
    return table ? std::string("(no error)") : table.error().text();
}

/// "a|b/1|2": fields by |, rows by /.
std::string shown(const pal::CsvTable& table)
{
    std::string text;
    for (std::size_t column = 0; column < table.header().size(); ++column)
        text += (column == 0 ? "" : "|") + table.header()[column];
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t column = 0; column < table.header().size(); ++column)
            text += (column == 0 ? "/" : "|") + table.at(row, column);
    return text;
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("table");
        QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << QByteArray("a|b/1|2");
        QTest::newRow("no last break") << QByteArray("a,b\n1,2") << QByteArray("a|b/1|2");
        QTest::newRow("crlf") << QByteArray("a,b\r\n1,2\r\n3,4\r\n") << QByteArray("a|b/1|2/3|4");
        QTest::newRow("cr") << QByteArray("a,b\r1,2\r3,4") << QByteArray("a|b/1|2/3|4");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBFid,b\n1,2\n") << QByteArray("id|b/1|2");
        QTest::newRow("breaks kept") << QByteArray("a,b\n\"x\r\ny\rz\n\",2\n") << QByteArray("a|b/x\r\ny\rz\n|2");
        QTest::newRow("quotes") << QByteArray("a,b\n\"say \"\"no\"\"\",\"\"\n") << QByteArray("a|b/say \"no\"|");
        QTest::newRow("comma") << QByteArray("a,b\n\"1,5\",x\n") << QByteArray("a|b/1,5|x");
        QTest::newRow("quote inside") << QByteArray("a,b\n5\" wide,x\n") << QByteArray("a|b/5\" wide|x");
        QTest::newRow("empty fields") << QByteArray("a,b,c\n,,\n") << QByteArray("a|b|c/||");
        QTest::newRow("last empty at end") << QByteArray("a,b\n1,") << QByteArray("a|b/1|");
        QTest::newRow("empty lines") << QByteArray("\na,b\n\n1,2\r\n\r\n") << QByteArray("a|b/1|2");
        QTest::newRow("one column, empty field") << QByteArray("a\n\"\"\nx\n") << QByteArray("a//x");
        QTest::newRow("unnamed index") << QByteArray(",epoch\n0,0\n") << QByteArray("|epoch/0|0");
        QTest::newRow("nul") << QByteArray("a,b\n1\0,2\n", 9) << QByteArray("a|b/1\0|2", 8);
        QTest::newRow("header only") << QByteArray("a,b") << QByteArray("a|b");
    }

    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, table);
        const auto parsed = pal::parseCsv(text.toStdString());
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().text().c_str());
        QCOMPARE(QByteArray::fromStdString(shown(*parsed)), table);
    }

    void errorsNameTheLine()
    {
        QCOMPARE(errorOf("a,b\n1,2\n3\n"), std::string("line 3: 1 fields, the header has 2"));
        QCOMPARE(errorOf("a,b\n\"x\n\r\ny\",2\n1,2,3\n"), std::string("line 5: 3 fields, the header has 2"));
        QCOMPARE(errorOf("a,b\r\n1,2\r\n\"open,\n3\n"),
                 std::string("line 3: a quoted field begins here and never ends"));
        QCOMPARE(errorOf("a,b\n\"x\"y,2\n"),
                 std::string("line 2: text behind a closing quote; quotes inside a field are doubled"));
        QVERIFY(errorOf("").find("empty") != std::string::npos);
        QVERIFY(errorOf("\xEF\xBB\xBF\n\n").find("empty") != std::string::npos);
    }

    void columnsAreFoundByName()
    {
        const auto table = pal::parseCsv("doc_id,x,x\n7,1,2\n");
        QVERIFY(table.ok());
        QCOMPARE(*table->column("doc_id"), std::size_t(0));
        QVERIFY(table->has("x") && !table->has("y"));
        const auto missing = table->column("corpus");
        QCOMPARE(missing.error().text(), std::string("no column \"corpus\"; the columns are \"doc_id\", \"x\", \"x\""));
        QCOMPARE(table->column("x").error().text(), std::string("the column \"x\" stands twice"));
    }

    void numbersAreChecked()
    {
        const auto table = pal::parseCsv("n,x\n7,1e-05\n\n,\n7.5,seven\n");
        QVERIFY(table.ok());
        QCOMPARE(*table->integer(0, 0), std::int64_t(7));
        QCOMPARE(*table->number(0, 1), 1e-5);
        QVERIFY(std::isnan(*table->number(1, 1)));
        QCOMPARE(table->integer(1, 0).error().text(),
                 std::string("line 4, column \"n\": an integer is needed, \"\" stands there"));
        QVERIFY(!table->integer(2, 0).ok());
        QCOMPARE(table->number(2, 1).error().text(),
                 std::string("line 5, column \"x\": a number is needed, \"seven\" stands there"));
    }

    void writesWhatItReads()
    {
        pal::CsvWriter writer({"id", "F1", "text"});
        writer.integer(0).number(0.5).text("plain").endRow();
        writer.integer(1).number(std::nan("")).text("a,b \"c\"\r\nd\re").endRow();
        writer.integer(2).number(5e-6).empty().endRow();
        const auto text = writer.result();
        QVERIFY(text.ok());
        QCOMPARE(*text, std::string("id,F1,text\n0,0.5,plain\n1,,\"a,b \"\"c\"\"\r\nd\re\"\n2,5e-06,\n"));
        const auto back = pal::parseCsv(*text);
        QVERIFY(back.ok());
        QCOMPARE(back->at(1, 2), std::string("a,b \"c\"\r\nd\re"));
    }

    void aLoneEmptyFieldIsKept()
    {
        pal::CsvWriter writer({"text"});
        writer.empty().endRow();
        writer.text("x").endRow();
        QCOMPARE(*writer.result(), std::string("text\n\"\"\nx\n"));
        QCOMPARE(pal::parseCsv(*writer.result())->rows(), std::size_t(2));
    }

    void aWrongWidthIsNotWritten()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "t.csv";
        pal::CsvWriter writer({"a", "b"});
        writer.text("1").endRow();
        QCOMPARE(writer.save(path).error().kind, pal::ErrorKind::Internal);
        QVERIFY(!fs::exists(path));
        pal::CsvWriter open({"a"});
        open.text("1");
        QVERIFY(!open.result().ok());
    }

    void filesAreNamedInErrors()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "t.csv";
        QVERIFY(pal::writeFileAtomically(path, "a,b\n1\n").ok());
        QCOMPARE(pal::readCsv(path).error().text(), path.string() + ": line 2: 1 fields, the header has 2");
        QVERIFY(pal::readCsv("/nowhere.csv").error().text().find("/nowhere.csv") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
