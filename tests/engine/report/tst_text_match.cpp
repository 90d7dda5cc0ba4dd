#include "engine/report/text_match.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

/// Words in the same place in [], those elsewhere in (), the model's own plain.
std::string shown(const pal::TextMatch& match)
{
    std::string text;
    for (const pal::MatchedWord& word : match.words) {
        const char* marks[] = {"", "[]", "()"};
        const std::string mark = marks[int(word.match)];
        text += std::string(word.space)
                + (mark.empty() ? std::string(word.word) : mark.substr(0, 1) + std::string(word.word) + mark.substr(1));
    }
    return text;
}

} // namespace

class TestTextMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QByteArray>("candidate");
        QTest::addColumn<QByteArray>("reference");
        QTest::addColumn<QByteArray>("marked");
        QTest::newRow("equal") << QByteArray(" a b c") << QByteArray(" a b c") << QByteArray(" [a] [b] [c]");
        QTest::newRow("nothing") << QByteArray("x y") << QByteArray("a b") << QByteArray("x y");
        QTest::newRow("place") << QByteArray("a x c") << QByteArray("a b c") << QByteArray("[a] x [c]");
        QTest::newRow("moved") << QByteArray("x a b c") << QByteArray("a b c d") << QByteArray("x (a) (b) (c)");
        QTest::newRow("two words are no repetition")
            << QByteArray("x a b y") << QByteArray("a b c d") << QByteArray("x a b y");
        QTest::newRow("place before elsewhere")
            << QByteArray("a b c a b c") << QByteArray("a b c d") << QByteArray("[a] [b] [c] (a) (b) (c)");
        QTest::newRow("spaces stay") << QByteArray("\n a\t\tb \n") << QByteArray("a b")
                                     << QByteArray("\n [a]\t\t[b] \n");
        QTest::newRow("longer") << QByteArray("a b c d") << QByteArray("a b") << QByteArray("[a] [b] c d");
        QTest::newRow("empty candidate") << QByteArray("") << QByteArray("a") << QByteArray("");
        QTest::newRow("empty reference") << QByteArray("a") << QByteArray("") << QByteArray("a");
        QTest::newRow("case counts") << QByteArray("A b") << QByteArray("a b") << QByteArray("A [b]");
    }

    void marks()
    {
        QFETCH(QByteArray, candidate);
        QFETCH(QByteArray, reference);
        QFETCH(QByteArray, marked);
        const std::string c = candidate.toStdString();
        QCOMPARE(QByteArray::fromStdString(shown(pal::matchTexts(c, reference.toStdString()))), marked);
    }

    void shares()
    {
        const pal::TextMatch half = pal::matchTexts("a b x y", "a b c d");
        QCOMPARE(half.samePlace, 0.5);
        QCOMPARE(half.elsewhere, 0.0);
        const pal::TextMatch moved = pal::matchTexts("x a b c", "a b c d");
        QCOMPARE(moved.samePlace, 0.0);
        QCOMPARE(moved.elsewhere, 0.75);
        // Words repeated over and over are at most the rest of the reference.
        const pal::TextMatch often = pal::matchTexts("x a b c a b c a b c a b c", "a b c d");
        QVERIFY(often.samePlace + often.elsewhere <= 1);
    }

    void recitedIsEqualWhenTrimmed()
    {
        QVERIFY(pal::matchTexts(" a b\n", "a b").recited);
        QVERIFY(!pal::matchTexts("a  b", "a b").recited);
        QVERIFY(!pal::matchTexts("a", "a b").recited);
        QVERIFY(!pal::matchTexts("", "").recited);
    }
};

QTEST_APPLESS_MAIN(TestTextMatch)
#include "tst_text_match.moc"
