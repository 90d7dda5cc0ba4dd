#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace palimpsest {

/// What a column or a parameter can hold.
class SqlValue {
public:
    SqlValue(std::nullptr_t) {}
    SqlValue(int value) : m_value(std::int64_t(value)) {}
    SqlValue(std::int64_t value) : m_value(value) {}
    SqlValue(std::size_t value) : m_value(std::int64_t(value)) {}
    SqlValue(double value) : m_value(value) {}
    SqlValue(std::string value) : m_value(std::move(value)) {}
    SqlValue(std::string_view value) : m_value(std::string(value)) {}
    SqlValue(const char* value) : m_value(std::string(value)) {}
    template <typename T>
    SqlValue(const std::optional<T>& value) : SqlValue(value ? SqlValue(*value) : SqlValue(nullptr))
    {
    }

    const std::variant<std::monostate, std::int64_t, double, std::string>& get() const { return m_value; }

private:
    std::variant<std::monostate, std::int64_t, double, std::string> m_value;
};
using SqlValues = std::vector<SqlValue>;

/// A row of an answer, valid during the call it is handed to. Columns count from 0.
class SqlRow {
public:
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::optional<std::int64_t> maybeInteger(int column) const;
    std::optional<std::string> maybeText(int column) const;

private:
    friend class Database;
    explicit SqlRow(sqlite3_stmt* statement) : m_statement(statement) {}
    sqlite3_stmt* m_statement;
};

/// The tables of one folder: step i brings version i to i + 1. Steps are only ever added.
struct Schema {
    std::string_view name;
    std::span<const std::string_view> steps;
};

/// A connection to an SQLite file: WAL, synchronous=FULL, foreign keys, one thread at a time. A lock that another
/// process holds is waited for five seconds; then the error says so.
class Database {
public:
    /// Opens or creates the file and brings the schemas to their newest version, each in one transaction. A file that a
    /// newer program wrote is refused and left as it is.
    static Result<Database> open(const std::filesystem::path& path, std::span<const Schema> schemas);
    /// The same for reading only: nothing is created, migrated or written.
    static Result<Database> openReadOnly(const std::filesystem::path& path, std::span<const Schema> schemas);

    /// Brings one more schema in.
    Status migrate(const Schema& schema);

    /// One statement; its rows are not looked at.
    Status run(std::string_view sql, const SqlValues& values = {});
    /// The same, returning the new row's id.
    Result<std::int64_t> insert(std::string_view sql, const SqlValues& values);
    /// How many rows the last run() changed.
    std::int64_t changes() const;
    /// Calls `row` for every row of the answer.
    Status each(std::string_view sql, const SqlValues& values, const std::function<void(const SqlRow&)>& row);
    /// The first column of the first row; nothing where there is no row.
    Result<std::optional<std::int64_t>> integer(std::string_view sql, const SqlValues& values = {});
    Result<std::optional<std::string>> text(std::string_view sql, const SqlValues& values = {});

    /// Runs `work` inside one transaction: all of it, or nothing where it fails. Inside another one it joins that.
    Status transaction(const std::function<Status()>& work);

    /// Makes ready for thousands of small transactions: the log is given its size beforehand, since a commit that makes
    /// a file longer takes several times as long, and is moved into the file less often. Takes 16 MB until the last
    /// connection closes.
    void expectManyCommits();

    const std::filesystem::path& path() const { return m_path; }

private:
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };

    static Result<Database> connect(const std::filesystem::path& path, int flags);
    Status checkVersions(std::span<const Schema> schemas);
    Status applySteps(const Schema& schema);
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

    Result<Statement> prepare(std::string_view sql, const SqlValues& values);
    void keep(std::string_view sql, Statement statement);
    Error failure(std::string_view doing) const;

    std::filesystem::path m_path;
    std::unique_ptr<sqlite3, Close> m_database;
    std::map<std::string, Statement, std::less<>> m_kept; ///< prepared, none of them under way
    bool m_inTransaction = false;
};

} // namespace palimpsest
