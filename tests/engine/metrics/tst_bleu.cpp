#include "engine/metrics/bleu.h"

#include "engine/base/files.h"
#include "engine/metrics/exact_sum.h"
#include "engine/text/word_tokenize.h"

#include <nlohmann/json.hpp>

#include <QtTest/QtTest>

#include <cmath>
#include <limits>

namespace pal = palimpsest;

namespace {

nlohmann::json fixture(const char* name)
{
    const auto text = pal::readFile(std::string(PALIMPSEST_FIXTURES "/metrics/") + name);
    return text.ok() ? nlohmann::json::parse(*text) : nlohmann::json();
}

/// One word a letter.
std::vector<std::string> letters(const std::string& text)
{
    std::vector<std::string> words;
    for (char c : text)
        words.emplace_back(1, c);
    return words;
}

} // namespace

class TestBleu : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsScoreAsInNltk();
    void textsScoreAsInNltk();
    void edges();
    void exactSumRoundsOnce();
};

void TestBleu::wordsScoreAsInNltk()
{
    const nlohmann::json pairs = fixture("bleu_words.json");
    QCOMPARE(pairs.size(), std::size_t{3000});
    int tiny = 0, zero = 0;
    for (const auto& pair : pairs) {
        const double wanted = pair[2];
        const double got = pal::sentenceBleu(letters(pair[0]), letters(pair[1]));
        QVERIFY2(std::abs(got - wanted) <= 1e-12 * std::abs(wanted), pair.dump().c_str());
        zero += wanted == 0;
        tiny += wanted > 0 && wanted < 1e-50;
    }
    QVERIFY(zero > 100 && tiny > 100); // every branch was met
}

void TestBleu::textsScoreAsInNltk()
{
    const auto words = pal::WordTokenizer::load(PALIMPSEST_SOURCE_DIR "/resources/punkt/english");
    QVERIFY2(words.ok(), words.ok() ? "" : words.error().text().c_str());
    const nlohmann::json pairs = fixture("bleu_texts.json");
    QVERIFY(pairs.size() > 100);
    for (const auto& pair : pairs) {
        const double wanted = pair[2];
        const double got = pal::bleuOfTexts(pair[0].get<std::string>(), pair[1].get<std::string>(), **words);
        QVERIFY2(std::abs(got - wanted) <= 1e-12 * std::abs(wanted), pair.dump().c_str());
    }
}

void TestBleu::edges()
{
    QCOMPARE(pal::sentenceBleu({}, {}), 0.0);
    QCOMPARE(pal::sentenceBleu(letters("abcd"), {}), 0.0);
    QCOMPARE(pal::sentenceBleu({}, letters("abcd")), 0.0);
    QCOMPARE(pal::sentenceBleu(letters("abcd"), letters("abcd")), 1.0);
    // One word: its 2- to 4-gram precisions are the smallest normal double.
    const double one = pal::sentenceBleu(letters("a"), letters("a"));
    QVERIFY(std::abs(one / std::exp(0.75 * std::log(std::numeric_limits<double>::min())) - 1) < 1e-12);
}

void TestBleu::exactSumRoundsOnce()
{
    pal::ExactSum sum;
    for (double term : {1e100, 1.0, -1e100, 1e-20, 1e-20})
        sum.add(term);
    QCOMPARE(sum.value(), 1.0);
    pal::ExactSum tenths;
    for (int i = 0; i < 10; ++i)
        tenths.add(0.1);
    QCOMPARE(tenths.value(), 1.0);
    QCOMPARE(pal::ExactSum().value(), 0.0);
}

QTEST_APPLESS_MAIN(TestBleu)
#include "tst_bleu.moc"
