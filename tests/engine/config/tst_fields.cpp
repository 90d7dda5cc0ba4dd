#include "engine/config/fields.h"

#include "engine/config/generate_config.h"

#include <QtTest/QtTest>

#include <cmath>
#include <set>

namespace pal = palimpsest;
using pal::RunConfig;

namespace {

std::string setTo(RunConfig& config, std::string_view name, std::string_view text)
{
    const auto* field = pal::findField<RunConfig>(name);
    if (field == nullptr)
        return "no such field";
    const pal::Status status = pal::setFromText(config, *field, text);
    return status ? std::string() : status.error().text();
}

/// A value of the field that is not its default and lies in its range.
template <typename Config>
std::string otherValue(const pal::Field<Config>& field)
{
    for (const std::string_view choice : field.choices)
        if (choice != textOf(Config{}, field))
            return std::string(choice);
    if (std::holds_alternative<std::string Config::*>(field.member))
        return "other";
    if (std::holds_alternative<bool Config::*>(field.member))
        return textOf(Config{}, field) == "on" ? "off" : "on";
    if (std::holds_alternative<double Config::*>(field.member))
        return "0.0625";
    return textOf(Config{}, field) == "3" ? "4" : "3";
}

template <typename Config>
void checkTable()
{
    std::set<std::string> names;
    Config all;
    std::size_t bytes = 0;
    for (const auto& field : pal::fieldsOf<Config>()) {
        const std::string name(field.name);
        QVERIFY2(names.insert(name).second, ("twice: " + name).c_str());
        QVERIFY2(!field.group.empty() && !field.help.empty(), name.c_str());
        QVERIFY2(checkField(Config{}, field).ok(), ("default out of range: " + name).c_str());
        const std::string text = textOf(Config{}, field);
        Config again;
        QVERIFY2(setFromText(again, field, text).ok(), ("its own text is refused: " + name).c_str());
        QVERIFY2(again == Config{}, name.c_str());

        Config changed;
        QVERIFY2(setFromText(changed, field, otherValue(field)).ok(), name.c_str());
        QVERIFY2(!(changed == Config{}), ("the field does not reach the struct: " + name).c_str());
        QCOMPARE(textOf(changed, field), otherValue(field));
        QVERIFY(setFromText(all, field, otherValue(field)).ok());
        bytes += std::visit([](auto member) { return sizeof(std::declval<Config>().*member); }, field.member);
    }
    // A member without a row could neither be given nor saved. Padding is at most 8 bytes a member.
    QVERIFY2(bytes <= sizeof(Config) && bytes + 8 * names.size() >= sizeof(Config), "a member has no row in the table");

    Config read;
    QVERIFY(applyJson(read, toJson(all)).ok());
    QVERIFY(read == all);
    QVERIFY(applyJson(read, toJson(Config{})).ok());
    QVERIFY(read == Config{});
}

} // namespace

class TestFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runTable() { checkTable<RunConfig>(); }
    void finetuneTable() { checkTable<pal::FinetuneConfig>(); }
    void generateTable() { checkTable<pal::GenerateConfig>(); }
    void scoreTable() { checkTable<pal::ScoreConfig>(); }

    void referenceDefaults()
    {
        const std::vector<std::pair<std::string, std::string>> defaults{
            {"exp", "exp0"},
            {"model_name", "EleutherAI/gpt-neo-125m"},
            {"tokenizer_name", "EleutherAI/gpt-neo-125m"},
            {"gpt2_name", "openai-community/gpt2"},
            {"bert_name", "google-bert/bert-base-uncased"},
            {"prefix_length", "200"},
            {"suffix_length", "200"},
            {"target_length", "200"},
            {"device", "cuda:0"},
            {"batch_size", "8"},
            {"num_workers", "8"},
            {"lr", "5e-06"},
            {"uw", "1.0"},
            {"lw", "0.5"},
            {"kl", "1.0"},
            {"f1", "0.3"},
            {"bleu", "0.01"},
            {"acc", "0.5994"},
            {"el", "0.0499"},
            {"dir", "result"},
            {"data_dir", "./datasets/exp"},
            {"keep", "2"},
            {"seed", "42"},
            {"max_epochs", ""},
        };
        for (const auto& [name, value] : defaults) {
            const auto* field = pal::findField<RunConfig>(name);
            QVERIFY2(field != nullptr, name.c_str());
            QCOMPARE(textOf(RunConfig{}, *field), value);
        }
        QCOMPARE(RunConfig{}.epochBound().value_or(0), std::int64_t(100));
        RunConfig paper;
        paper.profile = "paper";
        QVERIFY(!paper.epochBound());
    }

    void takesText_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("exponent") << QByteArray("lr") << QByteArray("2e-4") << QByteArray("0.0002");
        QTest::newRow("whole as double") << QByteArray("lr") << QByteArray("1") << QByteArray("1.0");
        QTest::newRow("negative") << QByteArray("f1") << QByteArray("-1") << QByteArray("-1.0");
        QTest::newRow("on") << QByteArray("sticky_flags") << QByteArray("on") << QByteArray("on");
        QTest::newRow("true") << QByteArray("sticky_flags") << QByteArray("true") << QByteArray("on");
        QTest::newRow("1") << QByteArray("sticky_flags") << QByteArray("1") << QByteArray("on");
        QTest::newRow("off") << QByteArray("collapse_guard") << QByteArray("off") << QByteArray("off");
        QTest::newRow("0") << QByteArray("collapse_guard") << QByteArray("0") << QByteArray("off");
        QTest::newRow("none") << QByteArray("max_epochs") << QByteArray("none") << QByteArray("");
        QTest::newRow("nothing") << QByteArray("bert_layer") << QByteArray("") << QByteArray("");
        QTest::newRow("optional") << QByteArray("bert_layer") << QByteArray("5") << QByteArray("5");
        QTest::newRow("choice") << QByteArray("flag_rule") << QByteArray("and") << QByteArray("and");
        QTest::newRow("any text") << QByteArray("prompt") << QByteArray("  \n\"x\" ") << QByteArray("  \n\"x\" ");
    }

    void takesText()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        RunConfig config;
        QCOMPARE(setTo(config, name.toStdString(), text.toStdString()), std::string());
        QCOMPARE(textOf(config, *pal::findField<RunConfig>(name.toStdString())), shown.toStdString());
    }

    void refusesText_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("word") << QByteArray("lr") << QByteArray("fast") << QByteArray("a number needed");
        QTest::newRow("empty") << QByteArray("lr") << QByteArray("") << QByteArray("a number needed");
        QTest::newRow("rest") << QByteArray("lr") << QByteArray("1e-4x") << QByteArray("a number needed");
        QTest::newRow("space") << QByteArray("batch_size") << QByteArray(" 8") << QByteArray("a whole number");
        QTest::newRow("fraction") << QByteArray("batch_size") << QByteArray("8.5") << QByteArray("a whole number");
        QTest::newRow("huge") << QByteArray("batch_size") << QByteArray("99999999999999999999")
                              << QByteArray("a whole number");
        QTest::newRow("zero") << QByteArray("batch_size") << QByteArray("0") << QByteArray("a whole number from 1 to");
        QTest::newRow("negative") << QByteArray("lr") << QByteArray("-1") << QByteArray("from 0.0 to 10.0");
        QTest::newRow("nan") << QByteArray("lr") << QByteArray("nan") << QByteArray("from 0.0");
        QTest::newRow("infinite") << QByteArray("uw") << QByteArray("inf") << QByteArray("from 0.0");
        QTest::newRow("choice") << QByteArray("profile") << QByteArray("papr") << QByteArray("paper, corrected");
        QTest::newRow("boolean") << QByteArray("sticky_flags") << QByteArray("maybe") << QByteArray("on or off");
        QTest::newRow("optional") << QByteArray("max_epochs") << QByteArray("many") << QByteArray("or none");
        QTest::newRow("optional range") << QByteArray("max_epochs") << QByteArray("-1")
                                        << QByteArray("a whole number from 0 to");
    }

    void refusesText()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        RunConfig config;
        const std::string error = setTo(config, name.toStdString(), text.toStdString());
        QVERIFY2(error.find("--" + name.toStdString()) != std::string::npos, error.c_str());
        QVERIFY2(error.find(wanted.toStdString()) != std::string::npos, error.c_str());
        QVERIFY2(config == RunConfig{}, "a refused value must change nothing");
    }

    void refusesJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("unknown") << QByteArray("{\"batchsize\":8}") << QByteArray("'batchsize'");
        QTest::newRow("no json") << QByteArray("lr: 1") << QByteArray("JSON");
        QTest::newRow("empty") << QByteArray("") << QByteArray("JSON");
        QTest::newRow("a list") << QByteArray("[1]") << QByteArray("object");
        QTest::newRow("text for number") << QByteArray("{\"lr\":\"1e-4\"}") << QByteArray("lr");
        QTest::newRow("number for text") << QByteArray("{\"exp\":0}") << QByteArray("exp");
        QTest::newRow("fraction") << QByteArray("{\"batch_size\":8.5}") << QByteArray("batch_size");
        QTest::newRow("range") << QByteArray("{\"batch_size\":0}") << QByteArray("batch_size");
        QTest::newRow("too large") << QByteArray("{\"seed\":18446744073709551615}") << QByteArray("seed");
        QTest::newRow("null") << QByteArray("{\"lr\":null}") << QByteArray("lr");
        QTest::newRow("choice") << QByteArray("{\"profile\":\"other\"}") << QByteArray("profile");
        QTest::newRow("number for boolean") << QByteArray("{\"sticky_flags\":1}") << QByteArray("sticky_flags");
        QTest::newRow("second of two") << QByteArray("{\"lr\":0.5,\"kl\":\"x\"}") << QByteArray("kl");
        QTest::newRow("nested deeply") << ("{\"lr\":" + QByteArray(200000, '[') + QByteArray(200000, ']') + "}")
                                       << QByteArray("lr");
        QTest::newRow("long") << ("{\"lr\":\"" + QByteArray(100000, 'x') + "\"}") << QByteArray("lr");
    }

    void refusesJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, named);
        RunConfig config;
        const pal::Status status = pal::applyJson(config, json.toStdString());
        QVERIFY(!status.ok());
        const std::string error = status.error().text();
        QVERIFY2(error.find(named.toStdString()) != std::string::npos, error.c_str());
        QVERIFY2(error.size() < 400, "the message is as long as the value");
        QVERIFY(config == RunConfig{});
    }

    void jsonChangesOnlyWhatItNames()
    {
        RunConfig config;
        config.kl = 3;
        config.maxEpochs = 7;
        QVERIFY(pal::applyJson(config, "{\"lr\": 1, \"max_epochs\": null, \"exp\": \"a\\u00e9\"}").ok());
        QCOMPARE(config.lr, 1.0);
        QCOMPARE(config.kl, 3.0);
        QVERIFY(!config.maxEpochs);
        QCOMPARE(config.exp, std::string("a\xc3\xa9"));
    }

    void textThatIsNotUtf8CanBeSaved()
    {
        RunConfig config;
        config.dir = "a\xff";
        RunConfig read;
        QVERIFY(pal::applyJson(read, pal::toJson(config)).ok());
        QCOMPARE(read.dir, std::string("a\xef\xbf\xbd"));
    }

    void validateComparesFields()
    {
        RunConfig config;
        QVERIFY(pal::validate(config).ok());
        config.suffixLength = 100;
        QVERIFY(pal::validate(config).error().text().find("--suffix_length") != std::string::npos);
        config = {};
        config.elStart = 200;
        QVERIFY(pal::validate(config).error().text().find("--el_start") != std::string::npos);
        config = {};
        config.lr = std::nan("");
        QVERIFY(!pal::validate(config).ok());

        pal::FinetuneConfig finetune;
        QVERIFY(!pal::validate(finetune).ok());
        finetune.config = "config.json";
        finetune.rows = "a.npy";
        QVERIFY(pal::validate(finetune).ok());
        finetune.modelName = "x";
        QVERIFY(!pal::validate(finetune).ok());

        pal::GenerateConfig generate;
        QVERIFY(!pal::validate(generate).ok());
        generate.modelName = "m";
        QVERIFY(pal::validate(generate).ok());
        generate.doSample = true;
        generate.numBeams = 2;
        QVERIFY(!pal::validate(generate).ok());
    }
};

QTEST_APPLESS_MAIN(TestFields)
#include "tst_fields.moc"
