#include "engine/model/families.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace palimpsest {

namespace {

/// Expands attention_types, [[["global", "local"], 6]], to a kind for every layer; attention_layers, the expanded list
/// itself, wins where a file has both.
std::vector<std::string> layerKinds(ConfigReader& config, std::size_t layers)
{
    std::vector<std::string> kinds;
    const auto addAll = [&](const nlohmann::json& list) {
        if (!list.is_array())
            config.fail("field \"attention_types\" is not a list of lists");
        for (const auto& kind : list)
            kinds.push_back(kind.is_string() ? kind.get<std::string>() : std::string());
    };
    if (config.json().contains("attention_layers")) {
        addAll(config.json()["attention_layers"]);
    } else if (config.json().contains("attention_types")) {
        for (const auto& item : config.json()["attention_types"]) {
            const bool pair = item.is_array() && item.size() == 2 && item[0].is_array() && item[1].is_number_unsigned();
            if (!pair || item[1].get<std::uint64_t>() > layers) {
                config.fail(
                    "field \"attention_types\" is not a list of [kinds, repetitions] that gives \"num_layers\"");
                return kinds;
            }
            for (std::uint64_t i = 0; i < item[1].get<std::uint64_t>(); ++i)
                addAll(item[0]);
        }
    } else {
        for (std::size_t i = 0; i < layers; ++i)
            kinds.push_back(i % 2 == 0 ? "global" : "local");
    }
    if (kinds.size() != layers)
        config.fail("\"num_layers\" is " + std::to_string(layers) + ", the list of attention kinds has "
                    + std::to_string(kinds.size()));
    return kinds;
}

} // namespace

/// GPT-Neo: attention is not scaled, and every second layer sees a window.
DecoderPlan planGptNeo(ConfigReader& config)
{
    DecoderPlan plan;
    CausalLmConfig& common = plan.config;
    common.architecture = "GPTNeoForCausalLM";
    common.vocabularySize = config.integer({"vocab_size"}, 1, kMostVocabulary);
    common.hiddenSize = config.integer({"hidden_size"}, 1, kMostWidth);
    common.layers = config.integer({"num_layers"}, 1, kMostLayers);
    common.heads = config.integer({"num_heads"}, 1, kMostWidth);
    common.maxPositions = config.integer({"max_position_embeddings"}, 1, kMostPositions);
    common.bosId = config.tokenId("bos_token_id", 50256);
    common.eosId = config.tokenId("eos_token_id", 50256);
    config.requireDivisible("hidden_size", common.hiddenSize, "num_heads", common.heads);

    plan.embeddingSize = common.hiddenSize;
    plan.innerSize = config.integer({"intermediate_size"}, 1, 4 * kMostWidth, 4 * common.hiddenSize);
    plan.activation = config.activation("activation_function", "gelu_new");
    plan.normEpsilon = config.number("layer_norm_epsilon", 0, 1, 1e-5);
    plan.initStd = config.number("initializer_range", 0, 10, 0.02);
    plan.tiedHead = config.boolean("tie_word_embeddings", true);
    plan.queryKeyValueBias = false;
    plan.blindQuery = BlindQuery::VisiblePads;

    const std::int64_t window = config.integer({"window_size"}, 1, kMostPositions, 256);
    for (const std::string& kind : layerKinds(config, std::size_t(common.layers))) {
        if (kind != "global" && kind != "local")
            config.fail("attention kind \"" + kind.substr(0, 60) + "\" is neither global nor local");
        plan.windows.push_back(kind == "local" ? window : 0);
    }
    plan.names = {"transformer.wte",
                  "transformer.wpe",
                  "transformer.h",
                  "ln_1",
                  {"attn.attention.q_proj", "attn.attention.k_proj", "attn.attention.v_proj"},
                  "attn.attention.out_proj",
                  "ln_2",
                  "mlp.c_fc",
                  "mlp.c_proj",
                  "transformer.ln_f",
                  "",
                  "",
                  {"transformer."}};
    return plan;
}

} // namespace palimpsest
