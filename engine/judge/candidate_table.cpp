#include "engine/judge/candidate_table.h"

#include "engine/tables/number_text.h"

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

/// The k of epoch<k>.csv.
std::optional<long long> epochOf(const std::string& name)
{
    if (!name.starts_with("epoch") || !name.ends_with(".csv"))
        return std::nullopt;
    return parseInteger(std::string_view(name).substr(5, name.size() - 9));
}

Result<fs::path> tableOf(const fs::path& path)
{
    std::error_code failure;
    if (!fs::is_directory(path, failure))
        return path;
    if (fs::exists(path / "unlearn.csv", failure))
        return path / "unlearn.csv";
    std::optional<long long> last;
    for (fs::directory_iterator file(path, failure), end; !failure && file != end; file.increment(failure))
        if (const auto epoch = epochOf(file->path().filename().string()); epoch && epoch > last)
            last = epoch;
    if (failure)
        return fileSystem("cannot list " + path.string() + ": " + failure.message());
    if (!last)
        return badInput(path.string() + " has no candidates: neither unlearn.csv nor an epoch<k>.csv is there");
    return path / ("epoch" + std::to_string(*last) + ".csv");
}

} // namespace

Result<CandidateTable> CandidateTable::open(const fs::path& path)
{
    CandidateTable table;
    PALIMPSEST_TRY(table.m_file, tableOf(path));
    PALIMPSEST_TRY(table.m_table, readCsv(table.m_file));
    PALIMPSEST_TRY(table.m_candidate, table.m_table.column("candidate").in(table.m_file.string()));
    std::error_code failure;
    const fs::path samples = table.m_file.parent_path() / "samples.csv";
    if (fs::exists(samples, failure) && samples != table.m_file) {
        PALIMPSEST_TRY(CsvTable read, readCsv(samples));
        table.m_samples = std::move(read);
        PALIMPSEST_CHECK(table.indexSamples().in(samples.string()));
    }
    PALIMPSEST_CHECK(table.indexRows(samples));
    return table;
}

Result<CandidateTable::DocIds> CandidateTable::docIdsOfSamples() const
{
    DocIds ids;
    PALIMPSEST_TRY(const std::size_t id, m_samples->column("id"));
    PALIMPSEST_TRY(const std::size_t docId, m_samples->column("doc_id"));
    for (std::size_t row = 0; row < m_samples->rows(); ++row) {
        PALIMPSEST_TRY(const std::int64_t value, m_samples->integer(row, docId));
        ids[m_samples->at(row, id)] = value;
    }
    return ids;
}

Status CandidateTable::indexRows(const fs::path& samplesFile)
{
    const std::string name = m_file.string();
    const bool own = m_table.has("doc_id");
    if (!own && !m_samples)
        return badInput(name + " has no column doc_id, and there is no " + samplesFile.string()
                        + " that says which id is which doc_id. Rows are never joined by their position");
    PALIMPSEST_TRY(const DocIds docIds, own ? Result<DocIds>(DocIds()) : docIdsOfSamples().in(samplesFile.string()));
    PALIMPSEST_TRY(const std::size_t column, m_table.column(own ? "doc_id" : "id").in(name));
    for (std::size_t row = 0; row < m_table.rows(); ++row) {
        const auto known = docIds.find(m_table.at(row, column));
        if (!own && known == docIds.end())
            return badInput(name + ": line " + std::to_string(m_table.line(row)) + ": id " + m_table.at(row, column)
                            + " is not in " + samplesFile.string());
        PALIMPSEST_TRY(const std::int64_t docId,
                       own ? m_table.integer(row, column).in(name) : Result<std::int64_t>(known->second));
        const auto [place, isNew] = m_rows.emplace(docId, row);
        if (!isNew && m_table.at(place->second, m_candidate) != m_table.at(row, m_candidate))
            return badInput(name + ": line " + std::to_string(m_table.line(row)) + ": doc_id " + std::to_string(docId)
                            + " stands twice, with different candidates");
    }
    return {};
}

Status CandidateTable::indexSamples()
{
    if (!m_samples->has("doc_id"))
        return {};
    PALIMPSEST_TRY(const std::size_t docId, m_samples->column("doc_id"));
    for (std::size_t row = 0; row < m_samples->rows(); ++row) {
        PALIMPSEST_TRY(const std::int64_t value, m_samples->integer(row, docId));
        m_sampleRows.emplace(value, row);
    }
    return {};
}

std::optional<std::string> CandidateTable::text(std::string_view column, std::int64_t docId) const
{
    if (m_table.has(column) && has(docId))
        return m_table.at(row(docId), *m_table.column(column));
    const auto sample = m_sampleRows.find(docId);
    if (m_samples && m_samples->has(column) && sample != m_sampleRows.end())
        return m_samples->at(sample->second, *m_samples->column(column));
    return std::nullopt;
}

std::optional<std::string> CandidateTable::prefix(std::int64_t docId) const { return text("prefix", docId); }

std::optional<std::string> CandidateTable::reference(std::int64_t docId) const { return text("reference", docId); }

} // namespace palimpsest
