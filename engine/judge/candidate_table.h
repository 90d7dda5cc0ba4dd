#pragma once

#include "engine/base/result.h"
#include "engine/tables/csv.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

namespace palimpsest {

/// The candidates of one model: a CSV file that a run or an evaluation wrote, its rows found by doc_id.
class CandidateTable {
public:
    /// `path`: the file, or the directory of a run. Of a directory its unlearn.csv is taken, or, where nothing was
    /// evaluated there, the epoch<k>.csv of the last epoch. Where the file has no column doc_id, a samples.csv beside
    /// it says which id is which doc_id. Fails where a doc_id has two different candidates.
    static Result<CandidateTable> open(const std::filesystem::path& path);

    const std::filesystem::path& file() const { return m_file; }
    const CsvTable& table() const { return m_table; }
    bool has(std::int64_t docId) const { return m_rows.count(docId) > 0; }
    /// The row of a doc_id that the table has.
    std::size_t row(std::int64_t docId) const { return m_rows.at(docId); }

    const std::string& candidate(std::int64_t docId) const { return m_table.at(row(docId), m_candidate); }
    /// Nothing where neither the file nor the samples.csv beside it has such texts.
    std::optional<std::string> prefix(std::int64_t docId) const;
    std::optional<std::string> reference(std::int64_t docId) const;

private:
    using DocIds = std::unordered_map<std::string, std::int64_t>; ///< by id, as it is written

    CandidateTable() = default;
    Status indexRows(const std::filesystem::path& samplesFile);
    Status indexSamples();
    Result<DocIds> docIdsOfSamples() const;
    std::optional<std::string> text(std::string_view column, std::int64_t docId) const;

    std::filesystem::path m_file;
    CsvTable m_table;
    std::optional<CsvTable> m_samples;
    std::size_t m_candidate = 0;
    std::unordered_map<std::int64_t, std::size_t> m_rows;
    std::unordered_map<std::int64_t, std::size_t> m_sampleRows;
};

} // namespace palimpsest
