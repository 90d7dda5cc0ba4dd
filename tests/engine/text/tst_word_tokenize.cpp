#include "engine/base/files.h"
#include "engine/base/resources.h"
#include "engine/text/python_text.h"
#include "engine/text/word_tokenize.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<const pal::WordTokenizer> english()
{
    static const auto tokenizer = *pal::WordTokenizer::load(*pal::findResource("resources/punkt/english"));
    return tokenizer;
}

/// The words with a bar between them.
QString split(const QString& text)
{
    QStringList words;
    for (const std::string& word : english()->words(text.toStdString()))
        words << QString::fromStdString(word);
    return words.join('|');
}

} // namespace

class TestWordTokenize : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsAsNltkDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto add = [](const char* name, const char* text, const char* words) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
        };
        add("nothing", " \n ", "");
        add("final period only", "mr. smith went. he left.", "mr.|smith|went|.|he|left|.");
        add("double quotes", "\"one\" two", "``|one|''|two");
        add("typographic quotes", "“one” ‘two’ „three«", "“|one|”|‘|two|’|„|three|«");
        add("clitics", "it's can't they'll cannot gonna", "it|'s|ca|n't|they|'ll|can|not|gon|na");
        add("quote before one letter", "'a 'b' 's", "'|a|'|b|'|'s");
        add("numbers", "1,000 3.14 12:30 a,b", "1,000|3.14|12:30|a|,|b");
        add("dots", "wait.. what... so", "wait|..|what|...|so");
        add("backticks and asterisks", "```a``` *b*", "``|`|a|``|`|*|b|*");
        add("a control character is no apostrophe", "d\aye d'ye", "d\aye|d|'ye");
        add("brackets and dashes", "(a)--[b]<c>", "(|a|)|--|[|b|]|<|c|>");
    }

    void splitsAsNltkDoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(split(text), words);
    }

    void closersBelongToTheSentenceBefore()
    {
        QCOMPARE(english()->sentences("(He left.) She stayed."),
                 (std::vector<std::string>{"(He left.)", "She stayed."}));
    }

    void lowersAsPythonDoes()
    {
        QCOMPARE(pal::toLowerCase("ABC xyz"), std::string("abc xyz"));
        QCOMPARE(pal::toLowerCase("ΟΔΟΣ ΣΑΣ"), std::string("οδος σας")); // final sigma
        QCOMPARE(pal::toLowerCase("İ"), std::string("i̇"));
        QCOMPARE(pal::toLowerCase("A\xFF"), std::string("a\uFFFD"));
    }

    void tablesThatAreMissingOrBrokenAreNamed()
    {
        const auto missing = pal::WordTokenizer::load("/nowhere");
        QVERIFY(!missing.ok());
        QVERIFY(missing.error().text().find("/nowhere/abbrev_types.txt") != std::string::npos);

        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        for (const char* name : {"abbrev_types.txt", "sent_starters.txt", "collocations.tab"})
            QVERIFY(pal::writeFileAtomically(path / name, "a\tb\n").ok());
        QVERIFY(pal::writeFileAtomically(path / "ortho_context.tab", "a\t4\nb\tmany\n").ok());
        const auto broken = pal::WordTokenizer::load(path);
        QVERIFY(!broken.ok());
        QVERIFY(broken.error().text().find("ortho_context.tab, line 2") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestWordTokenize)
#include "tst_word_tokenize.moc"
