#include "engine/base/files.h"
#include "engine/formats/npy.h"
#include "tests/engine/formats/expected_tensors.h"

#include <QtTest/QtTest>

#include <cstring>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

std::string errorOf(std::string_view file)
{
    const auto matrix = pal::parseNpy(file);
    return matrix ? "(no error)" : matrix.error().text();
}

std::string file(const std::string& header, const std::string& data)
{
    std::string text("\x93NUMPY\1\0", 8);
    text += static_cast<char>(header.size() & 0xff);
    text += static_cast<char>(header.size() >> 8);
    return text + header + data;
}

std::string described(const std::string& type, const std::string& shape, const std::string& order = "False")
{
    return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
}

} // namespace

class TestNpy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatNumPyWrites_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("values");
        for (const char* type : {"u2", "i4", "i8", "u4", "i2", "u8"})
            for (const char* order : {"C", "F"})
                QTest::addRow("%s %s", type, order) << QString("%1_%2").arg(type, order) << "wide";
        for (const char* name : {"u1_C", "u1_F", "i1_C", "i1_F"})
            QTest::newRow(name) << name << "narrow";
        for (const char* name : {"version1", "version2", "version3"})
            QTest::newRow(name) << name << "version";
    }

    void readsWhatNumPyWrites()
    {
        QFETCH(QString, name);
        QFETCH(QString, values);
        const auto matrix = pal::readNpy(formatFixture("npy/" + name.toStdString() + ".npy"));
        QVERIFY2(matrix.ok(), matrix.ok() ? "" : matrix.error().text().c_str());
        const auto rows =
            expectedFixtures().at("npy").at(values.toStdString()).get<std::vector<std::vector<std::int32_t>>>();
        QCOMPARE(matrix->rows, std::int64_t(rows.size()));
        QCOMPARE(matrix->columns, std::int64_t(rows[0].size()));
        for (std::size_t row = 0; row < rows.size(); ++row)
            QVERIFY(std::ranges::equal(matrix->row(std::int64_t(row)), rows[row]));
    }

    void refusesOtherArrays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("message");
        QTest::newRow("big endian") << "big_endian"
                                    << "'>u2' (big-endian) are not read; save them as '<u2'";
        QTest::newRow("float") << "float"
                               << "'<f4' are not read";
        QTest::newRow("one axis") << "one_axis"
                                  << "the shape is (5,)";
        QTest::newRow("three axes") << "three_axes"
                                    << "the shape is (2, 2, 2)";
        QTest::newRow("scalar") << "scalar"
                                << "the shape is ()";
        QTest::newRow("too large") << "too_large"
                                   << "row 1, column 1: 1099511627776 does not fit 32 bits";
        QTest::newRow("structured") << "structured"
                                    << "structured element type";
        QTest::newRow("object") << "object"
                                << "'|O' are not read";
    }

    void refusesOtherArrays()
    {
        QFETCH(QString, name);
        QFETCH(QString, message);
        const fs::path path = formatFixture("npy/" + name.toStdString() + ".npy");
        const auto matrix = pal::readNpy(path);
        QVERIFY(!matrix.ok());
        QCOMPARE(matrix.error().kind, pal::ErrorKind::BadInput);
        const std::string error = matrix.error().text();
        QVERIFY2(error.find(message.toStdString()) != std::string::npos, error.c_str());
        QVERIFY2(error.find(path.string()) == 0, error.c_str());
    }

    void noRowsAreAMatrixToo()
    {
        const auto matrix = pal::readNpy(formatFixture("npy/no_rows.npy"));
        QVERIFY(matrix.ok());
        QCOMPARE(matrix->rows, 0);
        QCOMPARE(matrix->columns, 200);
    }

    void everyCutIsAnError()
    {
        const std::string whole = *pal::readFile(formatFixture("npy/u2_C.npy"));
        QVERIFY(pal::parseNpy(whole).ok());
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY2(!pal::parseNpy(whole.substr(0, size)).ok(), qPrintable(QString::number(size)));
        QVERIFY(errorOf(whole + "x").find("25 stand there") != std::string::npos);
    }

    void hostileHeadersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const std::string& header, const char* message) {
            QTest::newRow(name) << QByteArray::fromStdString(header) << QString(message);
        };
        add("overflow", described("<u2", "(4294967296, 4294967296, 4294967296)"), "can be addressed");
        add("overflow to small", described("<u2", "(9223372036854775807, 9223372036854775807)"), "can be addressed");
        add("beyond 64 bits", described("<u2", "(99999999999999999999, 1)"), "does not fit 64 bits");
        add("absurd", described("<u2", "(1000000000, 200)"), "(the file is cut off)");
        add("negative", described("<u2", "(-1, 2)"), "no tuple of numbers");
        add("no tuple", described("<u2", "200"), "no '('");
        add("unclosed", described("<u2", "(1, 2"), "no");
        add("no braces", "'descr': '<u2'", "no '{'");
        add("empty", "", "no '{'");
        add("no shape", "{'descr': '<u2', 'fortran_order': False}", "no 'shape'");
        add("no type", "{'fortran_order': False, 'shape': (1, 1)}", "no 'descr'");
        add("twice", "{'descr': '<u2', 'descr': '<u2'}", "'descr' twice");
        add("unknown key", "{'dtype': '<u2'}", "unknown key 'dtype'");
        add("order", described("<u2", "(1, 1)", "None"), "neither True nor False");
        add("behind", described("<u2", "(1, 1)") + "x", "behind the closing brace");
        add("quote", "{'descr", "never closed");
        add("empty type", described("", "(1, 1)"), "'' are not read");
        add("odd size", described("<u3", "(1, 1)"), "'<u3' are not read");
        std::string axes = "(";
        for (int i = 0; i < 40; ++i)
            axes += "1, ";
        add("too many axes", described("<u2", axes + ")"), "more than 32 axes");
        add("nul", std::string("{'descr': '<u2',\0", 17), "missing quote");
    }

    void hostileHeadersAreErrors()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, message);
        const std::string error = errorOf(file(header.toStdString(), "\1\2"));
        QVERIFY2(error.find(message.toStdString()) != std::string::npos, error.c_str());
    }

    void writtenFilesReadBackAndAreNumPys()
    {
        // The bytes that NumPy itself writes for this array.
        const std::string numpy = *pal::readFile(formatFixture("npy/version1.npy"));
        const auto matrix = pal::parseNpy(numpy);
        QVERIFY(matrix.ok());
        QCOMPARE(*pal::formatNpy(*matrix, pal::NpyType::U2), numpy);
        QVERIFY(*pal::parseNpy(*pal::formatNpy(*matrix, pal::NpyType::I4)) == *matrix);
    }

    void valuesThatDoNotFitAreNotWritten()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "rows.npy";
        const auto status = pal::writeNpy(path, {1, 2, {1, 65536}}, pal::NpyType::U2);
        QVERIFY(!status.ok());
        const std::string error = status.error().text();
        QVERIFY2(error.find("row 0, column 1: 65536 does not fit 16 bits") != std::string::npos, error.c_str());
        QVERIFY(!fs::exists(path));
        QVERIFY(!pal::writeNpy(path, {1, 2, {-1, 0}}, pal::NpyType::U2).ok());
        QVERIFY(pal::writeNpy(path, {1, 2, {-1, 65536}}, pal::NpyType::I4).ok());
        QCOMPARE(pal::writeNpy(path, {2, 2, {1}}, pal::NpyType::I4).error().kind, pal::ErrorKind::Internal);
    }
};

QTEST_APPLESS_MAIN(TestNpy)
#include "tst_npy.moc"
