#include "engine/tables/sample_list.h"

#include "engine/tables/csv.h"

#include <algorithm>
#include <unordered_set>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

Result<fs::path> findList(const fs::path& folder)
{
    std::vector<fs::path> lists;
    std::error_code failure;
    for (fs::directory_iterator file(folder, failure), end; !failure && file != end; file.increment(failure)) {
        const std::string name = file->path().filename().string();
        if (name.starts_with("lm_extraction_") && name.ends_with(".csv"))
            lists.push_back(file->path());
    }
    if (failure)
        return fileSystem("cannot list " + folder.string() + ": " + failure.message());
    std::ranges::sort(lists);
    if (lists.size() > 1)
        return badInput(folder.string() + " has several lists of samples, " + lists[0].filename().string() + " and "
                        + lists[1].filename().string() + "; leave one");
    if (lists.size() == 1)
        return lists.front();
    if (const fs::path path = folder / "doc_ids.csv"; fs::exists(path, failure))
        return path;
    return badInput(folder.string() + " has no list of samples: lm_extraction_*.csv or doc_ids.csv is needed");
}

} // namespace

Result<SampleList> readSampleList(const fs::path& folder)
{
    SampleList list;
    PALIMPSEST_TRY(list.path, findList(folder));
    PALIMPSEST_TRY(const CsvTable table, readCsv(list.path));
    const std::string name = list.path.string();
    PALIMPSEST_TRY(const std::size_t idColumn, table.column("doc_id").in(name));
    std::unordered_set<std::int64_t> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        PALIMPSEST_TRY(const std::int64_t id, table.integer(row, idColumn).in(name));
        const std::string place = name + ": line " + std::to_string(table.line(row)) + ": doc_id " + std::to_string(id);
        if (id < 0)
            return badInput(place + " is negative");
        if (!seen.insert(id).second)
            return badInput(place + " stands twice");
        list.docIds.push_back(id);
    }
    list.corpora.resize(table.rows());
    if (table.has("corpus")) {
        PALIMPSEST_TRY(const std::size_t column, table.column("corpus").in(name));
        for (std::size_t row = 0; row < table.rows(); ++row)
            list.corpora[row] = table.at(row, column);
    }
    if (table.has("text")) {
        PALIMPSEST_TRY(const std::size_t column, table.column("text").in(name));
        for (std::size_t row = 0; row < table.rows(); ++row)
            list.texts.push_back(table.at(row, column));
    }
    return list;
}

} // namespace palimpsest
