#pragma once

#include "engine/config/run_config.h"
#include "engine/formats/npy.h"
#include "engine/model/checkpoint.h"
#include "engine/text/tokenizer.h"

#include <QString>

#include <filesystem>
#include <fstream>
#include <string>

/// A model of 2 layers with random weights and an experiment of 6 rows: enough of a world for a whole run in seconds.
namespace tiny {

namespace fs = std::filesystem;
namespace pal = palimpsest;

inline const fs::path kTokenizer = fs::path(PALIMPSEST_SOURCE_DIR) / "datasets/demo/model";

inline void write(const fs::path& path, const std::string& text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

inline bool makeModel(const fs::path& directory, std::uint64_t seed)
{
    write(directory / "new.json", R"({"model_type": "gpt_neo", "architectures": ["GPTNeoForCausalLM"],
        "attention_types": [[["global", "local"], 1]], "hidden_size": 32, "intermediate_size": 64, "num_heads": 4,
        "num_layers": 2, "max_position_embeddings": 256, "vocab_size": 2048, "window_size": 16, "bos_token_id": 0,
        "eos_token_id": 0, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-05, "initializer_range": 0.2,
        "tie_word_embeddings": true})");
    auto model = pal::newCausalLm(directory / "new.json", seed);
    fs::remove(directory / "new.json");
    return model && pal::saveCausalLm(**model, directory) && pal::copyTokenizerFiles(kTokenizer, directory);
}

/// The smallest encoder of the fixtures with a vocabulary of letters.
inline bool makeEncoder(const fs::path& directory)
{
    fs::create_directories(directory);
    for (const char* name : {"config.json", "model.safetensors"})
        fs::copy_file(fs::path(PALIMPSEST_FIXTURES) / "models/bert" / name, directory / name);
    std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n.\n,\n?\n!\n";
    for (char letter = 'a'; letter <= 'z'; ++letter)
        vocabulary += std::string(1, letter) + "\n##" + letter + "\n";
    write(directory / "vocab.txt", vocabulary);
    write(directory / "tokenizer_config.json", R"({"tokenizer_class": "BertTokenizer", "do_lower_case": true})");
    return true;
}

inline bool makeRows(const fs::path& file, const std::string& beginning)
{
    const auto tokenizer = pal::loadTokenizer(kTokenizer);
    if (!tokenizer)
        return false;
    pal::IntMatrix rows{6, 200, {}};
    for (std::int64_t row = 0; row < rows.rows; ++row) {
        std::string text;
        for (int line = 0; line < 60; ++line)
            text += beginning + " number " + std::to_string(row * 61 + line * 7) + " of the village.\n";
        for (const pal::TokenId id : (*tokenizer)->encodeTruncated(text, false, 200))
            rows.values.push_back(id);
    }
    fs::create_directories(file.parent_path());
    return pal::writeNpy(file, rows, pal::NpyType::U2).ok();
}

inline bool makeWorld(const fs::path& folder)
{
    write(folder / "exp/tiny/doc_ids.csv", "doc_id,corpus\n3,a\n5,a\n8,a\n13,a\n21,a\n34,a\n");
    return makeModel(folder / "model", 7) && makeEncoder(folder / "bert")
           && makeRows(folder / "exp/tiny/unlearn/_dataset.npy", "The miller wrote letter")
           && makeRows(folder / "exp/tiny/learn/_dataset.npy", "The baker sold loaf");
}

/// A run of two epochs in that world.
inline pal::RunConfig runConfig(const fs::path& folder, const std::string& profile, const fs::path& directory)
{
    pal::RunConfig config;
    config.profile = profile;
    config.exp = "tiny";
    config.dataDir = (folder / "exp").string();
    config.modelName = config.tokenizerName = (folder / "model").string();
    config.gpt2Name = kTokenizer.string();
    config.bertName = (folder / "bert").string();
    config.bertLayer = 2;
    config.lr = 1e-3;
    config.batchSize = 2;
    config.maxEpochs = 2;
    config.acc = 0; // never reached: the run lasts both epochs
    config.el = 0;
    config.bleu = 0;
    config.f1 = 0;
    config.collapseGuard = false; // random weights guess worse than at random
    config.device = "cpu";
    config.threads = 1;
    config.dir = directory.string();
    return config;
}

} // namespace tiny
