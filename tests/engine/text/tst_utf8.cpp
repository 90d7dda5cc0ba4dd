#include "engine/text/utf8.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestUtf8 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Python's bytes.decode("utf-8", errors="replace"): one U+FFFD for each maximal invalid part.
    void invalidPartsAreReplaced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("parts");
        const auto add = [](const char* name, const QByteArray& bytes, const QString& text, int parts) {
            QTest::newRow(name) << bytes << text << parts;
        };
        add("empty", "", "", 0);
        add("ASCII", "plain text, longer than eight bytes", "plain text, longer than eight bytes", 0);
        add("valid", "\xC3\xA9\xE4\xB8\x96\xF0\x9F\x98\x80", QString::fromUtf8("é世😀"), 0);
        add("lone continuation", "a\x80z", "a\uFFFDz", 1);
        add("two continuations", "\x80\xBF", "\uFFFD\uFFFD", 2);
        add("overlong", "\xC0\xAF", "\uFFFD\uFFFD", 2);
        add("overlong of three", "\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD", 3);
        add("surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3);
        add("above the last", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4);
        add("cut short at the end", "ab\xE4\xB8", "ab\uFFFD", 1);
        add("cut short by ASCII", "\xF0\x9F\x98z", "\uFFFDz", 1);
        add("cut short by a start", "\xE4\xE4\xB8\x96", QString::fromUtf8("\uFFFD世"), 1);
        add("never a start", "\xF5\xFF\xFE", "\uFFFD\uFFFD\uFFFD", 3);
    }

    void invalidPartsAreReplaced()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QFETCH(int, parts);
        std::size_t replaced = 99;
        const std::string result = pal::validUtf8(bytes.toStdString(), &replaced);
        QCOMPARE(QString::fromStdString(result), text);
        QCOMPARE(replaced, std::size_t(parts));
        QCOMPARE(pal::isValidUtf8(bytes.toStdString()), parts == 0);
        QVERIFY(pal::isValidUtf8(result));
    }

    void everyCodePointGoesThereAndBack()
    {
        std::string text;
        std::u32string points;
        for (char32_t c = 0; c < 0x110000; c += c < 0x3000 ? 1 : 257)
            if (c < 0xD800 || c > 0xDFFF) {
                pal::appendUtf8(text, c);
                points.push_back(c);
            }
        QVERIFY(pal::isValidUtf8(text));
        QVERIFY(pal::toUtf32(text) == points);
        QVERIFY(pal::toUtf8(points) == text);
        std::size_t at = text.size();
        for (auto point = points.rbegin(); point != points.rend(); ++point)
            QCOMPARE(std::uint32_t(pal::previousCodePoint(text, at)), std::uint32_t(*point));
        QCOMPARE(at, std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
