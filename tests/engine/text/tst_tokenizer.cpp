#include "engine/base/resources.h"
#include "engine/text/tokenizer.h"

#include <QtTest/QtTest>

#include <atomic>
#include <thread>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

using Ids = std::vector<pal::TokenId>;

std::shared_ptr<const pal::Tokenizer> load(const fs::path& directory)
{
    auto tokenizer = pal::loadTokenizer(directory);
    if (!tokenizer)
        qFatal("%s", tokenizer.error().text().c_str());
    return *tokenizer;
}

std::shared_ptr<const pal::Tokenizer> gpt2()
{
    static const auto tokenizer = load(*pal::findResource("resources/tokenizers/gpt2"));
    return tokenizer;
}

std::shared_ptr<const pal::Tokenizer> fixture(const char* name)
{
    return load(fs::path(PALIMPSEST_FIXTURES) / "text" / name);
}

} // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gpt2KnowsItsOwnFacts()
    {
        QCOMPARE(gpt2()->size(), std::int64_t(50257));
        QCOMPARE(*gpt2()->eosId(), 50256);
        QVERIFY(gpt2()->isSpecial(50256));
        QVERIFY(!gpt2()->isSpecial(0));
        QVERIFY(gpt2()->cleansUpByConfig());
        QCOMPARE(gpt2()->tokenText(262), std::string("\xC4\xA0the"));
        QCOMPARE(*gpt2()->idOf("\xC4\xA0the"), 262);
        QCOMPARE(gpt2()->tokenText(50257), std::string());
        QCOMPARE(gpt2()->tokenText(-1), std::string());
        QVERIFY(!gpt2()->idOf("no such token"));
    }

    void aSpecialTokenIsRecognisedInTheText()
    {
        const Ids ids = gpt2()->encode("a<|endoftext|>b", false);
        QCOMPARE(ids, (Ids{64, 50256, 65}));
        QCOMPARE(gpt2()->decode(ids, {}), std::string("a<|endoftext|>b"));
        QCOMPARE(gpt2()->decode(ids, {.skipSpecialTokens = true}), std::string("ab"));
    }

    void decodingWhatWasEncodedGivesTheTextBack()
    {
        for (const std::string text :
             {"", " ", "  two  spaces\t\n", "naïve — 世界 👩‍👩‍👧‍👦 \x01\x7F", "it's  'quoted' ."})
            QCOMPARE(gpt2()->decode(gpt2()->encode(text, false), {}), text);
        QCOMPARE(gpt2()->decode(gpt2()->encode("so , it 's .", false), {.cleanUpSpaces = true}),
                 std::string("so, it's."));
    }

    void invalidBytesAreReadAsReplacementCharacters()
    {
        QCOMPARE(gpt2()->encode("a\xFF\xE4\xB8z", false), gpt2()->encode("a\uFFFD\uFFFDz", false));
        // Half a character decodes to one replacement character.
        const Ids ids = gpt2()->encode("世", false);
        QVERIFY(ids.size() > 1);
        QCOMPARE(gpt2()->decode(std::span(ids).first(1), {}), std::string("\uFFFD"));
    }

    void unknownIdsAreLeftOut() { QCOMPARE(gpt2()->decode(Ids{64, -1, 50257, 2000000000, 65}, {}), std::string("ab")); }

    void longWordsMergeLikeShortOnes()
    {
        // One piece each, on both sides of the length where the algorithm changes.
        const Ids unit = gpt2()->encode("=", false);
        QCOMPARE(unit.size(), std::size_t(1));
        for (const std::size_t length : {63, 64, 65, 128, 100000}) {
            const std::string text(length, '=');
            const Ids ids = gpt2()->encode(text, false);
            QVERIFY(ids.size() < length);
            QCOMPARE(gpt2()->decode(ids, {}), text);
        }
        // 64 is a token of its own, and a multiple of it falls apart into it.
        QCOMPARE(gpt2()->encode(std::string(64, '='), false).size(), std::size_t(1));
        QCOMPARE(gpt2()->encode(std::string(6400, '='), false).size(), std::size_t(100));
    }

    void optPutsItsBeginningInFront()
    {
        const auto opt = fixture("opt-like");
        QCOMPARE(*opt->bosId(), 2);
        QCOMPARE(*opt->padId(), 1);
        QCOMPARE(opt->encode("", true), Ids{2});
        QCOMPARE(opt->encode("", false), Ids{});
        QCOMPARE(opt->encode("the", true).front(), 2);
        QCOMPARE(Ids(opt->idsInFront().begin(), opt->idsInFront().end()), Ids{2});
        QVERIFY(opt->idsBehind().empty());
    }

    void truncationKeepsTheSpecialTokens()
    {
        const auto bert = fixture("wordpiece-txt");
        const Ids all = bert->encode("which one you were her", true);
        QVERIFY(all.size() > 4);
        const Ids cut = bert->encodeTruncated("which one you were her", true, 4);
        QCOMPARE(cut, (Ids{all[0], all[1], all[2], all.back()}));
        QCOMPARE(bert->encodeTruncated("which one you were her", true, 512), all);
        QCOMPARE(bert->encodeTruncated("which one you were her", false, 2), (Ids{all[1], all[2]}));
    }

    void vocabulariesAreComparedTokenByToken()
    {
        QVERIFY(fixture("bpe-json")->sameVocabulary(*fixture("bpe-json")));
        QVERIFY(!fixture("bpe-json")->sameVocabulary(*fixture("opt-like")));
        // Equally long, but one is cased: same vocabulary, other rules.
        QVERIFY(!fixture("wordpiece-txt")->sameVocabulary(*fixture("wordpiece-cased")));
    }

    void severalThreadsMayUseOne()
    {
        const std::string text = "When they called, he'd already gone to naïve 世界.";
        const Ids expected = gpt2()->encode(text, true);
        std::atomic<int> different = 0;
        const auto work = [&] {
            for (int i = 0; i < 200; ++i)
                if (gpt2()->encode(text, true) != expected || gpt2()->decode(expected, {}) != text)
                    ++different;
        };
        std::thread other(work);
        work();
        other.join();
        QCOMPARE(different.load(), 0);
    }
};

QTEST_APPLESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
