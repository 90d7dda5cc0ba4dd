#include "engine/judge/convert.h"

#include "engine/base/files.h"
#include "engine/judge/candidate_table.h"
#include "engine/judge/results_file.h"
#include "engine/tables/sample_list.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;
constexpr const char* kOriginal = "original";
constexpr const char* kOpt = "opt";

struct Model {
    std::string name;
    CandidateTable table;
};

/// Place of a key: original, opt, then the policies by name.
auto keyOrder(const CandidateSource& source)
{
    return std::make_pair(source.name == kOriginal ? 0 : source.name == kOpt ? 1 : 2, source.name);
}

Status checkNames(const std::vector<CandidateSource>& sources)
{
    if (sources.empty())
        return usage("no candidates given: name each model as NAME=PATH");
    std::set<std::string> names;
    for (const CandidateSource& source : sources) {
        if (source.name.empty() || source.name == "prefix" || source.name == "reference")
            return usage("'" + source.name + "' cannot be the name of a model in results.json");
        if (!names.insert(source.name).second)
            return usage("'" + source.name + "' is given twice");
    }
    return {};
}

Result<std::vector<Model>> openModels(std::vector<CandidateSource> sources, const SampleList& list)
{
    std::ranges::sort(sources, {}, keyOrder);
    std::vector<Model> models;
    for (const CandidateSource& source : sources) {
        PALIMPSEST_TRY(CandidateTable table, CandidateTable::open(source.path).in(source.name));
        const auto lacks = [&](std::int64_t docId) { return !table.has(docId); };
        const auto missing = std::ranges::count_if(list.docIds, lacks);
        if (missing > 0)
            return badInput(source.name + ": " + table.file().string() + " lacks " + std::to_string(missing)
                            + " of the " + std::to_string(list.docIds.size()) + " samples of " + list.path.string()
                            + ", the first with doc_id " + std::to_string(*std::ranges::find_if(list.docIds, lacks)));
        models.push_back({source.name, std::move(table)});
    }
    return models;
}

using TextOf = std::optional<std::string> (CandidateTable::*)(std::int64_t) const;

/// The text of the first model that has it.
Result<std::string> firstText(const std::vector<Model>& models, TextOf textOf, std::int64_t docId, const char* what)
{
    for (const Model& model : models)
        if (const auto text = (model.table.*textOf)(docId))
            return withoutEndOfText(*text);
    return badInput("no table tells the " + std::string(what) + " of doc_id " + std::to_string(docId)
                    + "; one of them must have that column, or a samples.csv beside it");
}

Result<ResultsFile> join(const std::vector<Model>& models, const SampleList& list)
{
    ResultsFile results;
    for (const Model& model : models)
        results.models.push_back(model.name);
    for (const std::int64_t docId : list.docIds) {
        ResultsFile::Item item;
        PALIMPSEST_TRY(item.prefix, firstText(models, &CandidateTable::prefix, docId, "prefix"));
        PALIMPSEST_TRY(item.reference, firstText(models, &CandidateTable::reference, docId, "reference"));
        for (const Model& model : models)
            item.candidates.push_back(withoutEndOfText(model.table.candidate(docId)));
        results.items.push_back(std::move(item));
    }
    return results;
}

/// Models whose references are not those of results.json were not made from the same samples.
void warnOfOtherReferences(const std::vector<Model>& models, const SampleList& list, const ResultsFile& results,
                           std::vector<std::string>& warnings)
{
    for (const Model& model : models) {
        std::size_t others = 0;
        std::int64_t first = 0;
        for (std::size_t i = 0; i < list.docIds.size(); ++i) {
            const auto reference = model.table.reference(list.docIds[i]);
            if (!reference || withoutEndOfText(*reference) == results.items[i].reference)
                continue;
            first = others++ == 0 ? list.docIds[i] : first;
        }
        if (others > 0)
            warnings.push_back(model.name + ": " + std::to_string(others) + " references of "
                               + model.table.file().string() + " differ from those of " + results.models.front()
                               + ", the first that of doc_id " + std::to_string(first));
    }
}

/// The rows of the experiment as they stand in the model's table, ids renumbered.
Result<std::string> pickedRows(const CandidateTable& candidates, const SampleList& list)
{
    const CsvTable& table = candidates.table();
    std::vector<std::string> header = table.header();
    const bool hasId = table.has("id");
    const bool hasDocId = table.has("doc_id");
    if (!hasId)
        header.insert(header.begin(), "id");
    if (!hasDocId)
        header.emplace_back("doc_id");
    CsvWriter writer(header);
    for (std::size_t i = 0; i < list.docIds.size(); ++i) {
        if (!hasId)
            writer.integer(std::int64_t(i));
        const std::size_t row = candidates.row(list.docIds[i]);
        for (std::size_t column = 0; column < table.header().size(); ++column)
            if (table.header()[column] == "id")
                writer.integer(std::int64_t(i));
            else
                writer.text(table.at(row, column));
        if (!hasDocId)
            writer.integer(list.docIds[i]);
        writer.endRow();
    }
    return writer.result();
}

struct Output {
    fs::path path;
    std::string bytes;
};

Status writeAll(const std::vector<Output>& outputs, const ConvertRequest& request)
{
    std::error_code failure;
    for (const Output& output : outputs)
        if (!request.overwrite && fs::exists(output.path, failure))
            return Error{ErrorKind::WouldOverwrite,
                         output.path.string() + " exists; --overwrite replaces it, another --dir leaves it alone",
                         {}};
    PALIMPSEST_CHECK(createDirectories(request.directory));
    for (const Output& output : outputs)
        PALIMPSEST_CHECK(writeFileAtomically(output.path, output.bytes));
    return {};
}

} // namespace

Result<Conversion> convertResults(const ConvertRequest& request)
{
    PALIMPSEST_CHECK(checkNames(request.sources));
    PALIMPSEST_TRY(const SampleList list, readSampleList(request.experiment));
    PALIMPSEST_TRY(const std::vector<Model> models, openModels(request.sources, list));
    PALIMPSEST_TRY(const ResultsFile results, join(models, list));

    Conversion conversion;
    conversion.models = results.models;
    conversion.samples = results.items.size();
    warnOfOtherReferences(models, list, results, conversion.warnings);
    std::vector<Output> outputs{{request.directory / "results.json", results.text()}};
    for (const auto& [name, file] : {std::pair{kOriginal, "neo.csv"}, std::pair{kOpt, "opt.csv"}}) {
        const auto model = std::ranges::find(models, name, &Model::name);
        if (model == models.end()) {
            conversion.warnings.push_back(std::string("no ") + name + "=PATH was given: results.json has no key " + name
                                          + ", and no " + file + " is written");
            continue;
        }
        PALIMPSEST_TRY(std::string rows, pickedRows(model->table, list));
        outputs.push_back({request.directory / file, std::move(rows)});
    }
    PALIMPSEST_CHECK(writeAll(outputs, request));
    for (const Output& output : outputs)
        conversion.files.push_back(output.path.string());
    return conversion;
}

std::string toJson(const Conversion& conversion)
{
    nlohmann::ordered_json object;
    object["files"] = conversion.files;
    object["samples"] = conversion.samples;
    object["models"] = conversion.models;
    object["warnings"] = conversion.warnings;
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace palimpsest
