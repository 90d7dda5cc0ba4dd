#include "engine/model/checkpoint.h"

#include "engine/base/files.h"
#include "engine/formats/json_file.h"
#include "engine/formats/safetensors.h"
#include "engine/formats/tensor_files.h"
#include "engine/model/decoder.h"
#include "engine/model/families.h"

#include <c10/util/Exception.h>
#include <nlohmann/json.hpp>
#include <torch/utils.h>

#include <utility>

namespace palimpsest {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMostConfigBytes = 16 << 20;

Result<DecoderPlan> readPlan(const fs::path& configPath)
{
    PALIMPSEST_TRY(const std::string text, readFile(configPath, kMostConfigBytes));
    return planDecoder(text).in(configPath.string());
}

/// Runs what allocates; a model that does not fit into memory is an error like any other.
template <typename Function>
auto guarded(Function function) -> decltype(function())
{
    try {
        return function();
    } catch (const c10::Error& error) {
        return badInput(error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        return badInput("the model does not fit into memory");
    }
}

Result<nlohmann::ordered_json> savedConfig(const CausalLm& model, torch::ScalarType dtype)
{
    const CausalLmConfig& config = model.config();
    nlohmann::ordered_json json = nlohmann::ordered_json::parse(config.json, nullptr, false);
    if (!json.is_object())
        return internal("the model's configuration is no JSON object");
    json["architectures"] = {config.architecture};
    json["vocab_size"] = config.vocabularySize;
    json["torch_dtype"] = dtype == torch::kFloat32 ? "float32" : dtype == torch::kFloat16 ? "float16" : "bfloat16";
    return json;
}

nlohmann::ordered_json generationConfig(const CausalLmConfig& config)
{
    nlohmann::ordered_json json;
    json["_from_model_config"] = true;
    if (config.bosId)
        json["bos_token_id"] = *config.bosId;
    if (config.eosId)
        json["eos_token_id"] = *config.eosId;
    json["transformers_version"] = "4.48.0";
    return json;
}

} // namespace

Result<LoadedCausalLm> loadCausalLm(const std::string& name)
{
    PALIMPSEST_TRY(const fs::path directory, findModelDirectory(name));
    PALIMPSEST_TRY(DecoderPlan plan, readPlan(directory / "config.json"));
    PALIMPSEST_TRY(const TensorFile file, loadTensors(directory));
    LoadedCausalLm loaded;
    loaded.directory = directory;
    std::vector<std::string> ignored;
    if (plan.tiedHead)
        ignored.emplace_back("lm_head.weight");
    PALIMPSEST_TRY(ParameterTable table, guarded([&] {
                                             return ParameterTable::load(parametersOf(plan), file.tensors,
                                                                         plan.names.prefixes, ignored, loaded.warnings);
                                         }).in(directory.string()));
    loaded.model = std::make_unique<Decoder>(std::move(plan), std::move(table));
    return loaded;
}

Result<std::unique_ptr<CausalLm>> newCausalLm(const fs::path& configJson, std::uint64_t seed)
{
    PALIMPSEST_TRY(DecoderPlan plan, readPlan(configJson));
    PALIMPSEST_TRY(ParameterTable table, guarded([&] {
                                             return ParameterTable::random(parametersOf(plan), plan.initStd, seed);
                                         }).in(configJson.string()));
    return std::unique_ptr<CausalLm>(std::make_unique<Decoder>(std::move(plan), std::move(table)));
}

Status setWeights(CausalLm& model, const NamedTensors& weights)
{
    const torch::NoGradGuard noGrad;
    for (auto& [name, parameter] : model.parameters()) {
        const torch::Tensor* found = findTensor(weights, name);
        if (found == nullptr || found->sizes() != parameter.sizes())
            return badInput("the weights do not fit the model: " + name);
        parameter.detach().copy_(*found);
    }
    return {};
}

Status saveCausalLm(CausalLm& model, const fs::path& directory, torch::ScalarType dtype)
{
    PALIMPSEST_TRY(const nlohmann::ordered_json config, savedConfig(model, dtype));
    PALIMPSEST_CHECK(createDirectories(directory));
    NamedTensors tensors;
    for (const auto& [name, leaf] : model.parameters())
        tensors.emplace_back(name, leaf.detach().to(dtype));
    PALIMPSEST_CHECK(writeSafetensors(directory / "model.safetensors", tensors));
    PALIMPSEST_CHECK(
        writeFileAtomically(directory / "generation_config.json", generationConfig(model.config()).dump(2) + "\n"));
    return writeFileAtomically(directory / "config.json", config.dump(2) + "\n");
}

Status copyTokenizerFiles(const fs::path& from, const fs::path& to)
{
    PALIMPSEST_CHECK(createDirectories(to));
    for (const char* name : {"tokenizer.json", "vocab.json", "merges.txt", "vocab.txt", "tokenizer_config.json",
                             "special_tokens_map.json", "added_tokens.json"}) {
        std::error_code ignored;
        if (!fs::exists(from / name, ignored))
            continue;
        PALIMPSEST_TRY(const std::string bytes, readFile(from / name));
        PALIMPSEST_CHECK(writeFileAtomically(to / name, bytes));
    }
    return {};
}

} // namespace palimpsest
