#include "engine/base/files.h"
#include "engine/model/checkpoint.h"
#include "tests/engine/model/model_goldens.h"

#include <QTemporaryDir>
#include <nlohmann/json.hpp>

using namespace goldens;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

json configOf(const fs::path& directory) { return json::parse(*pal::readFile(directory / "config.json")); }

void writeConfig(const fs::path& directory, const json& config)
{
    QVERIFY(pal::writeFileAtomically(directory / "config.json", config.dump()).ok());
}

/// A copy of a fixture that a test may spoil.
struct Copy {
    explicit Copy(const std::string& name) : path(fs::path(temporary.path().toStdString()) / "m")
    {
        fs::copy(directory(name), path, fs::copy_options::recursive);
        for (const auto& entry : fs::directory_iterator(path))
            fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
    }

    pal::NamedTensors tensors() const { return pal::readSafetensors(path / "model.safetensors")->tensors; }
    /// Loads the copy with changed tensors and returns the error, empty if there is none.
    std::string errorWith(const pal::NamedTensors& tensors)
    {
        fs::remove(path / "model.safetensors");
        if (!pal::writeSafetensors(path / "model.safetensors", tensors))
            return "cannot write";
        return error();
    }
    std::string errorWith(const json& config)
    {
        writeConfig(path, config);
        return error();
    }
    std::string error() const
    {
        const auto loaded = pal::loadCausalLm(path.string());
        return loaded ? std::string() : loaded.error().text();
    }

    QTemporaryDir temporary;
    fs::path path;
};

bool contains(const std::string& text, const std::vector<std::string>& parts)
{
    for (const std::string& part : parts) {
        if (text.find(part) == std::string::npos) {
            qWarning("\"%s\" lacks \"%s\"", text.c_str(), part.c_str());
            return false;
        }
    }
    return true;
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void weightsOfAnotherModelAreRefused()
    {
        const auto model = load("neo");
        pal::NamedTensors weights = load("neo")->parameters();
        weights.back().second = weights.back().second.detach() + 1;
        QVERIFY(pal::setWeights(*model, weights).ok());
        QVERIFY(torch::equal(model->parameters().back().second, weights.back().second));
        const std::string name = weights.back().first;
        weights.back().second = torch::zeros({1, 2, 3});
        const auto status = pal::setWeights(*model, weights);
        QVERIFY(!status.ok());
        QVERIFY(status.error().text().find(name) != std::string::npos);
        weights.pop_back();
        QVERIFY(!pal::setWeights(*model, weights).ok());
    }

    void savedModelsComeBack_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string& name : kDecoders)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void savedModelsComeBack()
    {
        QFETCH(QString, name);
        QTemporaryDir temporary;
        const auto model = load(name.toStdString());
        for (const auto dtype : {torch::kFloat32, torch::kFloat16, torch::kBFloat16}) {
            const fs::path out = fs::path(temporary.path().toStdString()) / c10::toString(dtype);
            const auto saved = pal::saveCausalLm(*model, out, dtype);
            QVERIFY2(saved.ok(), saved ? "" : saved.error().text().c_str());
            const auto again = pal::loadCausalLm(out.string());
            QVERIFY2(again.ok(), again ? "" : again.error().text().c_str());
            QVERIFY(again->warnings.empty());
            auto& before = model->parameters();
            auto& after = again->model->parameters();
            QCOMPARE(after.size(), before.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                QCOMPARE(after[i].first, before[i].first);
                QCOMPARE(int(after[i].second.scalar_type()), int(torch::kFloat32));
                QVERIFY(torch::equal(after[i].second, before[i].second.to(dtype).to(torch::kFloat32)));
            }
            json config = configOf(out), original = configOf(directory(name.toStdString()));
            QCOMPARE(config["torch_dtype"], dtype == torch::kFloat32   ? "float32"
                                            : dtype == torch::kFloat16 ? "float16"
                                                                       : "bfloat16");
            config.erase("torch_dtype");
            original.erase("torch_dtype");
            QCOMPARE(config.dump(), original.dump());
            QCOMPARE(json::parse(*pal::readFile(out / "generation_config.json"))["eos_token_id"],
                     original["eos_token_id"]);
        }
    }

    void namesMayLackOrHaveTheirPrefix()
    {
        for (const std::string name : {"neo", "gpt2", "opt"}) {
            Copy copy(name);
            pal::NamedTensors renamed;
            const std::string prefix = name == "opt" ? "model." : "transformer.";
            for (auto& [key, tensor] : copy.tensors())
                renamed.emplace_back(key.substr(prefix.size()), tensor.clone());
            // Buffers of old checkpoints, and the tied head written out.
            renamed.emplace_back("h.0.attn.bias", torch::ones({1, 1, 4, 4}, torch::kUInt8));
            renamed.emplace_back("h.0.attn.masked_bias", torch::tensor(-1e4));
            renamed.emplace_back("h.1.attn.attention.bias", torch::ones({1, 1, 4, 4}, torch::kUInt8));
            renamed.emplace_back("lm_head.weight", torch::zeros({3}));
            QCOMPARE(copy.errorWith(renamed), std::string());
            QVERIFY(pal::loadCausalLm(copy.path.string())->warnings.empty());
            renamed.emplace_back("h.0.adapter.weight", torch::zeros({3}));
            QCOMPARE(copy.errorWith(renamed), std::string());
            const auto warnings = pal::loadCausalLm(copy.path.string())->warnings;
            QCOMPARE(warnings.size(), std::size_t(1));
            QVERIFY(contains(warnings[0], {"h.0.adapter.weight"}));
        }
    }

    void wrongTensorsAreNamed()
    {
        Copy copy("neo");
        const pal::NamedTensors good = copy.tensors();
        const std::string name = "transformer.h.1.attn.attention.k_proj.weight";
        const auto changed = [&](auto change) {
            pal::NamedTensors tensors;
            for (const auto& [key, tensor] : good)
                tensors.emplace_back(key, key == name ? change(tensor.clone()) : tensor.clone());
            return tensors;
        };
        pal::NamedTensors missing;
        for (const auto& [key, tensor] : good)
            if (key != name)
                missing.emplace_back(key, tensor.clone());
        QVERIFY(contains(copy.errorWith(missing), {name, "missing", copy.path.string()}));
        QVERIFY(contains(copy.errorWith(changed([](torch::Tensor t) { return t.slice(0, 1).clone(); })),
                         {name, "[23, 24]", "[24, 24]"}));
        QVERIFY(contains(copy.errorWith(changed([](torch::Tensor t) { return t.flatten(); })), {name, "[576]"}));
        QVERIFY(
            contains(copy.errorWith(changed([](torch::Tensor t) { return t.to(torch::kInt64); })), {name, "floating"}));
        QVERIFY(
            contains(copy.errorWith(changed([](torch::Tensor t) { return t.to(torch::kBool); })), {name, "floating"}));
        auto twice = changed([](torch::Tensor t) { return t; });
        twice.emplace_back("h.0.ln_1.weight", torch::zeros({24}));
        QVERIFY(contains(copy.errorWith(twice), {"h.0.ln_1.weight", "twice"}));
        QCOMPARE(copy.errorWith(changed([](torch::Tensor t) { return t.to(torch::kFloat64); })), std::string());
    }

    void absurdConfigsAreErrors_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value"); // JSON; empty: the field is removed
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* field, const char* value, const char* expected) {
            QTest::addRow("%s %s %s", name, field, value) << name << field << value << expected;
        };
        row("neo", "hidden_size", "", "\"hidden_size\" is missing");
        row("neo", "hidden_size", "25", "hidden_size 25 is not a multiple of num_heads 3");
        row("neo", "hidden_size", "-24", "\"hidden_size\" is -24");
        row("neo", "hidden_size", "24.0", "\"hidden_size\" is 24.0");
        row("neo", "hidden_size", "\"24\"", "\"hidden_size\"");
        row("neo", "hidden_size", "48", "[97, 48]");
        row("neo", "num_heads", "0", "\"num_heads\" is 0");
        row("neo", "num_heads", "1000000000000", "\"num_heads\"");
        row("neo", "vocab_size", "18446744073709551615", "\"vocab_size\"");
        row("neo", "vocab_size", "1e400", "config.json");
        row("neo", "num_layers", "5", "\"num_layers\" is 5");
        row("neo", "num_layers", "null", "\"num_layers\" is missing");
        row("neo", "attention_layers", "[\"global\",\"sparse\",\"global\",\"local\"]", "sparse");
        row("neo", "attention_layers", "{\"a\":1}", "attention");
        row("neo", "activation_function", "\"swish\"", "gelu_new");
        row("neo", "layer_norm_epsilon", "-1", "layer_norm_epsilon");
        row("neo", "window_size", "0", "window_size");
        row("neo", "model_type", "\"llama\"", "\"llama\" is not supported; known are gpt_neo, gpt2, opt");
        row("neo", "model_type", "", "\"model_type\" is missing");
        row("neo", "model_type", "7", "\"model_type\"");
        row("neo", "tie_word_embeddings", "1", "tie_word_embeddings");
        row("neo", "tie_word_embeddings", "false", "lm_head.weight");
        row("neo", "max_position_embeddings", "4611686018427387904", "max_position_embeddings");
        row("gpt2", "n_embd", "", "\"n_embd\" is missing");
        row("gpt2", "n_head", "3", "n_embd 20 is not a multiple of n_head 3");
        row("gpt2", "n_positions", "16777216", "[16777216, 20]");
        row("gpt2", "scale_attn_by_inverse_layer_idx", "true", "scale_attn_by_inverse_layer_idx");
        row("opt", "ffn_dim", "", "\"ffn_dim\" is missing");
        row("opt", "word_embed_proj_dim", "12", "[83, 12]");
        row("opt", "enable_bias", "false", "enable_bias");
        row("opt_350m", "do_layer_norm_before", "true", "final_layer_norm.weight");
    }
    void absurdConfigsAreErrors()
    {
        QFETCH(QString, name);
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        Copy copy(name.toStdString());
        json config = configOf(copy.path);
        std::string text;
        if (value.isEmpty()) {
            config.erase(field.toStdString());
            text = config.dump();
        } else {
            config[field.toStdString()] = "@@";
            text = config.dump();
            text.replace(text.find("\"@@\""), 4, value.toStdString());
        }
        QVERIFY(pal::writeFileAtomically(copy.path / "config.json", text).ok());
        const auto loaded = pal::loadCausalLm(copy.path.string());
        QVERIFY(!loaded);
        QCOMPARE(int(loaded.error().kind), int(pal::ErrorKind::BadInput));
        QVERIFY(contains(loaded.error().text(), {expected.toStdString(), copy.path.string()}));
    }

    void brokenDirectoriesAreErrors()
    {
        Copy copy("neo");
        for (const char* text : {"", "[]", "{", "\"x\"", "{\"model_type\": \"gpt_neo\""}) {
            QVERIFY(pal::writeFileAtomically(copy.path / "config.json", text).ok());
            QVERIFY(contains(copy.error(), {"config.json"}));
        }
        fs::remove(copy.path / "config.json");
        QVERIFY(contains(copy.error(), {"config.json"}));
        QVERIFY(!pal::loadCausalLm(""));
        QVERIFY(!pal::loadCausalLm("no/such/place"));
    }

    void newModelsStartAsTransformersStartsThem()
    {
        auto model = pal::newCausalLm(directory("gpt2") / "config.json", 5);
        QVERIFY2(model.ok(), model ? "" : model.error().text().c_str());
        auto same = pal::newCausalLm(directory("gpt2") / "config.json", 5);
        auto other = pal::newCausalLm(directory("gpt2") / "config.json", 6);
        const auto loaded = load("gpt2");
        QCOMPARE((*model)->parameters().size(), loaded->parameters().size());
        for (std::size_t i = 0; i < loaded->parameters().size(); ++i) {
            const auto& [name, value] = (*model)->parameters()[i];
            QCOMPARE(name, loaded->parameters()[i].first);
            QCOMPARE(value.sizes(), loaded->parameters()[i].second.sizes());
            QVERIFY(value.requires_grad() && value.is_leaf());
            QVERIFY(torch::equal(value, (*same)->parameters()[i].second));
            if (value.dim() == 2) {
                QVERIFY(std::abs(value.std().item<double>() - 0.02) < 0.002);
                QVERIFY(!torch::equal(value, (*other)->parameters()[i].second));
            } else {
                const bool norm = name.find("ln_") != std::string::npos && name.find("weight") != std::string::npos;
                QVERIFY(torch::equal(value, torch::full_like(value, norm ? 1.0 : 0.0)));
            }
        }
        Copy copy("gpt2");
        json config = configOf(copy.path);
        config["vocab_size"] = 1 << 24;
        config["n_embd"] = 1 << 18;
        config["n_head"] = 1;
        writeConfig(copy.path, config);
        const auto giant = pal::newCausalLm(copy.path / "config.json", 1);
        QVERIFY(!giant);
        QVERIFY(contains(giant.error().text(), {"memory"}));
    }

    void repositoriesAreFoundInTheCache()
    {
        QTemporaryDir temporary;
        const fs::path repository = fs::path(temporary.path().toStdString()) / "hub" / "models--Some-One--tiny.neo_1";
        fs::create_directories(repository / "refs");
        fs::create_directories(repository / "snapshots" / "abc123");
        fs::copy(directory("neo"), repository / "snapshots" / "abc123", fs::copy_options::recursive);
        QVERIFY(pal::writeFileAtomically(repository / "refs" / "main", "abc123\n").ok());
        qputenv("HF_HOME", temporary.path().toUtf8());
        const auto found = pal::findModelDirectory("Some-One/tiny.neo_1");
        QVERIFY(found.ok());
        QCOMPARE(found->string(), (repository / "snapshots" / "abc123").string());
        QVERIFY(pal::loadCausalLm("Some-One/tiny.neo_1").ok());
        for (const char* name : {"Some-One/other", "../hub", "Some-One/../x", "/Some-One/tiny.neo_1", "a/b/c", ""}) {
            const auto missing = pal::findModelDirectory(name);
            QVERIFY2(!missing, name);
            QVERIFY(contains(missing.error().text(), {"no such directory"}));
        }
        QVERIFY(pal::writeFileAtomically(repository / "refs" / "main", "../../escape").ok());
        QVERIFY(!pal::findModelDirectory("Some-One/tiny.neo_1"));
        qunsetenv("HF_HOME");
    }

    void tokenizerFilesAreCopied()
    {
        QTemporaryDir temporary;
        const fs::path from = fs::path(temporary.path().toStdString()) / "from", to = from / "to";
        fs::create_directories(from);
        for (const char* name : {"vocab.json", "merges.txt", "tokenizer_config.json", "README.md"})
            QVERIFY(pal::writeFileAtomically(from / name, name).ok());
        QVERIFY(pal::copyTokenizerFiles(from, to).ok());
        QCOMPARE(*pal::readFile(to / "merges.txt"), std::string("merges.txt"));
        QVERIFY(fs::exists(to / "vocab.json") && fs::exists(to / "tokenizer_config.json"));
        QVERIFY(!fs::exists(to / "README.md") && !fs::exists(to / "tokenizer.json"));
    }

    void anUnwritableDirectoryIsAnError()
    {
        QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "file";
        QVERIFY(pal::writeFileAtomically(file, "x").ok());
        const auto saved = pal::saveCausalLm(*load("gpt2"), file / "model");
        QVERIFY(!saved);
        QCOMPARE(int(saved.error().kind), int(pal::ErrorKind::FileSystem));
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
