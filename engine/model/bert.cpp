#include "engine/model/encoder.h"

#include "engine/formats/json_file.h"
#include "engine/formats/tensor_files.h"
#include "engine/model/checkpoint.h"
#include "engine/model/config_reader.h"
#include "engine/model/parameter_table.h"
#include "engine/model/sublayers.h"

#include <ATen/ops/embedding.h>
#include <nlohmann/json.hpp>
#include <torch/utils.h>

#include <cmath>

namespace palimpsest {

using torch::Tensor;

namespace {

struct BertPlan {
    EncoderConfig config;
    std::int64_t innerSize = 0;
    std::int64_t tokenTypes = 0;
    double normEpsilon = 1e-12;
    Activation activation = Activation::GeluErf;
};

const std::vector<std::string> kQueryKeyValue{"attention.self.query", "attention.self.key", "attention.self.value"};

Result<BertPlan> planBert(const nlohmann::json& json)
{
    ConfigReader reader(json);
    BertPlan plan;
    EncoderConfig& config = plan.config;
    config.modelType = reader.string("model_type", "");
    PALIMPSEST_CHECK(reader.status());
    if (config.modelType != "bert")
        return badInput("model_type \"" + config.modelType.substr(0, 60) + "\" is no supported encoder; known is bert");
    config.vocabularySize = reader.integer({"vocab_size"}, 1, kMostVocabulary);
    config.hiddenSize = reader.integer({"hidden_size"}, 1, kMostWidth);
    config.layers = reader.integer({"num_hidden_layers"}, 1, kMostLayers);
    config.heads = reader.integer({"num_attention_heads"}, 1, kMostWidth);
    config.maxPositions = reader.integer({"max_position_embeddings"}, 1, kMostPositions);
    plan.innerSize = reader.integer({"intermediate_size"}, 1, 4 * kMostWidth);
    plan.tokenTypes = reader.integer({"type_vocab_size"}, 1, kMostVocabulary, 2);
    plan.normEpsilon = reader.number("layer_norm_eps", 0, 1, 1e-12);
    plan.activation = reader.activation("hidden_act", "gelu");
    reader.requireDivisible("hidden_size", config.hiddenSize, "num_attention_heads", config.heads);
    if (reader.string("position_embedding_type", "absolute") != "absolute")
        reader.fail("only absolute positions are supported (\"position_embedding_type\")");
    PALIMPSEST_CHECK(reader.status());
    return plan;
}

std::string layerName(std::int64_t layer, const std::string& name)
{
    return "encoder.layer." + std::to_string(layer) + "." + name;
}

std::vector<ParameterSpec> parametersOf(const BertPlan& plan)
{
    const std::int64_t width = plan.config.hiddenSize;
    std::vector<ParameterSpec> specs{
        {{"embeddings.word_embeddings.weight"}, {plan.config.vocabularySize, width}, Init::Normal},
        {{"embeddings.position_embeddings.weight"}, {plan.config.maxPositions, width}, Init::Normal},
        {{"embeddings.token_type_embeddings.weight"}, {plan.tokenTypes, width}, Init::Normal}};
    const auto add = [&](const std::vector<std::string>& names, std::vector<std::int64_t> shape) {
        for (const char* suffix : {".weight", ".bias"}) {
            ParameterSpec spec{names, shape, Init::Normal};
            for (std::string& name : spec.names)
                name += suffix;
            specs.push_back(std::move(spec));
            shape.resize(1);
        }
    };
    add({"embeddings.LayerNorm"}, {width});
    for (std::int64_t i = 0; i < plan.config.layers; ++i) {
        std::vector<std::string> fused;
        for (const std::string& name : kQueryKeyValue)
            fused.push_back(layerName(i, name));
        add(fused, {3 * width, width});
        add({layerName(i, "attention.output.dense")}, {width, width});
        add({layerName(i, "attention.output.LayerNorm")}, {width});
        add({layerName(i, "intermediate.dense")}, {plan.innerSize, width});
        add({layerName(i, "output.dense")}, {width, plan.innerSize});
        add({layerName(i, "output.LayerNorm")}, {width});
    }
    return specs;
}

/// BERT is a post-norm decoder layer whose tokens see both ways.
class Bert : public Encoder {
public:
    Bert(BertPlan plan, const ParameterTable& table) : m_plan(std::move(plan))
    {
        const auto norm = [&](const std::string& name) {
            return Norm{table.whole(name + ".weight"), table.whole(name + ".bias"), m_plan.normEpsilon};
        };
        const auto linear = [&](const std::string& name) {
            return Linear{table.whole(name + ".weight"), table.whole(name + ".bias"), false, Precision::Float32};
        };
        m_words = table.whole("embeddings.word_embeddings.weight");
        m_positions = table.whole("embeddings.position_embeddings.weight");
        m_tokenType = table.whole("embeddings.token_type_embeddings.weight")[0];
        m_norm = norm("embeddings.LayerNorm");
        for (std::int64_t i = 0; i < m_plan.config.layers; ++i) {
            auto layer = std::make_shared<DecoderLayer>();
            layer->queryKeyValue = linear(layerName(i, kQueryKeyValue.front()));
            layer->attentionOut = linear(layerName(i, "attention.output.dense"));
            layer->attentionNorm = norm(layerName(i, "attention.output.LayerNorm"));
            layer->mlpIn = linear(layerName(i, "intermediate.dense"));
            layer->mlpOut = linear(layerName(i, "output.dense"));
            layer->mlpNorm = norm(layerName(i, "output.LayerNorm"));
            layer->heads = m_plan.config.heads;
            layer->attentionScale = 1.0 / std::sqrt(double(m_plan.config.hiddenSize / m_plan.config.heads));
            layer->normBefore = false;
            layer->activation = m_plan.activation;
            m_layers.push_back(std::move(layer));
        }
    }

    const EncoderConfig& config() const override { return m_plan.config; }

    Tensor hidden(const Tensor& ids, const Tensor& mask, std::int64_t layer) override
    {
        torch::NoGradGuard guard;
        const std::int64_t rows = ids.size(0), length = ids.size(1), width = m_plan.config.hiddenSize;
        TORCH_CHECK(length <= m_plan.config.maxPositions, "rows of ", length, " tokens, the encoder has ",
                    m_plan.config.maxPositions, " positions");
        TORCH_CHECK(layer >= 0 && layer <= m_plan.config.layers, "layer ", layer, " asked, the encoder has ",
                    m_plan.config.layers);
        const Tensor embedded = at::embedding(m_words, ids).add_(m_positions.narrow(0, 0, length)).add_(m_tokenType);
        Tensor x = m_norm.apply(embedded.view({rows * length, width}));
        const AttentionMask visible = encoderMask(allVisible(mask) ? Tensor() : mask, length);
        for (std::int64_t i = 0; i < layer; ++i)
            x = mlpSublayer(m_layers[std::size_t(i)], attentionSublayer(m_layers[std::size_t(i)], x, rows, visible));
        return x.view({rows, length, width});
    }

private:
    BertPlan m_plan;
    Tensor m_words, m_positions, m_tokenType;
    Norm m_norm;
    std::vector<std::shared_ptr<DecoderLayer>> m_layers;
};

/// The names that TensorFlow checkpoints left in bert-base: LayerNorm.gamma and LayerNorm.beta.
void renameOldNorms(NamedTensors& tensors)
{
    for (auto& [name, tensor] : tensors) {
        if (name.size() > 6 && name.compare(name.size() - 6, 6, ".gamma") == 0)
            name.replace(name.size() - 5, 5, "weight");
        else if (name.size() > 5 && name.compare(name.size() - 5, 5, ".beta") == 0)
            name.replace(name.size() - 4, 4, "bias");
    }
}

} // namespace

Result<LoadedEncoder> loadEncoder(const std::string& name)
{
    PALIMPSEST_TRY(const std::filesystem::path directory, findModelDirectory(name));
    const std::filesystem::path configPath = directory / "config.json";
    PALIMPSEST_TRY(const nlohmann::json json, readJsonFile(configPath));
    PALIMPSEST_TRY(BertPlan plan, planBert(json).in(configPath.string()));
    PALIMPSEST_TRY(TensorFile file, loadTensors(directory));
    renameOldNorms(file.tensors);
    LoadedEncoder loaded;
    loaded.directory = directory;
    std::vector<std::string> unused;
    PALIMPSEST_TRY(
        const ParameterTable table,
        ParameterTable::load(parametersOf(plan), file.tensors, {"bert."}, {}, unused).in(directory.string()));
    for (std::string& warning : unused)
        if (warning.find("\"cls.") == std::string::npos && warning.find("pooler.") == std::string::npos)
            loaded.warnings.push_back(std::move(warning));
    loaded.encoder = std::make_unique<Bert>(std::move(plan), table);
    return loaded;
}

} // namespace palimpsest
