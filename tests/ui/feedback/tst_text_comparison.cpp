#include "ui/feedback/text_comparison.h"

#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

/// The candidate with [same place] and {elsewhere} marked, as a person would write it.
QString marked(const QString& reference, const QString& candidate, ComparisonUnit unit)
{
    QString text;
    int at = 0;
    for (const ComparedSpan& span : compareTexts(reference, candidate, unit).spans) {
        const bool same = span.likeness == Likeness::SamePlace;
        text += candidate.mid(at, span.begin - at) + (same ? u'[' : u'{') + candidate.mid(span.begin, span.length)
                + (same ? u']' : u'}');
        at = span.begin + span.length;
    }
    return text + candidate.mid(at);
}

} // namespace

class TextComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksWords_data();
    void marksWords();
    void marksCharacters_data();
    void marksCharacters();
    void shares();
    void emptyTexts();
    void recitedIsTrimmedEquality();
};

void TextComparisonTest::marksWords_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QString>("expected");

    QTest::newRow("recited") << "the cat sat"
                             << "the cat sat"
                             << "[the cat sat]";
    QTest::newRow("white space does not count") << "the cat sat"
                                                << "  the\n\tcat sat"
                                                << "  [the\n\tcat sat]";
    QTest::newRow("one word differs") << "the cat sat"
                                      << "the dog sat"
                                      << "[the] dog [sat]";
    QTest::newRow("nothing") << "the cat sat"
                             << "a dog ran"
                             << "a dog ran";
    QTest::newRow("shifted n-gram") << "the cat sat here"
                                    << "so the cat sat"
                                    << "so {the cat sat}";
    QTest::newRow("two words are no n-gram") << "the cat sat here"
                                             << "so the cat ran"
                                             << "so the cat ran";
    QTest::newRow("an n-gram joins what stands in its place") << "a b c x a b c"
                                                              << "a b c a b c"
                                                              << "[a b c] {a b c}";
    QTest::newRow("longer than the reference") << "the cat"
                                               << "the cat and more"
                                               << "[the cat] and more";
    QTest::newRow("code") << "if (a < b) return;"
                          << "if (a < c) return;"
                          << "[if (a <] c[) return;]";
    QTest::newRow("markup") << "<b>x</b>"
                            << "<b>y</b>"
                            << "[<b>]y[</b>]";
    QTest::newRow("right to left") << QString::fromUtf8("שלום עולם טוב") << QString::fromUtf8("שלום אדם טוב")
                                   << QString::fromUtf8("[שלום] אדם [טוב]");
    QTest::newRow("emoji of several code points")
        << QString::fromUtf8("a 👩‍👩‍👧 b") << QString::fromUtf8("a 👩‍👩‍👧 c")
        << QString::fromUtf8("[a 👩‍👩‍👧] c");
    QTest::newRow("case counts") << "The cat"
                                 << "the cat"
                                 << "the [cat]";
}

void TextComparisonTest::marksWords()
{
    QFETCH(QString, reference);
    QFETCH(QString, candidate);
    QTEST(marked(reference, candidate, ComparisonUnit::Word), "expected");
}

void TextComparisonTest::marksCharacters_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QString>("expected");

    QTest::newRow("inside a word") << "forgetting"
                                   << "forgotting"
                                   << "[forg]o[tting]";
    QTest::newRow("two in a row are chance") << "abxyz"
                                             << "abuvw"
                                             << "abuvw";
    QTest::newRow("unless there are no more") << "ab"
                                              << "ab"
                                              << "[ab]";
    QTest::newRow("surrogates stay whole")
        << QString::fromUtf8("😀😀😀x") << QString::fromUtf8("😀😀😀y") << QString::fromUtf8("[😀😀😀]y");
    QTest::newRow("combining marks stay with their letter")
        << QString::fromUtf8("e\u0301abc") << QString::fromUtf8("eabc") << QString::fromUtf8("e[abc]");
    QTest::newRow("shifted") << "0123456789"
                             << "x0123456789"
                             << "x{0123456789}";
}

void TextComparisonTest::marksCharacters()
{
    QFETCH(QString, reference);
    QFETCH(QString, candidate);
    QTEST(marked(reference, candidate, ComparisonUnit::Character), "expected");
}

void TextComparisonTest::shares()
{
    const TextComparison half = compareTexts("a b c d", "a b x y", ComparisonUnit::Word);
    QCOMPARE(half.rememberedShare(), 0.5);
    QCOMPARE(half.elsewhereShare(), 0.0);

    // What repeats an n-gram many times is still no more than the whole.
    const TextComparison repeated = compareTexts("a b c d", "x a b c a b c a b c", ComparisonUnit::Word);
    QCOMPARE(repeated.rememberedShare(), 0.0);
    QCOMPARE(repeated.elsewhereShare(), 1.0);
}

void TextComparisonTest::emptyTexts()
{
    for (const auto unit : {ComparisonUnit::Word, ComparisonUnit::Character}) {
        const TextComparison noCandidate = compareTexts("a b c", "", unit);
        QCOMPARE(noCandidate.rememberedShare(), 0.0);
        QVERIFY(noCandidate.spans.empty());
        QVERIFY(!noCandidate.recited);
        const TextComparison noReference = compareTexts("", "a b c", unit);
        QCOMPARE(noReference.rememberedShare(), 0.0);
        QVERIFY(noReference.spans.empty());
        QVERIFY(!compareTexts("", "", unit).recited);
    }
}

void TextComparisonTest::recitedIsTrimmedEquality()
{
    QVERIFY(compareTexts("a b c", " a b c\n", ComparisonUnit::Word).recited);
    QVERIFY(!compareTexts("a b c", "a b  c", ComparisonUnit::Word).recited);
}

QTEST_GUILESS_MAIN(TextComparisonTest)
#include "tst_text_comparison.moc"
