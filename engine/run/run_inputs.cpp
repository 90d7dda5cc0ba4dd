#include "engine/run/run_inputs.h"

#include "engine/base/resources.h"
#include "engine/formats/tensor_files.h"
#include "engine/model/checkpoint.h"
#include "engine/run/compute.h"

#include <limits>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

constexpr const char* kBundledTokenizer = "openai-community/gpt2";

/// `exp` is a name under `data_dir`, or a path.
Result<fs::path> experimentFolder(const RunConfig& config)
{
    const fs::path named = fs::path(config.dataDir) / config.exp;
    if (fs::is_directory(named))
        return named;
    if (fs::is_directory(config.exp))
        return fs::path(config.exp);
    const std::string also = named == fs::path(config.exp) ? "" : ", and none at " + named.string() + " either";
    return badInput("--exp " + config.exp + ": there is no such folder" + also);
}

Result<fs::path> tokenizerDirectory(const std::string& name)
{
    Result<fs::path> directory = findModelDirectory(name);
    if (!directory && name == kBundledTokenizer)
        return findResource("resources/tokenizers/gpt2");
    return directory;
}

Result<Experiment> loadExperimentOf(const RunConfig& config, EventSink& sink)
{
    PALIMPSEST_TRY(const fs::path folder, experimentFolder(config));
    std::optional<fs::path> all;
    if (!config.trainDataset.empty())
        all = config.trainDataset;
    else
        all = findTrainDataset(folder.parent_path());
    PALIMPSEST_TRY(Experiment experiment, loadExperiment(folder, all));
    if (experiment.order == RowOrder::Assumed)
        sink.info("row order: assumed to be the list's, there is no train_dataset.npy to compare with");
    else
        sink.info("row order: " + std::string(nameOf(experiment.order)) + ", " + std::to_string(experiment.agreeingRows)
                  + " of " + std::to_string(experiment.size()) + " rows agree with the training data");
    return experiment;
}

Status checkLengths(const RunConfig& config, const CausalLm& model, const Experiment& experiment)
{
    if (config.targetLength != config.prefixLength)
        return usage("--target_length " + std::to_string(config.targetLength) + " differs from --prefix_length "
                     + std::to_string(config.prefixLength)
                     + ": rows of one length are trained and measured, set them alike");
    if (config.prefixLength > model.config().maxPositions)
        return badInput("--prefix_length " + std::to_string(config.prefixLength) + " is more than the model's "
                        + std::to_string(model.config().maxPositions) + " positions");
    const RowSplit split;
    if (experiment.rowLength() < split.prefixLength + split.suffixLength)
        return badInput(experiment.folder.string() + ": rows of " + std::to_string(experiment.rowLength())
                        + " ids are too short for a prefix and a suffix of 50 each");
    return {};
}

Status checkRowIds(const TokenRows& rows, const Tokenizer& tokenizer, const fs::path& file)
{
    for (std::int64_t row = 0; row < rows.rows; ++row)
        for (std::int64_t column = 0; column < rows.columns; ++column)
            if (rows.row(row)[static_cast<std::size_t>(column)] >= tokenizer.size())
                return badInput(file.string() + ": row " + std::to_string(row) + ", column " + std::to_string(column)
                                + ": id " + std::to_string(rows.row(row)[static_cast<std::size_t>(column)])
                                + " is not in the vocabulary of --gpt2_name, which has "
                                + std::to_string(tokenizer.size()) + " tokens");
    return {};
}

void addTokenizerFiles(const fs::path& directory, const std::string& role, std::map<std::string, fs::path>& files)
{
    for (const char* name : {"tokenizer.json", "vocab.json", "merges.txt", "vocab.txt", "tokenizer_config.json"})
        if (fs::exists(directory / name))
            files[role + "/" + name] = directory / name;
}

Status addModelFiles(const fs::path& directory, std::map<std::string, fs::path>& files)
{
    PALIMPSEST_TRY(const auto weights, tensorFilesOf(directory));
    for (const fs::path& file : weights)
        files["model/" + file.filename().string()] = file;
    files["model/config.json"] = directory / "config.json";
    return {};
}

Status loadModel(const RunConfig& config, torch::Generator& generator, EventSink& sink, RunInputs& inputs)
{
    PALIMPSEST_TRY(inputs.tokenizerDirectory, findModelDirectory(config.tokenizerName).in("--tokenizer_name"));
    PALIMPSEST_TRY(inputs.tokenizer, loadTokenizer(inputs.tokenizerDirectory));
    PALIMPSEST_TRY(LoadedCausalLm loaded, loadCausalLm(config.modelName).in("--model_name"));
    for (const std::string& warning : loaded.warnings)
        sink.warn(warning);
    inputs.model = std::move(loaded.model);
    inputs.device = deviceFor(config.device).str();
    inputs.model->setPrecision(precisionFor(config.precision));
    if (inputs.tokenizer->size() != inputs.model->config().vocabularySize) {
        sink.info("embedding resized from " + std::to_string(inputs.model->config().vocabularySize)
                  + " to the tokenizer's " + std::to_string(inputs.tokenizer->size()) + " tokens");
        inputs.model->resizeVocabulary(inputs.tokenizer->size(), generator);
    }
    PALIMPSEST_CHECK(addModelFiles(loaded.directory, inputs.files));
    addTokenizerFiles(inputs.tokenizerDirectory, "tokenizer", inputs.files);
    return {};
}

Result<MemorizationRows> encode(const TokenRows& rows, const RunInputs& inputs, const fs::path& file)
{
    PALIMPSEST_CHECK(checkRowIds(rows, *inputs.rowTokenizer, file));
    PALIMPSEST_TRY(const EncodedRows encoded,
                   encodeRows(rows, *inputs.rowTokenizer, *inputs.tokenizer, inputs.encoding));
    return rowTensors(encoded, inputs.model->config().vocabularySize).in(file.string());
}

void describeSamples(RunInputs& inputs)
{
    const Experiment& experiment = inputs.experiment;
    const std::vector<std::string> prefixes = prefixTexts(experiment.forget, *inputs.rowTokenizer, inputs.encoding);
    const std::vector<std::string> references =
        referenceTexts(experiment.forget, *inputs.rowTokenizer, inputs.encoding);
    for (std::int64_t row = 0; row < experiment.size(); ++row) {
        const std::size_t i = static_cast<std::size_t>(row);
        const double overlap = experiment.partners
                                   ? suffixOverlap(experiment.forget.row(row), experiment.partners->row(row))
                                   : std::numeric_limits<double>::quiet_NaN();
        inputs.samples.push_back({row, experiment.docIds[i], prefixes[i], references[i], overlap});
    }
}

} // namespace

Status checkRunPlaces(const RunConfig& config)
{
    PALIMPSEST_CHECK(experimentFolder(config));
    PALIMPSEST_CHECK(findModelDirectory(config.modelName).in("--model_name"));
    PALIMPSEST_CHECK(findModelDirectory(config.tokenizerName).in("--tokenizer_name"));
    PALIMPSEST_CHECK(tokenizerDirectory(config.gpt2Name).in("--gpt2_name"));
    PALIMPSEST_CHECK(findModelDirectory(config.bertName).in("--bert_name"));
    return {};
}

Result<std::shared_ptr<const Tokenizer>> loadNamedTokenizer(const std::string& name)
{
    PALIMPSEST_TRY(const fs::path directory, tokenizerDirectory(name));
    return loadTokenizer(directory);
}

Result<std::shared_ptr<const Tokenizer>> loadRowTokenizer(const std::string& name)
{
    return loadNamedTokenizer(name).in("--gpt2_name");
}

Result<MemorizationRows> rowTensors(const EncodedRows& rows, std::int64_t vocabulary)
{
    for (std::size_t i = 0; i < rows.ids.size(); ++i)
        if (rows.ids[i] < 0 || rows.ids[i] >= vocabulary)
            return badInput("row " + std::to_string(i / static_cast<std::size_t>(rows.length)) + ": id "
                            + std::to_string(rows.ids[i]) + " is not in the model's vocabulary of "
                            + std::to_string(vocabulary) + " tokens");
    const auto matrix = [&](const auto& values, torch::ScalarType type) {
        return torch::tensor(std::vector<std::int64_t>(values.begin(), values.end()),
                             torch::TensorOptions().dtype(torch::kInt64))
            .view({rows.rows, rows.length})
            .to(type);
    };
    const torch::Tensor ids = matrix(rows.ids, torch::kInt64);
    const torch::Tensor mask = matrix(rows.mask, torch::kBool);
    return MemorizationRows{ids, mask, matrix(rows.labels, torch::kInt64), mask.logical_and(ids.ne(rows.padId))};
}

Result<RunInputs> loadRunInputs(const RunConfig& config, torch::Generator& generator, EventSink& sink)
{
    RunInputs inputs;
    PALIMPSEST_TRY(inputs.experiment, loadExperimentOf(config, sink));
    PALIMPSEST_TRY(inputs.rowTokenizer, loadRowTokenizer(config.gpt2Name));
    PALIMPSEST_CHECK(loadModel(config, generator, sink, inputs));
    PALIMPSEST_CHECK(checkLengths(config, *inputs.model, inputs.experiment));

    const Experiment& experiment = inputs.experiment;
    inputs.rowOrder = nameOf(experiment.order);
    inputs.rawIds = !config.isPaper() && inputs.rowTokenizer->sameVocabulary(*inputs.tokenizer);
    inputs.encoding = {
        .rowLength = config.prefixLength, .split = {}, .paper = config.isPaper(), .rawIds = inputs.rawIds};

    const fs::path folder = experiment.folder;
    const auto side = [&](const std::string& name) { return folder / name / "_dataset.npy"; };
    PALIMPSEST_TRY(inputs.forget, encode(experiment.forget, inputs, side("unlearn")));
    inputs.files["experiment/unlearn"] = side("unlearn");
    if (experiment.partners) {
        PALIMPSEST_TRY(inputs.partners, encode(*experiment.partners, inputs, side("learn")));
        inputs.files["experiment/learn"] = side("learn");
    }
    if (experiment.retain) {
        PALIMPSEST_TRY(inputs.retain, encode(*experiment.retain, inputs, side("retain")));
        inputs.files["experiment/retain"] = side("retain");
    }
    PALIMPSEST_TRY(inputs.prefixes,
                   encodePrefixes(experiment.forget, *inputs.rowTokenizer, *inputs.tokenizer, inputs.encoding));
    describeSamples(inputs);
    return inputs;
}

Result<RunInputs> loadTrainingInputs(const RunConfig& config, torch::Generator& generator, EventSink& sink)
{
    PALIMPSEST_TRY(RunInputs inputs, loadRunInputs(config, generator, sink));
    if (!inputs.partners)
        return badInput(inputs.experiment.folder.string()
                        + ": there is no learn/_dataset.npy; training needs each forget row's partner");
    return inputs;
}

RunStarted announcement(const std::string& command, const std::string& runId, const RunConfig& config,
                        const RunInputs& inputs)
{
    RunStarted started;
    started.runId = runId;
    started.command = command;
    started.profile = config.profile;
    started.method = config.method;
    started.model = config.modelName;
    started.experiment = config.exp;
    started.rows = inputs.forget.ids.size(0);
    started.batches = (started.rows + config.batchSize - 1) / config.batchSize;
    started.vocabulary = inputs.model->config().vocabularySize;
    for (const auto& [name, parameter] : inputs.model->parameters())
        started.parameters += parameter.numel();
    started.maxEpochs = config.epochBound();
    started.accThreshold = config.acc;
    started.elThreshold = config.el;
    started.f1Threshold = config.f1;
    started.bleuThreshold = config.bleu;
    started.flagRule = config.flagRule;
    started.elN = config.elN;
    return started;
}

} // namespace palimpsest
