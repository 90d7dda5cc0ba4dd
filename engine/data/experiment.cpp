#include "engine/data/experiment.h"

#include "engine/tables/sample_list.h"

#include <algorithm>
#include <numeric>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

std::string rowsText(std::int64_t rows) { return std::to_string(rows) + (rows == 1 ? " row" : " rows"); }

/// Reads a side of the experiment whose rows must be as wide as the forget rows.
Result<std::optional<TokenRows>> readSide(const fs::path& path, const Experiment& experiment, bool rowForRow)
{
    std::error_code failure;
    if (!fs::exists(path, failure))
        return std::optional<TokenRows>();
    PALIMPSEST_TRY(TokenRows rows, readTokenRows(path));
    if (rows.columns != experiment.forget.columns)
        return badInput(path.string() + ": rows of " + std::to_string(rows.columns) + " tokens, the forget set has "
                        + std::to_string(experiment.forget.columns));
    if (rowForRow && rows.rows != experiment.forget.rows)
        return badInput(path.string() + ": " + rowsText(rows.rows) + ", the forget set has "
                        + std::to_string(experiment.forget.rows));
    return std::optional<TokenRows>(std::move(rows));
}

std::int64_t countAgreeing(const Experiment& experiment, const SampleList& list, const TokenRows& train,
                           const std::vector<std::int64_t>& listEntries)
{
    std::int64_t agreeing = 0;
    for (std::int64_t row = 0; row < experiment.forget.rows; ++row)
        agreeing += std::ranges::equal(experiment.forget.row(row), train.row(list.docIds[listEntries[row]]));
    return agreeing;
}

Result<TokenRows> readTrain(const fs::path& path, const Experiment& experiment, const SampleList& list)
{
    PALIMPSEST_TRY(TokenRows train, readTokenRows(path));
    if (train.columns != experiment.forget.columns)
        return badInput(path.string() + ": rows of " + std::to_string(train.columns) + " tokens, the forget set has "
                        + std::to_string(experiment.forget.columns));
    for (const std::int64_t id : list.docIds)
        if (id >= train.rows)
            return badInput(list.path.string() + ": doc_id " + std::to_string(id) + " is out of range, " + path.string()
                            + " has " + rowsText(train.rows));
    return train;
}

/// Finds out which entry of the list each forget row is: the entry numbers, by row.
Result<std::vector<std::int64_t>> orderRows(Experiment& experiment, const SampleList& list,
                                            const std::optional<fs::path>& trainDataset)
{
    std::vector<std::int64_t> listed(list.docIds.size());
    std::iota(listed.begin(), listed.end(), 0);
    experiment.order = RowOrder::Assumed;
    if (!trainDataset)
        return listed;

    PALIMPSEST_TRY(const TokenRows train, readTrain(*trainDataset, experiment, list));
    std::vector<std::int64_t> ascending = listed;
    std::ranges::sort(ascending, {}, [&](std::int64_t entry) { return list.docIds[entry]; });
    const std::int64_t inList = countAgreeing(experiment, list, train, listed);
    const std::int64_t inAscending = countAgreeing(experiment, list, train, ascending);
    experiment.agreeingRows = std::max(inList, inAscending);
    if (2 * experiment.agreeingRows < experiment.forget.rows)
        return badInput("the forget rows are not those of " + list.path.string() + ": " + std::to_string(inList)
                        + " of " + std::to_string(experiment.forget.rows) + " equal their row of "
                        + trainDataset->string() + " in the list's order, " + std::to_string(inAscending)
                        + " in ascending doc_id; half are needed to tell which row is which sample");
    experiment.order = inList >= inAscending ? RowOrder::List : RowOrder::Ascending;
    return inList >= inAscending ? listed : ascending;
}

} // namespace

std::string_view nameOf(RowOrder order)
{
    switch (order) {
    case RowOrder::List:
        return "list";
    case RowOrder::Ascending:
        return "ascending";
    case RowOrder::Assumed:
        break;
    }
    return "assumed";
}

Result<Experiment> loadExperiment(const fs::path& folder, const std::optional<fs::path>& trainDataset, RowSplit split)
{
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return fileSystem(folder.string() + " is no directory; an experiment is a folder with unlearn/_dataset.npy");
    Experiment experiment;
    experiment.folder = folder;
    const fs::path named = folder.has_filename() ? folder : folder.parent_path();
    experiment.name = named.filename().string();

    const fs::path forgetPath = folder / "unlearn" / "_dataset.npy";
    PALIMPSEST_TRY(experiment.forget, readTokenRows(forgetPath).in("loading forget rows"));
    if (experiment.forget.columns < split.prefixLength + split.suffixLength)
        return badInput(forgetPath.string() + ": rows of " + std::to_string(experiment.forget.columns)
                        + " tokens; at least " + std::to_string(split.prefixLength + split.suffixLength)
                        + " are needed, " + std::to_string(split.prefixLength) + " of prefix and "
                        + std::to_string(split.suffixLength) + " of suffix");
    PALIMPSEST_TRY(experiment.partners,
                   readSide(folder / "learn" / "_dataset.npy", experiment, true).in("loading partners"));
    PALIMPSEST_TRY(experiment.retain,
                   readSide(folder / "retain" / "_dataset.npy", experiment, false).in("loading retain rows"));

    PALIMPSEST_TRY(SampleList list, readSampleList(folder).in("loading the list of samples"));
    if (static_cast<std::int64_t>(list.docIds.size()) != experiment.forget.rows)
        return badInput(list.path.string() + " lists " + std::to_string(list.docIds.size()) + " samples, "
                        + forgetPath.string() + " has " + rowsText(experiment.forget.rows));
    PALIMPSEST_TRY(const auto entries, orderRows(experiment, list, trainDataset).in("finding the rows' order"));
    experiment.listRows.resize(entries.size());
    for (std::size_t row = 0; row < entries.size(); ++row) {
        const auto entry = static_cast<std::size_t>(entries[row]);
        experiment.docIds.push_back(list.docIds[entry]);
        experiment.corpora.push_back(std::move(list.corpora[entry]));
        experiment.texts.push_back(list.texts.empty() ? std::string() : std::move(list.texts[entry]));
        experiment.listRows[entry] = static_cast<std::int64_t>(row);
    }
    return experiment;
}

std::optional<fs::path> findTrainDataset(const fs::path& dataDir)
{
    const fs::path parent = dataDir / "..";
    std::error_code failure;
    for (const fs::path& candidate : {parent / "train_dataset.npy", parent / "extraction" / "train_dataset.npy"})
        if (fs::exists(candidate, failure))
            return candidate.lexically_normal();
    return std::nullopt;
}

} // namespace palimpsest
