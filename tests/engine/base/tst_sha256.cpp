#include "engine/base/number_text.h"
#include "engine/base/sha256.h"

#include <QCryptographicHash>
#include <QtTest/QtTest>

#include <limits>

namespace pal = palimpsest;

class TestSha256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsQtsForEveryLengthAroundABlock()
    {
        for (int length = 0; length < 200; ++length) {
            QByteArray bytes(length, 'x');
            for (int i = 0; i < length; ++i)
                bytes[i] = char(i * 37 + length);
            QCOMPARE(QByteArray::fromStdString(pal::sha256({bytes.constData(), std::size_t(length)})),
                     QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        }
    }

    void numbersPrintAsPythonPrintsThem_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        const std::pair<double, const char*> cases[] = {{0.5, "0.5"},
                                                        {1, "1.0"},
                                                        {0, "0.0"},
                                                        {-0.0, "-0.0"},
                                                        {1e-5, "1e-05"},
                                                        {5e-6, "5e-06"},
                                                        {0.0001, "0.0001"},
                                                        {1e16, "1e+16"},
                                                        {1e15, "1000000000000000.0"},
                                                        {123456789.125, "123456789.125"},
                                                        {7.850707993042515e-232, "7.850707993042515e-232"},
                                                        {0.1 + 0.2, "0.30000000000000004"},
                                                        {-2.5e-7, "-2.5e-07"},
                                                        {1.5e300, "1.5e+300"},
                                                        {100, "100.0"},
                                                        {2.2250738585072014e-308, "2.2250738585072014e-308"},
                                                        {std::numeric_limits<double>::infinity(), "inf"}};
        for (const auto& [value, text] : cases)
            QTest::newRow(text) << value << text;
    }

    void numbersPrintAsPythonPrintsThem()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(pal::pythonRepr(value)), text);
    }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
