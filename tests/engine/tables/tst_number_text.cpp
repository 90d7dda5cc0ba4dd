#include "engine/tables/number_text.h"

#include <QtTest/QtTest>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace pal = palimpsest;

class TestNumberText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsAsPython_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        // Left: the value; right: what CPython 3.11 prints for repr(value).
        QTest::newRow("zero") << 0.0 << "0.0";
        QTest::newRow("minus zero") << -0.0 << "-0.0";
        QTest::newRow("one") << 1.0 << "1.0";
        QTest::newRow("half") << 0.5 << "0.5";
        QTest::newRow("third") << 1.0 / 3.0 << "0.3333333333333333";
        QTest::newRow("sum") << 0.1 + 0.2 << "0.30000000000000004";
        QTest::newRow("rate") << 5e-6 << "5e-06";
        QTest::newRow("1e-5") << 1e-5 << "1e-05";
        QTest::newRow("1e-4") << 1e-4 << "0.0001";
        QTest::newRow("0.00012345") << 0.00012345 << "0.00012345";
        QTest::newRow("1e15") << 1e15 << "1000000000000000.0";
        QTest::newRow("1e16") << 1e16 << "1e+16";
        QTest::newRow("123456789012345680") << 123456789012345680.0 << "1.2345678901234568e+17";
        QTest::newRow("9007199254740993") << 9007199254740992.0 << "9007199254740992.0";
        QTest::newRow("120") << 120.0 << "120.0";
        QTest::newRow("-120.25") << -120.25 << "-120.25";
        QTest::newRow("smallest normal") << 2.2250738585072014e-308 << "2.2250738585072014e-308";
        QTest::newRow("denormal") << 5e-324 << "5e-324";
        QTest::newRow("bleu") << 9.418382295637229e-232 << "9.418382295637229e-232";
        QTest::newRow("float32") << double(0.71587962f) << "0.7158796191215515";
        QTest::newRow("nan") << std::nan("") << "nan";
        QTest::newRow("inf") << std::numeric_limits<double>::infinity() << "inf";
        QTest::newRow("-inf") << -std::numeric_limits<double>::infinity() << "-inf";
    }

    void printsAsPython()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(pal::pythonRepr(value)), text);
        const auto back = pal::parseDouble(text.toStdString());
        QVERIFY(back.has_value());
        QVERIFY(std::isnan(value) ? std::isnan(*back)
                                  : std::bit_cast<std::uint64_t>(*back) == std::bit_cast<std::uint64_t>(value));
    }

    void everyBitPatternReadsBack()
    {
        std::uint64_t state = 42;
        for (int i = 0; i < 200000; ++i) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            const double value = std::bit_cast<double>(state ^ (state >> 29));
            if (!std::isfinite(value))
                continue;
            const std::string text = pal::pythonRepr(value);
            QVERIFY2(pal::parseDouble(text) == value, text.c_str());
            QVERIFY2(text.find_first_of(".e") != std::string::npos, text.c_str());
        }
    }

    void notANumberIsEmptyInCsv()
    {
        QCOMPARE(pal::csvNumber(std::nan("")), std::string());
        QCOMPARE(pal::csvNumber(2), std::string("2.0"));
    }

    void refusesWhatIsNoNumber()
    {
        for (const char* text : {"", " 1", "1 ", "1,5", "0x10", "+-1", "+", "-", "1e", "one", "1e999"})
            QVERIFY2(!pal::parseDouble(text), text);
        QCOMPARE(pal::parseDouble("+2.5").value_or(0), 2.5);
        for (const char* text : {"", "1.0", "9223372036854775808", "12a", "+-1"})
            QVERIFY2(!pal::parseInteger(text), text);
        QCOMPARE(pal::parseInteger("-7").value_or(0), -7LL);
    }
};

QTEST_APPLESS_MAIN(TestNumberText)
#include "tst_number_text.moc"
