#include "engine/run/inspect_model.h"

#include "engine/base/files.h"
#include "engine/formats/json_file.h"
#include "engine/formats/tensor_files.h"
#include "engine/model/families.h"

#include <nlohmann/json.hpp>

#include <c10/core/ScalarType.h>

#include <algorithm>
#include <set>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

bool endsWith(const std::string& text, std::string_view end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Constant masks and positions that old checkpoints carry beside their parameters.
bool isBuffer(const std::string& name)
{
    return endsWith(name, ".attn.bias") || endsWith(name, ".attention.bias") || endsWith(name, ".masked_bias")
           || endsWith(name, "position_ids");
}

/// "float16" of c10's "Half".
std::string typeName(torch::ScalarType type)
{
    switch (type) {
    case torch::kFloat64:
        return "float64";
    case torch::kFloat32:
        return "float32";
    case torch::kFloat16:
        return "float16";
    case torch::kBFloat16:
        return "bfloat16";
    case torch::kInt64:
        return "int64";
    case torch::kInt32:
        return "int32";
    case torch::kInt16:
        return "int16";
    case torch::kInt8:
        return "int8";
    case torch::kUInt8:
        return "uint8";
    case torch::kBool:
        return "bool";
    default:
        return c10::toString(type);
    }
}

/// The tensors of the files at `path`, mapped; their parameters are counted once each.
Result<std::int64_t> addTensors(Inspection& inspection, const fs::path& path, bool tiedHead)
{
    PALIMPSEST_TRY(const TensorFile file, loadTensors(path));
    std::set<const void*> seen;
    std::int64_t parameters = 0;
    for (const auto& [name, tensor] : file.tensors) {
        inspection.tensors.push_back({name, typeName(tensor.scalar_type()), tensor.sizes().vec()});
        const bool tied = tiedHead && name == "lm_head.weight" && file.tensors.size() > 1;
        if (!isBuffer(name) && !tied && (tensor.numel() == 0 || seen.insert(tensor.data_ptr()).second))
            parameters += tensor.numel();
    }
    PALIMPSEST_TRY(const auto files, tensorFilesOf(path));
    std::int64_t bytes = 0;
    std::error_code failure;
    for (const fs::path& one : files)
        bytes += std::int64_t(fs::file_size(one, failure));
    inspection.facts.push_back({"parameters", "Parameters", parameters});
    inspection.facts.push_back({"tensor_count", "Tensors", std::int64_t(inspection.tensors.size())});
    inspection.facts.push_back({"file_bytes", "Weights on disk", bytes, true});
    return parameters;
}

/// What a training and an evaluation of the default settings need.
void addNeeds(Inspection& inspection, const DecoderPlan& plan, std::int64_t parameters)
{
    const CausalLmConfig& config = plan.config;
    inspection.decoder = DecoderSizes{parameters,         config.layers, config.hiddenSize,     plan.innerSize,
                                      plan.embeddingSize, config.heads,  config.vocabularySize, config.maxPositions};
    const RunNeeds needs = runNeeds(*inspection.decoder, RunShape());
    inspection.facts.push_back(
        {"memory_to_train", "Memory to train (batches of 8, 128 rows of 200 tokens)", needs.memoryToTrain, true});
    inspection.facts.push_back(
        {"memory_to_evaluate", "Memory to evaluate (without the encoder)", needs.memoryToEvaluate, true});
    inspection.facts.push_back(
        {"disk_to_train", "Disk to train (3 checkpoints, the model, tables)", needs.diskToTrain, true});
    inspection.facts.push_back({"disk_to_evaluate", "Disk to evaluate", needs.diskToEvaluate, true});
}

void addDecoder(Inspection& inspection, const DecoderPlan& plan)
{
    const CausalLmConfig& config = plan.config;
    const std::int64_t local =
        std::count_if(plan.windows.begin(), plan.windows.end(), [](std::int64_t w) { return w > 0; });
    inspection.facts.push_back({"model_type", "Family", config.modelType});
    inspection.facts.push_back({"vocabulary", "Vocabulary", config.vocabularySize});
    inspection.facts.push_back({"hidden_size", "Hidden size", config.hiddenSize});
    inspection.facts.push_back({"layers", "Layers", config.layers});
    inspection.facts.push_back({"local_layers", "of them with local attention", local});
    inspection.facts.push_back({"heads", "Heads", config.heads});
    inspection.facts.push_back({"max_positions", "Positions", config.maxPositions});
    inspection.facts.push_back({"tied_head", "Head tied to the embedding", plan.tiedHead});
}

/// A BERT, or a family that is not known: what its config.json says by name.
void addOther(Inspection& inspection, const nlohmann::json& config)
{
    for (const auto& [key, label] : {std::pair{"vocab_size", "Vocabulary"},
                                     {"hidden_size", "Hidden size"},
                                     {"num_hidden_layers", "Layers"},
                                     {"num_attention_heads", "Heads"},
                                     {"max_position_embeddings", "Positions"}})
        if (const auto value = config.find(key); value != config.end() && value->is_number_integer())
            inspection.facts.push_back({key, label, value->get<std::int64_t>()});
}

std::string modelTypeOf(const nlohmann::json& config)
{
    const auto type = config.is_object() ? config.find("model_type") : config.end();
    return config.is_object() && type != config.end() && type->is_string() ? type->get<std::string>() : std::string();
}

} // namespace

void addTokenizerFacts(Inspection& inspection, const Tokenizer& tokenizer)
{
    const auto token = [&](const char* key, const char* label, std::optional<TokenId> id) {
        if (id)
            inspection.facts.push_back({key, label, std::int64_t(*id)});
    };
    inspection.facts.push_back({"tokenizer_size", "Tokens of the tokenizer", tokenizer.size()});
    token("bos_id", "Begin of text", tokenizer.bosId());
    token("eos_id", "End of text", tokenizer.eosId());
    token("pad_id", "Pad", tokenizer.padId());
    token("unk_id", "Unknown", tokenizer.unknownId());
    inspection.facts.push_back({"clean_up_spaces", "Cleans up spaces on decoding", tokenizer.cleansUpByConfig()});
}

Result<Inspection> inspectTensors(const fs::path& path)
{
    Inspection inspection{path.string(), "tensors", {}, {}, {}};
    PALIMPSEST_CHECK(addTensors(inspection, path, false));
    return inspection;
}

Result<Inspection> inspectModel(const fs::path& folder)
{
    PALIMPSEST_TRY(const nlohmann::json config, readJsonFile(folder / "config.json"));
    const std::string type = modelTypeOf(config);
    const auto families = decoderFamilies();
    const bool decoder = std::any_of(families.begin(), families.end(),
                                     [&](const DecoderFamily& family) { return family.modelType == type; });
    Inspection inspection{folder.string(), decoder ? "model" : "encoder", {}, {}, {}};
    std::optional<DecoderPlan> plan;
    if (decoder) {
        PALIMPSEST_TRY(plan, planDecoder(config.dump()).in((folder / "config.json").string()));
        addDecoder(inspection, *plan);
    } else {
        if (type != "bert")
            inspection.warnings.push_back("model_type '" + type + "' is not one that can be trained or evaluated");
        inspection.facts.push_back({"model_type", "Family", type});
        addOther(inspection, config);
    }
    const bool weights = tensorFilesOf(folder).ok();
    if (weights) {
        PALIMPSEST_TRY(const std::int64_t parameters, addTensors(inspection, folder, plan && plan->tiedHead));
        if (plan)
            addNeeds(inspection, *plan, parameters);
    } else {
        inspection.warnings.push_back("there are no weights (model.safetensors, pytorch_model.bin)");
    }
    if (const auto tokenizer = loadTokenizer(folder)) {
        addTokenizerFacts(inspection, **tokenizer);
        if (plan && (*tokenizer)->size() != plan->config.vocabularySize)
            inspection.warnings.push_back("the tokenizer has " + std::to_string((*tokenizer)->size())
                                          + " tokens, the model " + std::to_string(plan->config.vocabularySize)
                                          + ": training resizes the embedding");
    } else {
        inspection.warnings.push_back("no tokenizer: " + tokenizer.error().text());
    }
    return inspection;
}

} // namespace palimpsest
