#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// A table as it stands in a CSV file: a header and rows of exactly its width. Fields keep their line breaks.
class CsvTable {
public:
    const std::vector<std::string>& header() const { return m_header; }
    std::size_t rows() const { return m_lines.size(); }

    const std::string& at(std::size_t row, std::size_t column) const
    {
        return m_fields[row * m_header.size() + column];
    }

    /// Line of the file, from 1, on which a row begins.
    std::size_t line(std::size_t row) const { return m_lines[row]; }

    /// The number of the column of that name. Fails where it is missing (naming those that are there) or stands twice.
    Result<std::size_t> column(std::string_view name) const;
    bool has(std::string_view name) const;

    /// The field as a number; an empty one is NaN. Fails with line and column name.
    Result<double> number(std::size_t row, std::size_t column) const;
    Result<std::int64_t> integer(std::size_t row, std::size_t column) const;

private:
    friend Result<CsvTable> parseCsv(std::string_view);
    Error badField(std::size_t row, std::size_t column, std::string_view wanted) const;

    std::vector<std::string> m_header;
    std::vector<std::string> m_fields; ///< row by row
    std::vector<std::size_t> m_lines;
};

/// Reads RFC 4180 text: commas, double quotes, LF, CR LF or CR between rows, a UTF-8 byte order mark tolerated, empty
/// lines skipped, a quote inside an unquoted field taken as it stands. A row of another width than the header, text
/// behind a closing quote, an open quote at the end and a text without a header are errors that name the line.
Result<CsvTable> parseCsv(std::string_view text);

/// parseCsv of a file, its path in front of every error.
Result<CsvTable> readCsv(const std::filesystem::path& path);

/// A field as it is written: quoted where it holds a comma, a quote, LF or CR.
std::string csvField(std::string_view text);

/// Builds the text of a CSV file: LF, header first, no index column. Every row must be as wide as the header.
class CsvWriter {
public:
    explicit CsvWriter(const std::vector<std::string>& header);

    CsvWriter& text(std::string_view value);
    CsvWriter& number(double value); ///< csvNumber
    CsvWriter& integer(std::int64_t value);
    CsvWriter& empty() { return text({}); }
    /// Ends the row. A row of another width than the header makes save() and result() fail.
    void endRow();

    Result<std::string> result() const;
    /// Writes the file atomically.
    Status save(const std::filesystem::path& path) const;

private:
    std::string m_text;
    std::size_t m_width;
    std::size_t m_rowBegin = 0;
    std::size_t m_filled = 0;
    std::size_t m_row = 0;
    std::optional<Error> m_error;
};

} // namespace palimpsest
