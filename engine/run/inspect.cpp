#include "engine/run/inspect.h"

#include "engine/base/files.h"
#include "engine/data/experiment.h"
#include "engine/formats/npy.h"
#include "engine/model/checkpoint.h"
#include "engine/report/run_record.h"
#include "engine/run/guarded.h"
#include "engine/run/inspect_model.h"
#include "engine/text/tokenizer.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

bool has(const fs::path& folder, const char* name)
{
    std::error_code failure;
    return fs::exists(folder / name, failure);
}

bool isTokenizer(const fs::path& folder)
{
    return has(folder, "tokenizer.json") || has(folder, "vocab.txt")
           || (has(folder, "vocab.json") && has(folder, "merges.txt"));
}

Result<Inspection> inspectNpy(const fs::path& path)
{
    PALIMPSEST_TRY(const std::string bytes, readFile(path));
    PALIMPSEST_TRY(const NpyHeader header, parseNpyHeader(bytes).in(path.string()));
    Inspection inspection{path.string(), "npy", {}, {}, {}};
    inspection.facts = {{"dtype", "Data type", header.type},
                        {"shape", "Shape", header.shape},
                        {"fortran_order", "Fortran order", header.fortranOrder},
                        {"version", "Format version", std::int64_t(header.version)},
                        {"file_bytes", "On disk", std::int64_t(bytes.size()), true}};
    const auto matrix = parseNpy(bytes);
    if (!matrix) {
        inspection.warnings.push_back("no token rows: " + matrix.error().text());
    } else if (!matrix->values.empty()) {
        const auto [least, greatest] = std::minmax_element(matrix->values.begin(), matrix->values.end());
        inspection.facts.push_back({"min", "Least id", std::int64_t(*least)});
        inspection.facts.push_back({"max", "Greatest id", std::int64_t(*greatest)});
    }
    return inspection;
}

Result<Inspection> inspectTokenizer(const fs::path& folder)
{
    PALIMPSEST_TRY(const auto tokenizer, loadTokenizer(folder));
    Inspection inspection{folder.string(), "tokenizer", {}, {}, {}};
    addTokenizerFacts(inspection, *tokenizer);
    return inspection;
}

/// How much of the forget rows stands in their partners (spec/icu.md section 1 "Partner overlap").
void addOverlap(Inspection& inspection, const Experiment& experiment)
{
    double sum = 0;
    std::int64_t sameEnd = 0;
    const RowSplit split;
    for (std::int64_t row = 0; row < experiment.size(); ++row) {
        const auto forget = experiment.forget.row(row);
        const auto partner = experiment.partners->row(row);
        sum += suffixOverlap(forget, partner);
        const auto end = split.suffix(forget);
        const auto partnerEnd = split.suffix(partner);
        sameEnd += std::equal(end.begin(), end.end(), partnerEnd.begin(), partnerEnd.end()) ? 1 : 0;
    }
    inspection.facts.push_back({"partner_overlap", "Suffix 10-grams that stand in the partner (mean share)",
                                sum / double(std::max<std::int64_t>(experiment.size(), 1))});
    inspection.facts.push_back({"same_suffix", "Pairs with the same suffix", sameEnd});
}

Result<Inspection> inspectExperiment(const fs::path& folder)
{
    PALIMPSEST_TRY(const Experiment experiment,
                   loadExperiment(folder, findTrainDataset(fs::absolute(folder).parent_path())));
    Inspection inspection{folder.string(), "experiment", {}, {}, {}};
    inspection.facts = {{"rows", "Forget rows", experiment.size()},
                        {"row_length", "Tokens a row", experiment.rowLength()},
                        {"partners", "Partners", experiment.partners ? experiment.partners->rows : 0},
                        {"retain_rows", "Retain rows", experiment.retain ? experiment.retain->rows : 0},
                        {"row_order", "Row order", std::string(nameOf(experiment.order))},
                        {"agreeing_rows", "Rows that agree with the training data", experiment.agreeingRows}};
    if (!experiment.forget.values.empty())
        inspection.facts.push_back(
            {"max_id", "Greatest id",
             std::int64_t(*std::max_element(experiment.forget.values.begin(), experiment.forget.values.end()))});
    if (experiment.partners)
        addOverlap(inspection, experiment);
    const std::set<std::int64_t> ids(experiment.docIds.begin(), experiment.docIds.end());
    if (std::int64_t(ids.size()) != experiment.size())
        inspection.warnings.push_back(std::to_string(experiment.size() - std::int64_t(ids.size()))
                                      + " doc_ids stand more than once in the list");
    if (!experiment.partners)
        inspection.warnings.push_back("there is no learn/_dataset.npy: it can be evaluated, not trained");
    return inspection;
}

Result<Inspection> inspectRun(const fs::path& folder)
{
    PALIMPSEST_TRY(const RunRecord record, readRunRecord(folder));
    Inspection inspection{folder.string(), "run", {}, {}, record.lacks};
    const std::string state = record.failed     ? "failed: " + record.failed->message
                              : record.finished ? record.finished->outcome
                                                : "not finished";
    inspection.facts = {{"run_id", "Run", record.started.runId},
                        {"state", "State", state},
                        {"method", "Method", record.started.method},
                        {"profile", "Profile", record.started.profile},
                        {"model", "Model", record.started.model},
                        {"experiment", "Experiment", record.started.experiment},
                        {"rows", "Forget rows", record.started.rows},
                        {"epochs", "Epochs evaluated", std::int64_t(record.epochs.size())},
                        {"steps", "Steps", std::int64_t(record.steps.size())}};
    if (!record.epochs.empty()) {
        inspection.facts.push_back({"acc", "Memorization accuracy", record.epochs.back().acc});
        inspection.facts.push_back({"el", "Extraction likelihood", record.epochs.back().el});
        inspection.facts.push_back({"recited", "Recited word for word", record.epochs.back().recited});
    }
    return inspection;
}

Result<Inspection> inspectFolder(const fs::path& folder)
{
    if (has(folder / "unlearn", "_dataset.npy"))
        return inspectExperiment(folder);
    if (has(folder, "config.json"))
        return inspectModel(folder);
    if (has(folder, "events.jsonl") || has(folder, "res.log"))
        return inspectRun(folder);
    if (isTokenizer(folder))
        return inspectTokenizer(folder);
    if (has(folder, "model.safetensors") || has(folder, "pytorch_model.bin"))
        return inspectTensors(folder);
    return badInput(folder.string()
                    + " is neither a model (config.json), a tokenizer (tokenizer.json, vocab.json with merges.txt, "
                      "vocab.txt), an experiment (unlearn/_dataset.npy) nor a run (events.jsonl)");
}

Result<Inspection> inspectAny(const std::string& path)
{
    std::error_code failure;
    if (fs::is_directory(path, failure))
        return inspectFolder(path);
    if (!fs::exists(path, failure)) {
        PALIMPSEST_TRY(const fs::path folder, findModelDirectory(path));
        return inspectFolder(folder);
    }
    const fs::path file = path;
    const std::string extension = file.extension().string();
    if (extension == ".npy")
        return inspectNpy(file);
    if (extension == ".safetensors" || extension == ".bin" || extension == ".pt" || extension == ".pth")
        return inspectTensors(file);
    const std::string name = file.filename().string();
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (name == "tokenizer.json" || name == "vocab.json" || name == "vocab.txt" || name == "merges.txt")
        return inspectTokenizer(folder);
    if (name == "config.json")
        return inspectFolder(folder);
    return badInput(path
                    + ": cannot tell what this is; known are directories of models, tokenizers, experiments and "
                      "runs, and .npy, .safetensors and .bin files");
}

} // namespace

Result<Inspection> inspectPath(const std::string& path)
{
    return guarded([&] { return inspectAny(path); });
}

} // namespace palimpsest
