#include "engine/text/tokenizer.h"

#include "tests/cache_folder.h"

#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

#include <fstream>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

/// "text" holds a byte string, one character U+0000..U+00FF for each byte.
std::string bytesFrom(const Json& value)
{
    return QString::fromStdString(value.get<std::string>()).toLatin1().toStdString();
}

std::string readable(const std::vector<pal::TokenId>& ids)
{
    std::string text;
    for (const pal::TokenId id : ids)
        text += (text.empty() ? "" : " ") + std::to_string(id);
    return text;
}

std::vector<pal::TokenId> idsFrom(const Json& value) { return value.get<std::vector<pal::TokenId>>(); }

/// Compares a tokenizer with what Hugging Face's made of the same input. One message for the first few differences, and
/// their number.
class Comparison {
public:
    explicit Comparison(const pal::Tokenizer& tokenizer) : m_tokenizer(tokenizer) {}

    void run(const fs::path& cases)
    {
        std::ifstream input(cases);
        for (std::string line; std::getline(input, line);)
            check(Json::parse(line));
    }

    int cases = 0;
    int differences = 0;

private:
    void check(const Json& record)
    {
        ++cases;
        if (record.contains("row"))
            return checkDecoding(idsFrom(record["row"]), record);
        const std::string text = bytesFrom(record["text"]);
        const auto full = idsFrom(record.contains("full") ? record["full"] : record["ids"]);
        expect(readable(m_tokenizer.encode(text, false)), readable(idsFrom(record["ids"])), record);
        expect(readable(m_tokenizer.encode(text, true)), readable(full), record);
        checkDecoding(full, record);
    }

    void checkDecoding(const std::vector<pal::TokenId>& ids, const Json& record)
    {
        const auto plain = record["plain"].get<std::string>();
        expect(m_tokenizer.decode(ids, {}), plain, record);
        expect(m_tokenizer.decode(ids, {.cleanUpSpaces = true}), record.value("clean", plain), record);
        expect(m_tokenizer.decode(ids, {.skipSpecialTokens = true}), record.value("bare", plain), record);
    }

    void expect(const std::string& actual, const std::string& expected, const Json& record)
    {
        if (actual == expected)
            return;
        if (++differences <= 5)
            qWarning("%s\n  is        %s\n  should be %s", record.dump().substr(0, 600).c_str(), actual.c_str(),
                     expected.c_str());
    }

    const pal::Tokenizer& m_tokenizer;
};

} // namespace

/// Ids and texts equal those of the fast tokenizers of transformers 4.48 (tests/oracle/make_tokenizer_goldens.py).
class TestTokenizerGoldens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTheFastTokenizers_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("least");
        const QString fixtures = QStringLiteral(PALIMPSEST_FIXTURES) + "/text/";
        for (const char* name : {"bpe-json", "bpe-prefix-space", "opt-like", "wordpiece-txt", "wordpiece-cased"})
            QTest::newRow(name) << fixtures + name << fixtures + name << 350;
        const QString cache = cacheFolder() + "/oracle-data/text/";
        for (const char* name : {"gpt2", "golden", "wordpiece", "opt"})
            QTest::newRow(name) << cache + name + "/model" << cache + name << 50000;
    }

    void equalsTheFastTokenizers()
    {
        QFETCH(QString, model);
        QFETCH(QString, folder);
        QFETCH(int, least);
        if (!QFile::exists(folder + "/cases.jsonl"))
            QSKIP("made by tests/oracle/make_tokenizer_goldens.py big, not there");
        const auto tokenizer = pal::loadTokenizer(model.toStdString());
        if (!tokenizer)
            QFAIL(tokenizer.error().text().c_str());
        Comparison comparison(**tokenizer);
        comparison.run((folder + "/cases.jsonl").toStdString());
        qInfo("%d cases, %d differences", comparison.cases, comparison.differences);
        QVERIFY(comparison.cases >= least);
        QCOMPARE(comparison.differences, 0);
        compareFacts(**tokenizer, (folder + "/facts.json").toStdString());
    }

private:
    static void compareFacts(const pal::Tokenizer& tokenizer, const fs::path& file)
    {
        const Json facts = Json::parse(std::ifstream(file));
        const auto id = [&](const char* name) {
            return facts[name].is_null() ? std::nullopt : std::optional(facts[name].get<pal::TokenId>());
        };
        QCOMPARE(tokenizer.size(), facts["size"].get<std::int64_t>());
        QVERIFY(tokenizer.bosId() == id("bos"));
        QVERIFY(tokenizer.eosId() == id("eos"));
        QVERIFY(tokenizer.unknownId() == id("unk"));
        QVERIFY(tokenizer.padId() == (id("pad") ? id("pad") : id("eos")));
        QCOMPARE(tokenizer.cleansUpByConfig(), facts["clean_up"].get<bool>());
    }
};

QTEST_APPLESS_MAIN(TestTokenizerGoldens)
#include "tst_tokenizer_goldens.moc"
