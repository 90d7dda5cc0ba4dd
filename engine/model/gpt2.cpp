#include "engine/model/families.h"

#include <cmath>

namespace palimpsest {

/// GPT-2: one matrix for query, key and value, and every matrix stored as [in, out].
DecoderPlan planGpt2(ConfigReader& config)
{
    DecoderPlan plan;
    CausalLmConfig& common = plan.config;
    common.architecture = "GPT2LMHeadModel";
    common.vocabularySize = config.integer({"vocab_size"}, 1, kMostVocabulary);
    common.hiddenSize = config.integer({"n_embd", "hidden_size"}, 1, kMostWidth);
    common.layers = config.integer({"n_layer", "num_hidden_layers"}, 1, kMostLayers);
    common.heads = config.integer({"n_head", "num_attention_heads"}, 1, kMostWidth);
    common.maxPositions = config.integer({"n_positions", "max_position_embeddings"}, 1, kMostPositions);
    common.bosId = config.tokenId("bos_token_id", 50256);
    common.eosId = config.tokenId("eos_token_id", 50256);
    config.requireDivisible("n_embd", common.hiddenSize, "n_head", common.heads);

    plan.embeddingSize = common.hiddenSize;
    plan.innerSize = config.integer({"n_inner"}, 1, 4 * kMostWidth, 4 * common.hiddenSize);
    plan.attentionScale = 1.0 / std::sqrt(double(common.hiddenSize / common.heads));
    plan.activation = config.activation("activation_function", "gelu_new");
    plan.normEpsilon = config.number("layer_norm_epsilon", 0, 1, 1e-5);
    plan.initStd = config.number("initializer_range", 0, 10, 0.02);
    plan.tiedHead = config.boolean("tie_word_embeddings", true);
    plan.transposedWeights = true;
    plan.windows.assign(std::size_t(common.layers), 0);
    if (!config.boolean("scale_attn_weights", true) || config.boolean("scale_attn_by_inverse_layer_idx", false))
        config.fail("attention scaled otherwise than by the root of the head's size is not supported "
                    "(\"scale_attn_weights\", \"scale_attn_by_inverse_layer_idx\")");
    if (config.boolean("add_cross_attention", false))
        config.fail("\"add_cross_attention\" is not supported");
    plan.names = {"transformer.wte",
                  "transformer.wpe",
                  "transformer.h",
                  "ln_1",
                  {"attn.c_attn"},
                  "attn.c_proj",
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
