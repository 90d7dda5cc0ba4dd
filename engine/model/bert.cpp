#include "engine/model/encoder.h"

#include "engine/base/files.h"
#include "engine/formats/json_file.h"
#include "engine/formats/tensor_files.h"
#include "engine/model/attention.h"
#include "engine/model/checkpoint.h"
#include "engine/model/config_reader.h"
#include "engine/model/parameter_table.h"
#include "engine/model/sublayers.h"

#include <ATen/ops/embedding.h>
#include <c10/util/Exception.h>
#include <nlohmann/json.hpp>
#include <torch/utils.h>

#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;
using torch::Tensor;

struct BertLayer {
    Linear queryKeyValue;
    Linear attentionOut;
    Norm attentionNorm;
    Linear mlpIn;
    Linear mlpOut;
    Norm mlpNorm;
};

std::string layerName(std::int64_t layer) { return "encoder.layer." + std::to_string(layer) + "."; }

std::vector<ParameterSpec> parametersOf(const EncoderConfig& c)
{
    const std::int64_t d = c.hiddenSize;
    std::vector<ParameterSpec> specs{
        {{"embeddings.word_embeddings.weight"}, {c.vocabularySize, d}},
        {{"embeddings.position_embeddings.weight"}, {c.maxPositions, d}},
        {{"embeddings.token_type_embeddings.weight"}, {c.tokenTypes, d}},
        {{"embeddings.LayerNorm.weight"}, {d}},
        {{"embeddings.LayerNorm.bias"}, {d}},
    };
    for (std::int64_t i = 0; i < c.layers; ++i) {
        const std::string layer = layerName(i);
        const std::string self = layer + "attention.self.";
        const auto linear = [&](const std::string& name, std::int64_t in, std::int64_t out) {
            specs.push_back({{layer + name + ".weight"}, {out, in}});
            specs.push_back({{layer + name + ".bias"}, {out}});
        };
        const auto norm = [&](const std::string& name) {
            specs.push_back({{layer + name + ".weight"}, {d}});
            specs.push_back({{layer + name + ".bias"}, {d}});
        };
        specs.push_back({{self + "query.weight", self + "key.weight", self + "value.weight"}, {3 * d, d}});
        specs.push_back({{self + "query.bias", self + "key.bias", self + "value.bias"}, {3 * d}});
        linear("attention.output.dense", d, d);
        norm("attention.output.LayerNorm");
        linear("intermediate.dense", d, c.innerSize);
        linear("output.dense", c.innerSize, d);
        norm("output.LayerNorm");
    }
    return specs;
}

/// Devlin et al. 2019: post-norm blocks, erf GELU, learned positions, token types all 0.
class Bert : public Encoder {
public:
    Bert(EncoderConfig config, const ParameterTable& table) : m_config(config)
    {
        const auto norm = [&](const std::string& name) {
            return Norm{table.whole(name + ".weight"), table.whole(name + ".bias"), config.normEpsilon};
        };
        const auto linear = [&](const std::string& name) {
            return Linear{table.whole(name + ".weight"), table.whole(name + ".bias")};
        };
        m_tokens = table.whole("embeddings.word_embeddings.weight");
        m_positions = table.whole("embeddings.position_embeddings.weight")
                      + table.whole("embeddings.token_type_embeddings.weight")[0];
        m_norm = norm("embeddings.LayerNorm");
        for (std::int64_t i = 0; i < config.layers; ++i) {
            const std::string name = layerName(i);
            m_layers.push_back(
                {{table.whole(name + "attention.self.query.weight"), table.whole(name + "attention.self.query.bias")},
                 linear(name + "attention.output.dense"),
                 norm(name + "attention.output.LayerNorm"),
                 linear(name + "intermediate.dense"),
                 linear(name + "output.dense"),
                 norm(name + "output.LayerNorm")});
        }
    }

    const EncoderConfig& config() const override { return m_config; }

    Tensor hidden(const Tensor& ids, const Tensor& mask, std::int64_t layer) override
    {
        const torch::NoGradGuard noGrad;
        const std::int64_t rows = ids.size(0), length = ids.size(1), d = m_config.hiddenSize;
        TORCH_CHECK(length <= m_config.maxPositions, "a text of ", length, " tokens, the encoder has ",
                    m_config.maxPositions, " positions");
        TORCH_CHECK(layer >= 0 && layer <= m_config.layers, "layer ", layer, " asked, the encoder has ",
                    m_config.layers);
        Tensor x = (at::embedding(m_tokens, ids) + m_positions.narrow(0, 0, length)).view({rows * length, d});
        x = m_norm.apply(x);
        const Tensor bias =
            torch::zeros({rows, 1, 1, length}, torch::kFloat32)
                .masked_fill_(mask.logical_not().view({rows, 1, 1, length}), std::numeric_limits<float>::lowest())
                .expand({rows, 1, length, length});
        const AttentionMask visible{bias, true};
        const double scale = 1 / std::sqrt(double(d / m_config.heads));
        for (std::int64_t i = 0; i < layer; ++i) {
            const BertLayer& block = m_layers[std::size_t(i)];
            const Tensor attended = attend(block.queryKeyValue.apply(x), rows, m_config.heads, scale, visible).output;
            x = block.attentionNorm.apply(block.attentionOut.applyOnto(x, attended));
            Tensor inner = block.mlpIn.apply(x);
            x = block.mlpNorm.apply(block.mlpOut.applyOnto(x, activateInPlace(inner, Activation::GeluErf)));
        }
        return x.view({rows, length, d});
    }

private:
    const EncoderConfig m_config;
    Tensor m_tokens;
    Tensor m_positions; ///< with token type 0 added
    Norm m_norm;
    std::vector<BertLayer> m_layers;
};

Result<EncoderConfig> readConfig(const fs::path& path)
{
    PALIMPSEST_TRY(const nlohmann::json json, readJsonFile(path));
    if (!json.is_object())
        return badInput(path.string() + ": no JSON object");
    ConfigReader reader(json);
    const std::string type = reader.string("model_type", "");
    if (type != "bert")
        reader.fail("model_type is '" + type + "', an encoder has to be a 'bert'");
    EncoderConfig c;
    c.vocabularySize = reader.integer({"vocab_size"}, 1, kMostVocabulary);
    c.hiddenSize = reader.integer({"hidden_size"}, 1, kMostWidth);
    c.layers = reader.integer({"num_hidden_layers"}, 1, kMostLayers);
    c.heads = reader.integer({"num_attention_heads"}, 1, kMostWidth);
    c.innerSize = reader.integer({"intermediate_size"}, 1, kMostWidth * 8);
    c.maxPositions = reader.integer({"max_position_embeddings"}, 1, kMostPositions);
    c.tokenTypes = reader.integer({"type_vocab_size"}, 1, kMostVocabulary, 2);
    c.padId = reader.tokenId("pad_token_id", 0).value_or(0);
    c.normEpsilon = reader.number("layer_norm_eps", 0, 1, 1e-12);
    reader.requireDivisible("hidden_size", c.hiddenSize, "num_attention_heads", c.heads);
    if (reader.activation("hidden_act", "gelu") != Activation::GeluErf)
        reader.fail("hidden_act is not 'gelu', the only activation of a BERT known here");
    if (reader.string("position_embedding_type", "absolute") != "absolute")
        reader.fail("position_embedding_type is not 'absolute'");
    PALIMPSEST_CHECK(reader.status().in(path.string()));
    return c;
}

/// The first BERT checkpoints call a norm's weight gamma and its bias beta.
NamedTensors withNewNormNames(NamedTensors tensors)
{
    for (auto& [name, tensor] : tensors)
        for (const auto& [old, now] : {std::pair{".gamma", ".weight"}, std::pair{".beta", ".bias"}})
            if (name.ends_with(old))
                name.replace(name.size() - std::string_view(old).size(), std::string::npos, now);
    return tensors;
}

} // namespace

Result<LoadedEncoder> loadEncoder(const std::string& name)
{
    PALIMPSEST_TRY(const fs::path directory, findModelDirectory(name));
    PALIMPSEST_TRY(const EncoderConfig config, readConfig(directory / "config.json"));
    PALIMPSEST_TRY(const TensorFile file, loadTensors(directory));
    std::vector<std::string> unused; // heads and poolers that scoring has no use for
    PALIMPSEST_TRY(const ParameterTable table,
                   ParameterTable::load(parametersOf(config), withNewNormNames(file.tensors), {"bert."}, {}, unused)
                       .in(directory.string()));
    return LoadedEncoder{std::make_unique<Bert>(config, table), directory};
}

} // namespace palimpsest
