#include "engine/model/families.h"

#include <cmath>

namespace palimpsest {

/// OPT: ReLU, positions counted over the mask and stored from row 2 on. opt-350m puts its norms behind the sums, has no
/// final one, and an embedding narrower than the model.
DecoderPlan planOpt(ConfigReader& config)
{
    DecoderPlan plan;
    CausalLmConfig& common = plan.config;
    common.architecture = "OPTForCausalLM";
    common.vocabularySize = config.integer({"vocab_size"}, 1, kMostVocabulary);
    common.hiddenSize = config.integer({"hidden_size"}, 1, kMostWidth);
    common.layers = config.integer({"num_hidden_layers"}, 1, kMostLayers);
    common.heads = config.integer({"num_attention_heads"}, 1, kMostWidth);
    common.maxPositions = config.integer({"max_position_embeddings"}, 1, kMostPositions);
    common.bosId = config.tokenId("bos_token_id", 2);
    common.eosId = config.tokenId("eos_token_id", 2);
    config.requireDivisible("hidden_size", common.hiddenSize, "num_attention_heads", common.heads);

    plan.embeddingSize = config.integer({"word_embed_proj_dim"}, 1, kMostWidth, common.hiddenSize);
    plan.projections = plan.embeddingSize != common.hiddenSize;
    plan.innerSize = config.integer({"ffn_dim"}, 1, 4 * kMostWidth);
    plan.attentionScale = 1.0 / std::sqrt(double(common.hiddenSize / common.heads));
    plan.activation = config.activation("activation_function", "relu");
    plan.initStd = config.number("init_std", 0, 10, 0.02);
    plan.tiedHead = config.boolean("tie_word_embeddings", true);
    plan.normBefore = config.boolean("do_layer_norm_before", true);
    plan.finalNorm = plan.normBefore && !config.boolean("_remove_final_layer_norm", false);
    plan.positionOffset = 2;
    plan.positionsCountMask = true;
    plan.windows.assign(std::size_t(common.layers), 0);
    if (!config.boolean("enable_bias", true) || !config.boolean("layer_norm_elementwise_affine", true))
        config.fail("OPT without biases or norm weights is not supported (\"enable_bias\", "
                    "\"layer_norm_elementwise_affine\")");
    plan.names = {"model.decoder.embed_tokens",
                  "model.decoder.embed_positions",
                  "model.decoder.layers",
                  "self_attn_layer_norm",
                  {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"},
                  "self_attn.out_proj",
                  "final_layer_norm",
                  "fc1",
                  "fc2",
                  "model.decoder.final_layer_norm",
                  "model.decoder.project_in",
                  "model.decoder.project_out",
                  {"model.decoder.", "decoder.", "model."}};
    return plan;
}

} // namespace palimpsest
