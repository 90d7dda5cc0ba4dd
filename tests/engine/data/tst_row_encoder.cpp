#include "engine/base/resources.h"
#include "engine/data/row_encoder.h"
#include "tests/cache_folder.h"

#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using Ids = std::vector<pal::TokenId>;

const fs::path kFixtures = PALIMPSEST_FIXTURES "/text";
const fs::path kShared = PALIMPSEST_SHARED;

std::shared_ptr<const pal::Tokenizer> load(const fs::path& directory)
{
    auto tokenizer = pal::loadTokenizer(directory);
    if (!tokenizer)
        qFatal("%s", tokenizer.error().text().c_str());
    return *tokenizer;
}

/// One row that holds `ids`.
pal::TokenRows rowOf(const Ids& ids) { return {1, static_cast<std::int64_t>(ids.size()), ids}; }

/// Row `index` of a table of encoded rows.
template <typename T>
Ids part(const std::vector<T>& values, std::int64_t index, std::int64_t length)
{
    return Ids(values.begin() + index * length, values.begin() + (index + 1) * length);
}

} // namespace

/// spec/icu.md section 1, "Row → model input".
class TestRowEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void padsAtTheLeftWithEosAndIgnoresItInLabels()
    {
        const auto tokenizer = load(kFixtures / "bpe-json");
        const pal::TokenId eos = *tokenizer->eosId();
        Ids row = tokenizer->encode("the world", false);
        row.push_back(eos); // a real end of text: attended to, but no label
        const auto encoded = pal::encodeRows(rowOf(row), *tokenizer, *tokenizer, {.rowLength = 6});
        QVERIFY(encoded.ok());
        QCOMPARE(encoded->ids.size(), std::size_t(6));
        const std::size_t pads = 6 - row.size();
        for (std::size_t i = 0; i < 6; ++i) {
            QCOMPARE(encoded->ids[i], i < pads ? eos : row[i - pads]);
            QCOMPARE(encoded->mask[i], i < pads ? 0 : 1);
            QCOMPARE(encoded->labels[i], encoded->ids[i] == eos ? pal::EncodedRows::kIgnored : encoded->ids[i]);
        }
    }

    void truncationDropsTheEnd()
    {
        const auto tokenizer = load(kFixtures / "bpe-json");
        const Ids row = tokenizer->encode("which one you were her all she there would their", false);
        const auto encoded = pal::encodeRows(rowOf(row), *tokenizer, *tokenizer, {.rowLength = 4});
        QVERIFY(encoded.ok());
        QCOMPARE(encoded->ids, Ids(row.begin(), row.begin() + 4));
    }

    void optKeepsItsBeginningOfSequence()
    {
        const auto rowTokenizer = load(kFixtures / "bpe-json");
        const auto opt = load(kFixtures / "opt-like");
        const std::string text = "which one you were her all she there would their we him been has when";
        const pal::TokenRows rows = rowOf(rowTokenizer->encode(text, false));
        const Ids own = opt->encode(text, false);
        const auto paper = pal::encodeRows(rows, *rowTokenizer, *opt, {.rowLength = 8, .paper = true});
        QVERIFY(paper.ok());
        QCOMPARE(paper->ids.front(), *opt->bosId());
        QCOMPARE(Ids(paper->ids.begin() + 1, paper->ids.end()), Ids(own.begin(), own.begin() + 7));
        QCOMPARE(paper->labels, Ids(own.begin(), own.begin() + 8)); // a second encoding, without BOS

        const auto corrected = pal::encodeRows(rows, *rowTokenizer, *opt, {.rowLength = 8});
        QVERIFY(corrected.ok());
        QCOMPARE(corrected->ids, paper->ids);
        QCOMPARE(corrected->labels.front(), pal::EncodedRows::kIgnored); // BOS is eos, and so the pad
        QCOMPARE(Ids(corrected->labels.begin() + 1, corrected->labels.end()), Ids(own.begin(), own.begin() + 7));
    }

    void rawIdsAreTakenAsTheyAre()
    {
        const auto tokenizer = load(kFixtures / "bpe-json");
        // "t" "h" "e" would come back as one token.
        const Ids row{*tokenizer->idOf("t"), *tokenizer->idOf("h"), *tokenizer->idOf("e")};
        const auto raw = pal::encodeRows(rowOf(row), *tokenizer, *tokenizer, {.rowLength = 3, .rawIds = true});
        const auto tripped = pal::encodeRows(rowOf(row), *tokenizer, *tokenizer, {.rowLength = 3});
        QVERIFY(raw.ok() && tripped.ok());
        QCOMPARE(raw->ids, row);
        QVERIFY(tripped->ids != row);
    }

    void prefixesAndReferencesStandAtTheEndOfARow()
    {
        const auto tokenizer = load(kFixtures / "bpe-json");
        const Ids row = tokenizer->encode(" which one you were her all", false);
        const pal::RowEncoding encoding{.split = {.prefixLength = 2, .suffixLength = 3}};
        const pal::TokenRows rows = rowOf(row);
        const std::size_t end = row.size();
        QCOMPARE(pal::prefixTexts(rows, *tokenizer, encoding).front(),
                 tokenizer->decode(std::span(row).subspan(end - 5, 2), {}));
        QCOMPARE(pal::referenceTexts(rows, *tokenizer, encoding).front(),
                 tokenizer->decode(std::span(row).subspan(end - 3), {}));
        const auto prefixes = pal::encodePrefixes(rows, *tokenizer, *tokenizer, encoding);
        QVERIFY(prefixes.ok());
        QCOMPARE(prefixes->length, std::int64_t(2));
        QCOMPARE(prefixes->ids, Ids(row.end() - 5, row.end() - 3));
    }

    void paperCleansUpAsTheRowTokenizerIsConfigured()
    {
        const auto tokenizer = load(kFixtures / "bpe-json"); // its configuration has clean-up on
        const pal::TokenRows rows = rowOf(tokenizer->encode("so , it is", false));
        const pal::RowSplit all{.prefixLength = 0, .suffixLength = rows.columns};
        QCOMPARE(pal::referenceTexts(rows, *tokenizer, {.split = all, .paper = true}).front(),
                 std::string("so, it is"));
        QCOMPARE(pal::referenceTexts(rows, *tokenizer, {.split = all}).front(), std::string("so , it is"));
    }

    void lengthsWithoutRoomAndTokenizersWithoutEosAreRefused()
    {
        const auto opt = load(kFixtures / "opt-like");
        const pal::TokenRows rows = rowOf(opt->encode("the", false));
        const auto none = pal::encodeRows(rows, *opt, *opt, {.rowLength = 0});
        QVERIFY(!none.ok());
        QVERIFY(none.error().text().find("rows of 0 tokens") != std::string::npos);
        const auto bert = load(kFixtures / "wordpiece-txt");
        const auto noEos = pal::encodeRows(rows, *opt, *bert, {.rowLength = 10});
        QVERIFY(!noEos.ok());
        QVERIFY(noEos.error().text().find("eos") != std::string::npos);
    }

    void equalsTheReferenceOnRealRows_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("paper");
        for (const char* name : {"golden", "opt"})
            for (const bool paper : {true, false}) {
                const QString row = QString(name) + (paper ? "-paper" : "-corrected");
                QTest::newRow(qPrintable(row)) << QString(name) << paper;
            }
    }

    void equalsTheReferenceOnRealRows()
    {
        QFETCH(QString, name);
        QFETCH(bool, paper);
        const fs::path cache = cacheFolder().toStdString() + "/oracle-data";
        const fs::path golden = cache / "rows" / (name.toStdString() + (paper ? "-paper.jsonl" : "-corrected.jsonl"));
        if (!fs::exists(golden) || !fs::exists(kShared))
            QSKIP("made by tests/oracle/make_row_encoder_goldens.py from distributed rows, not there");
        const auto rowTokenizer = load(*pal::findResource("resources/tokenizers/gpt2"));
        const auto tokenizer = load(name == "golden" ? kShared / "golden/gpt-neo-tiny-exp0" : cache / "text/opt/model");
        std::ifstream input(golden);
        int rows = 0;
        int differences = 0;
        for (const char* side : {"unlearn", "learn"}) {
            const auto table = pal::readTokenRows(kShared / "data/exp/exp0" / side / "_dataset.npy");
            QVERIFY(table.ok());
            const pal::RowEncoding encoding{.paper = paper};
            const auto whole = pal::encodeRows(*table, *rowTokenizer, *tokenizer, encoding);
            const auto prefixes = pal::encodePrefixes(*table, *rowTokenizer, *tokenizer, encoding);
            QVERIFY(whole.ok() && prefixes.ok());
            const auto prefixTexts = pal::prefixTexts(*table, *rowTokenizer, encoding);
            const auto references = pal::referenceTexts(*table, *rowTokenizer, encoding);
            for (std::int64_t i = 0; i < table->rows; ++i, ++rows) {
                std::string line;
                QVERIFY(std::getline(input, line));
                const Json expected = Json::parse(line);
                const auto at = static_cast<std::size_t>(i);
                differences += part(whole->ids, i, 200) != expected["ids"].get<Ids>();
                differences += part(whole->mask, i, 200) != expected["mask"].get<Ids>();
                differences += part(whole->labels, i, 200) != expected["labels"].get<Ids>();
                differences += part(prefixes->ids, i, 50) != expected["prefix_ids"].get<Ids>();
                differences += part(prefixes->mask, i, 50) != expected["prefix_mask"].get<Ids>();
                differences += prefixTexts[at] != expected["prefix"].get<std::string>();
                differences += references[at] != expected["reference"].get<std::string>();
            }
        }
        qInfo("%d rows, %d differences", rows, differences);
        QCOMPARE(rows, 256);
        QCOMPARE(differences, 0);
    }
};

QTEST_APPLESS_MAIN(TestRowEncoder)
#include "tst_row_encoder.moc"
