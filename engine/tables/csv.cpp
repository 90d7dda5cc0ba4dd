#include "engine/tables/csv.h"

#include "engine/base/files.h"
#include "engine/tables/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

std::string atLine(std::size_t line) { return "line " + std::to_string(line); }

std::string quotedName(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string listOf(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + quotedName(name);
    return list;
}

/// Walks the text record by record and counts lines, LF, CR LF and CR alike.
class CsvScanner {
public:
    explicit CsvScanner(std::string_view text) : m_text(text)
    {
        if (m_text.substr(0, 3) == "\xEF\xBB\xBF")
            m_text.remove_prefix(3);
    }

    /// Skips empty lines; false at the end.
    bool hasRecord()
    {
        while (!atEnd() && atBreak())
            skipBreak();
        return !atEnd();
    }

    std::size_t line() const { return m_line; }

    /// Appends the fields of one record and leaves the line break behind it.
    Status record(std::vector<std::string>& fields)
    {
        while (true) {
            const bool quoted = !atEnd() && m_text[m_at] == '"';
            PALIMPSEST_TRY(std::string field, quoted ? quotedField() : Result<std::string>(plainField()));
            fields.push_back(std::move(field));
            if (atEnd())
                return {};
            if (atBreak()) {
                skipBreak();
                return {};
            }
            ++m_at; // the comma
        }
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atBreak() const { return m_text[m_at] == '\n' || m_text[m_at] == '\r'; }

    void skipBreak()
    {
        if (m_text.substr(m_at, 2) == "\r\n")
            ++m_at;
        ++m_at;
        ++m_line;
    }

    std::string plainField()
    {
        const std::size_t end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        std::string field(m_text.substr(m_at, end - m_at));
        m_at = end;
        return field;
    }

    Result<std::string> quotedField()
    {
        const std::size_t begin = m_line;
        std::string field;
        ++m_at;
        while (true) {
            const std::size_t end = m_text.find('"', m_at);
            const std::string_view part = m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at);
            countLines(part);
            field += part;
            if (end == std::string_view::npos)
                return badInput(atLine(begin) + ": a quoted field begins here and never ends");
            m_at = end + 1;
            if (atEnd() || m_text[m_at] == ',' || atBreak())
                return field;
            if (m_text[m_at] != '"')
                return badInput(atLine(m_line) + ": text behind a closing quote; quotes inside a field are doubled");
            field += '"';
            ++m_at;
        }
    }

    void countLines(std::string_view part)
    {
        for (std::size_t i = 0; i < part.size(); ++i)
            if (part[i] == '\n' || (part[i] == '\r' && part.substr(i + 1, 1) != "\n"))
                ++m_line;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

} // namespace

Result<CsvTable> parseCsv(std::string_view text)
{
    CsvScanner scanner(text);
    if (!scanner.hasRecord())
        return badInput("the file is empty; a line with the column names is needed");
    CsvTable table;
    PALIMPSEST_CHECK(scanner.record(table.m_header));
    while (scanner.hasRecord()) {
        const std::size_t line = scanner.line();
        const std::size_t before = table.m_fields.size();
        PALIMPSEST_CHECK(scanner.record(table.m_fields));
        const std::size_t width = table.m_fields.size() - before;
        if (width != table.m_header.size())
            return badInput(atLine(line) + ": " + std::to_string(width) + " fields, the header has "
                            + std::to_string(table.m_header.size()));
        table.m_lines.push_back(line);
    }
    return table;
}

Result<CsvTable> readCsv(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string text, readFile(path));
    return parseCsv(text).in(path.string());
}

bool CsvTable::has(std::string_view name) const { return std::ranges::find(m_header, name) != m_header.end(); }

Result<std::size_t> CsvTable::column(std::string_view name) const
{
    const auto found = std::ranges::find(m_header, name);
    if (found == m_header.end())
        return badInput("no column " + quotedName(name) + "; the columns are " + listOf(m_header));
    if (std::find(found + 1, m_header.end(), name) != m_header.end())
        return badInput("the column " + quotedName(name) + " stands twice");
    return static_cast<std::size_t>(found - m_header.begin());
}

Result<double> CsvTable::number(std::size_t row, std::size_t column) const
{
    const std::string& field = at(row, column);
    if (field.empty())
        return std::numeric_limits<double>::quiet_NaN();
    if (const auto value = parseDouble(field))
        return *value;
    return badField(row, column, "a number");
}

Result<std::int64_t> CsvTable::integer(std::size_t row, std::size_t column) const
{
    if (const auto value = parseInteger(at(row, column)))
        return std::int64_t(*value);
    return badField(row, column, "an integer");
}

Error CsvTable::badField(std::size_t row, std::size_t column, std::string_view wanted) const
{
    const std::string& field = at(row, column);
    return badInput(atLine(line(row)) + ", column " + quotedName(m_header[column]) + ": " + std::string(wanted)
                    + " is needed, \"" + field.substr(0, 40) + (field.size() > 40 ? "…" : "") + "\" stands there");
}

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"')
            field += '"';
        field += c;
    }
    return field + '"';
}

CsvWriter::CsvWriter(const std::vector<std::string>& header) : m_width(header.size())
{
    for (const std::string& name : header)
        text(name);
    endRow();
}

CsvWriter& CsvWriter::text(std::string_view value)
{
    if (m_filled++ > 0)
        m_text += ',';
    m_text += csvField(value);
    return *this;
}

CsvWriter& CsvWriter::number(double value) { return text(csvNumber(value)); }

CsvWriter& CsvWriter::integer(std::int64_t value) { return text(std::to_string(value)); }

void CsvWriter::endRow()
{
    if (m_filled != m_width && !m_error)
        m_error = internal("row " + std::to_string(m_row) + " of a table has " + std::to_string(m_filled)
                           + " fields, its header " + std::to_string(m_width));
    if (m_text.size() == m_rowBegin) // a lone empty field: an empty line would be skipped by readers
        m_text += "\"\"";
    m_text += '\n';
    m_rowBegin = m_text.size();
    m_filled = 0;
    ++m_row;
}

Result<std::string> CsvWriter::result() const
{
    if (m_error)
        return *m_error;
    if (m_filled > 0)
        return internal("the last row of a table was not ended");
    return m_text;
}

Status CsvWriter::save(const std::filesystem::path& path) const
{
    PALIMPSEST_TRY(const std::string text, result());
    return writeFileAtomically(path, text);
}

} // namespace palimpsest
