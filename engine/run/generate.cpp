#include "engine/run/generate.h"

#include "engine/model/checkpoint.h"
#include "engine/model/generation.h"
#include "engine/run/compute.h"
#include "engine/run/guarded.h"
#include "engine/run/run_inputs.h"

#include <nlohmann/json.hpp>

#include <torch/utils.h>

namespace palimpsest {

namespace {

Status checkPrompt(const GenerateConfig& config, const std::vector<TokenId>& ids, const CausalLmConfig& model)
{
    if (ids.empty())
        return usage("the prompt is empty, there is nothing to go on from");
    for (const TokenId id : ids)
        if (id >= model.vocabularySize)
            return badInput("--tokenizer_name gives id " + std::to_string(id) + ", the model's vocabulary has "
                            + std::to_string(model.vocabularySize) + " tokens: it belongs to another model");
    // The last new token is never read by the model.
    const std::int64_t positions = std::int64_t(ids.size()) + config.maxNewTokens - 1;
    if (positions > model.maxPositions)
        return badInput("a prompt of " + std::to_string(ids.size()) + " tokens and --max_new_tokens "
                        + std::to_string(config.maxNewTokens) + " need " + std::to_string(positions)
                        + " positions, the model has " + std::to_string(model.maxPositions));
    return {};
}

GenerationOptions optionsOf(const GenerateConfig& config, const CausalLmConfig& model)
{
    GenerationOptions options;
    options.maxNewTokens = config.maxNewTokens;
    options.numBeams = config.numBeams;
    options.eosId = model.eosId;
    options.doSample = config.doSample;
    options.temperature = config.temperature;
    options.topK = config.topK;
    options.topP = config.topP;
    options.seed = std::uint64_t(config.seed);
    return options;
}

Result<GeneratedText> generateWithModel(const GenerateConfig& config, std::string_view prompt)
{
    useThreads(config.threads);
    const std::string tokenizerName = config.tokenizerName.empty() ? config.modelName : config.tokenizerName;
    PALIMPSEST_TRY(const auto tokenizer, loadNamedTokenizer(tokenizerName).in("--tokenizer_name"));
    PALIMPSEST_TRY(LoadedCausalLm loaded, loadCausalLm(config.modelName).in("--model_name"));
    CausalLm& model = *loaded.model;
    model.setPrecision(precisionFor(config.precision));

    GeneratedText generated;
    generated.warnings = loaded.warnings;
    generated.promptIds = tokenizer->encode(prompt, true);
    PALIMPSEST_CHECK(checkPrompt(config, generated.promptIds, model.config()));

    const torch::NoGradGuard noGrad;
    TokenBatch batch;
    batch.ids =
        torch::tensor(std::vector<std::int64_t>(generated.promptIds.begin(), generated.promptIds.end()), torch::kInt64)
            .unsqueeze(0);
    PALIMPSEST_TRY(const GeneratedRows rows, generate(model, batch, optionsOf(config, model.config())));
    generated.outputIds = rows.front();
    generated.text = tokenizer->decode(generated.outputIds,
                                       {.skipSpecialTokens = true, .cleanUpSpaces = tokenizer->cleansUpByConfig()});
    return generated;
}

} // namespace

Result<GeneratedText> generateText(const GenerateConfig& config, std::string_view prompt)
{
    PALIMPSEST_CHECK(validate(config));
    return guarded([&] { return generateWithModel(config, prompt); });
}

std::string toJson(const GeneratedText& generated)
{
    return nlohmann::ordered_json{
        {"prompt_ids", generated.promptIds}, {"output_ids", generated.outputIds}, {"text", generated.text}}
        .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace palimpsest
