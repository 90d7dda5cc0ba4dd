#include "engine/base/files.h"
#include "engine/text/tokenizer.h"

#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

#include <map>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using Files = std::map<std::string, std::string>;

/// A directory with the given files, gone with the object.
class Directory {
public:
    explicit Directory(const Files& files)
    {
        for (const auto& [name, text] : files)
            if (!pal::writeFileAtomically(path() / name, text))
                qFatal("cannot write %s", name.c_str());
    }

    fs::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

/// A BPE of the letters a, b, c and the token "ab".
Json smallBpe()
{
    return {
        {"added_tokens", Json::array()},
        {"normalizer", nullptr},
        {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", true}}},
        {"post_processor", nullptr},
        {"decoder", {{"type", "ByteLevel"}}},
        {"model", {{"type", "BPE"}, {"vocab", {{"a", 0}, {"b", 1}, {"c", 2}, {"ab", 3}}}, {"merges", {"a b"}}}},
    };
}

Json changed(const std::string& pointer, const Json& value)
{
    Json document = smallBpe();
    document[Json::json_pointer(pointer)] = value;
    return document;
}

const char* const kPlain = R"({"tokenizer_class": "PreTrainedTokenizerFast"})";

Files jsonFiles(const Json& document, const std::string& config = kPlain)
{
    return {{"tokenizer.json", document.dump()}, {"tokenizer_config.json", config}};
}

Files bpeFiles(const std::string& vocabulary, const std::string& merges)
{
    return {{"vocab.json", vocabulary}, {"merges.txt", merges}, {"tokenizer_config.json", kPlain}};
}

/// Empty if `directory` loads, else the whole message.
std::string failure(const fs::path& directory)
{
    const auto tokenizer = pal::loadTokenizer(directory);
    return tokenizer ? std::string() : tokenizer.error().text();
}

} // namespace

/// Files that are broken, hostile or ask for what is not implemented: an error that names file and place.
class TestTokenizerFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSmallTokenizerItselfLoads()
    {
        const Directory directory(jsonFiles(smallBpe()));
        const auto tokenizer = pal::loadTokenizer(directory.path());
        QVERIFY2(tokenizer.ok(), failure(directory.path()).c_str());
        QCOMPARE((*tokenizer)->encode("abcab", false), (std::vector<pal::TokenId>{3, 2, 3}));
        QVERIFY(!(*tokenizer)->eosId());
    }

    void brokenFilesAreNamed_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QStringList>("named");
        const auto add = [](const char* name, const Files& files, const QStringList& named) {
            QTest::newRow(name) << files << named;
        };
        const std::string letters = R"({"a": 0, "b": 1, "ab": 2})";
        add("nothing there", {}, {"tokenizer.json", "vocab.json", "vocab.txt"});
        add("no merges", {{"vocab.json", letters}}, {"merges.txt"});
        add("broken JSON", {{"tokenizer.json", "{\n\"model\": [,]"}}, {"tokenizer.json", "line 2, column"});
        add("no object", {{"tokenizer.json", "[]"}}, {"tokenizer.json", "array"});
        add("broken configuration", {{"vocab.json", letters}, {"merges.txt", "#\n"}, {"tokenizer_config.json", "{"}},
            {"tokenizer_config.json", "line 1"});
        add("flag of the wrong kind", jsonFiles(smallBpe(), R"({"add_prefix_space": "yes"})"),
            {"tokenizer_config.json", "add_prefix_space", "string", "boolean"});
        add("merge of unknown tokens", bpeFiles(letters, "#version: 0.2\na b\na x\n"), {"merges.txt, line 3", "'x'"});
        add("merge without result", bpeFiles(letters, "#version: 0.2\nb a\n"), {"merges.txt, line 2", "'ba'"});
        add("merge of three", bpeFiles(letters, "#version: 0.2\na b c\n"), {"merges.txt, line 2", "3"});
        add("merges not UTF-8", bpeFiles(letters, "#version: 0.2\na \xFF\n"), {"merges.txt", "UTF-8"});
        add("id twice", bpeFiles(R"({"a": 0, "b": 0})", "#\n"), {"vocab.json", "\"a\"", "\"b\"", "id 0"});
        add("gap", bpeFiles(R"({"a": 0, "b": 2})", "#\n"), {"vocab.json", "\"b\"", "id 2", "0 to 1"});
        add("huge id", bpeFiles(R"({"a": 0, "b": 18446744073709551615})", "#\n"),
            {"vocab.json", "18446744073709551615"});
        add("negative id", bpeFiles(R"({"a": 0, "b": -1})", "#\n"), {"vocab.json", "-1"});
        add("id of the wrong kind", bpeFiles(R"({"a": 0, "b": "1"})", "#\n"), {"vocab.json", "\"b\"", "string"});
        add("empty vocabulary", bpeFiles("{}", "#\n"), {"vocab.json", "empty"});
        add("word twice", {{"vocab.txt", "[UNK]\n[CLS]\n[SEP]\na\na\n"}}, {"vocab.txt, line 5", "line 4"});
        add("no unknown token", {{"vocab.txt", "[CLS]\n[SEP]\na\n"}}, {"vocab.txt", "[UNK]"});
        add("empty vocab.txt", {{"vocab.txt", ""}}, {"vocab.txt", "empty"});
        add("declared id", jsonFiles(smallBpe(), R"({"added_tokens_decoder": {"9": {"content": "<x>"}}})"),
            {"tokenizer_config.json", "added_tokens_decoder.9", "<x>", "9", "4"});
        add("declared name", jsonFiles(smallBpe(), R"({"added_tokens_decoder": {"x": {"content": "<x>"}}})"),
            {"tokenizer_config.json", "added_tokens_decoder.x"});
        add("BOS without token",
            {{"vocab.json", letters},
             {"merges.txt", "#\n"},
             {"tokenizer_config.json",
              R"({"tokenizer_class": "GPT2Tokenizer", "bos_token": null, "add_bos_token": true})"}},
            {"tokenizer_config.json", "add_bos_token", "bos_token"});
    }

    void brokenFilesAreNamed()
    {
        QFETCH(Files, files);
        QFETCH(QStringList, named);
        const Directory directory(files);
        const QString message = QString::fromStdString(failure(directory.path()));
        QVERIFY2(message.contains(QString::fromStdString(directory.path().string())), qPrintable(message));
        for (const QString& part : named)
            QVERIFY2(message.contains(part), qPrintable(message));
    }

    void fieldsOfTokenizerJsonAreNamed_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("named");
        const auto add = [](const char* pointer, const char* value, const char* named) {
            QTest::addRow("%s %s", pointer, value) << QString(pointer) << QString(value) << QString(named);
        };
        add("/model", "null", "'model'");
        add("/model/type", "\"Unigram\"", "model.type");
        add("/model/vocab", "[]", "model.vocab");
        add("/model/merges", "{}", "model.merges");
        add("/model/merges", "[\"ab\"]", "model.merges[0]");
        add("/model/merges", "[\"a b\", [\"a\", \"x\"]]", "model.merges[1]");
        add("/model/merges", "[[\"a\"]]", "model.merges[0]");
        add("/model/merges", "[7]", "model.merges[0]");
        add("/model/dropout", "0.1", "model.dropout");
        add("/model/byte_fallback", "true", "model.byte_fallback");
        add("/model/end_of_word_suffix", "\"</w>\"", "model.end_of_word_suffix");
        add("/model/continuing_subword_prefix", "\"##\"", "model.continuing_subword_prefix");
        add("/model/unk_token", "\"<unk>\"", "'<unk>'");
        add("/normalizer", R"({"type": "NFC"})", "'normalizer'");
        add("/normalizer", R"({"type": "Replace", "pattern": {"Regex": "(a+)+$"}, "content": ""})", "'normalizer'");
        add("/pre_tokenizer", "null", "'pre_tokenizer'");
        add("/pre_tokenizer", R"({"type": "Split", "pattern": {"Regex": "(a+)+$"}})", "'pre_tokenizer'");
        add("/pre_tokenizer", R"({"type": "Sequence", "pretokenizers": [{"type": "Digits"}, {"type": "ByteLevel"}]})",
            "'pre_tokenizer'");
        add("/pre_tokenizer", R"({"type": "Sequence", "pretokenizers": 3})", "pre_tokenizer.pretokenizers");
        add("/pre_tokenizer", "\"ByteLevel\"", "'pre_tokenizer'");
        add("/decoder", "null", "'decoder'");
        add("/decoder", R"({"type": "Metaspace"})", "'decoder'");
        add("/post_processor", R"({"type": "Strange"})", "'post_processor'");
        add("/post_processor", R"({"type": "BertProcessing", "cls": ["a", 0], "sep": ["b", -1]})",
            "post_processor.sep");
        add("/post_processor", R"({"type": "BertProcessing", "cls": ["a", 0], "sep": ["b", 77]})", "77");
        add("/post_processor", R"({"type": "TemplateProcessing", "single": [], "special_tokens": {}})",
            "post_processor.single");
        add("/post_processor",
            R"({"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "q"}}], "special_tokens": {}})",
            "post_processor.single");
        add("/added_tokens", "7", "added_tokens");
        add("/added_tokens", "[7]", "added_tokens[0]");
        add("/added_tokens", R"([{"id": 0}])", "added_tokens[0]");
        add("/added_tokens", R"([{"id": 2000000000000, "content": "<x>"}])", "added_tokens[0].id");
        add("/added_tokens", R"([{"id": 5, "content": "<x>"}])", "added_tokens[0]");
    }

    void fieldsOfTokenizerJsonAreNamed()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, named);
        const Directory directory(jsonFiles(changed(pointer.toStdString(), Json::parse(value.toStdString()))));
        const QString message = QString::fromStdString(failure(directory.path()));
        QVERIFY2(message.contains("tokenizer.json"), qPrintable(message));
        QVERIFY2(message.contains(named), qPrintable(message));
    }

    void depthDoesNotOverflowTheStack()
    {
        const std::string deep = std::string(200000, '[') + std::string(200000, ']');
        for (const char* field :
             {"normalizer", "pre_tokenizer", "post_processor", "decoder", "added_tokens", "model"}) {
            const Directory directory(
                {{"tokenizer.json", std::string("{\"model\": {\"type\": \"BPE\"}, \"") + field + "\": " + deep + "}"}});
            QVERIFY(!failure(directory.path()).empty());
        }
        Json template_ = {{"type", "TemplateProcessing"}, {"single", "@"}, {"special_tokens", Json::object()}};
        std::string text = changed("/post_processor", template_).dump();
        text.replace(text.find("\"@\""), 3, deep);
        QVERIFY(!failure(Directory({{"tokenizer.json", text}}).path()).empty());
    }

    void aMissingDirectoryIsAFileSystemError()
    {
        const auto tokenizer = pal::loadTokenizer("/nowhere/at/all");
        QVERIFY(!tokenizer.ok());
        QCOMPARE(tokenizer.error().kind, pal::ErrorKind::FileSystem);
        QVERIFY(tokenizer.error().text().find("/nowhere/at/all") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTokenizerFiles)
#include "tst_tokenizer_files.moc"
