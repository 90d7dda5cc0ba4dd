#include "engine/store/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace palimpsest {

namespace {

constexpr int kBusyTimeoutMs = 5000;

constexpr std::size_t kMostKept = 64; // statements; a program has fewer that it runs often

int bind(sqlite3_stmt* statement, int index, const SqlValue& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value.get()))
        return sqlite3_bind_int64(statement, index, *integer);
    if (const auto* real = std::get_if<double>(&value.get()))
        return sqlite3_bind_double(statement, index, *real);
    if (const auto* text = std::get_if<std::string>(&value.get()))
        return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return sqlite3_bind_null(statement, index);
}

/// Zeros at its end: what lies behind the last commit is not looked at, zeros least of all.
Status lengthenLog(const std::string& path)
{
    constexpr std::size_t kLogBytes = std::size_t(16) << 20;
    const int log = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (log < 0)
        return fileSystem("cannot open " + path, errno);
    const std::string zeros(std::size_t(1) << 20, '\0');
    ssize_t written = 1;
    for (off_t end = ::lseek(log, 0, SEEK_END); written > 0 && end >= 0 && std::size_t(end) < kLogBytes; end += written)
        written = ::pwrite(log, zeros.data(), std::min(zeros.size(), kLogBytes - std::size_t(end)), end);
    ::fdatasync(log);
    ::close(log);
    return written > 0 ? Status() : fileSystem("cannot write " + path, errno);
}

} // namespace

bool SqlRow::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
std::int64_t SqlRow::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double SqlRow::real(int column) const { return sqlite3_column_double(m_statement, column); }

std::string SqlRow::text(int column) const
{
    // The text first: asking for it can change how many bytes there are.
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return bytes ? std::string(bytes, std::size_t(sqlite3_column_bytes(m_statement, column))) : std::string();
}

std::optional<std::int64_t> SqlRow::maybeInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> SqlRow::maybeText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

void Database::Close::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
void Database::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Result<Database> Database::connect(const std::filesystem::path& path, int flags)
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    Database database;
    database.m_path = path;
    database.m_database.reset(handle);
    if (code != SQLITE_OK)
        return database.failure("opening");
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    return database;
}

Result<Database> Database::open(const std::filesystem::path& path, std::span<const Schema> schemas)
{
    PALIMPSEST_TRY(Database database, connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    // Before anything is written, the journal mode included: a newer file stays untouched.
    PALIMPSEST_CHECK(database.checkVersions(schemas));
    PALIMPSEST_CHECK(database.run("PRAGMA journal_mode=WAL"));
    PALIMPSEST_CHECK(database.run("PRAGMA synchronous=FULL"));
    PALIMPSEST_CHECK(database.run("PRAGMA foreign_keys=ON"));
    for (const Schema& schema : schemas)
        PALIMPSEST_CHECK(database.applySteps(schema));
    return database;
}

Result<Database> Database::openReadOnly(const std::filesystem::path& path, std::span<const Schema> schemas)
{
    PALIMPSEST_TRY(Database database, connect(path, SQLITE_OPEN_READONLY));
    PALIMPSEST_CHECK(database.checkVersions(schemas));
    return database;
}

Status Database::migrate(const Schema& schema)
{
    PALIMPSEST_CHECK(checkVersions({&schema, 1}));
    return applySteps(schema);
}

Status Database::checkVersions(std::span<const Schema> schemas)
{
    PALIMPSEST_TRY(const auto known, integer("SELECT count(*) FROM sqlite_master WHERE name='schema_version'"));
    if (known.value_or(0) == 0)
        return {};
    for (const Schema& schema : schemas) {
        PALIMPSEST_TRY(const auto version, integer("SELECT version FROM schema_version WHERE name=?", {schema.name}));
        if (version.value_or(0) > std::int64_t(schema.steps.size()))
            return badInput(m_path.string() + ": its " + std::string(schema.name) + " tables have version "
                            + std::to_string(*version) + ", this program knows version "
                            + std::to_string(schema.steps.size())
                            + "; a newer Palimpsest wrote it. Nothing was changed; open it with that one");
    }
    return {};
}

Status Database::applySteps(const Schema& schema)
{
    return transaction([&]() -> Status {
        PALIMPSEST_CHECK(run("CREATE TABLE IF NOT EXISTS schema_version(name TEXT PRIMARY KEY, version INT NOT NULL)"));
        PALIMPSEST_TRY(const auto found, integer("SELECT version FROM schema_version WHERE name=?", {schema.name}));
        const auto version = std::size_t(found.value_or(0));
        if (version == schema.steps.size())
            return {};
        for (std::size_t step = version; step < schema.steps.size(); ++step)
            if (sqlite3_exec(m_database.get(), std::string(schema.steps[step]).c_str(), nullptr, nullptr, nullptr)
                != SQLITE_OK)
                return failure("migrating the " + std::string(schema.name) + " tables");
        return run("INSERT INTO schema_version VALUES(?1,?2) ON CONFLICT(name) DO UPDATE SET version=?2",
                   {schema.name, schema.steps.size()});
    });
}

Result<Database::Statement> Database::prepare(std::string_view sql, const SqlValues& values)
{
    Statement statement;
    if (const auto kept = m_kept.find(sql); kept != m_kept.end()) {
        statement = std::move(kept->second);
        m_kept.erase(kept);
    } else {
        sqlite3_stmt* handle = nullptr;
        if (sqlite3_prepare_v2(m_database.get(), sql.data(), int(sql.size()), &handle, nullptr) != SQLITE_OK)
            return failure("preparing");
        statement.reset(handle);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (bind(statement.get(), int(i) + 1, values[i]) != SQLITE_OK)
            return failure("binding");
    return statement;
}

/// For the next time; it is not kept while it runs, so that a statement can be run inside of itself.
void Database::keep(std::string_view sql, Statement statement)
{
    if (m_kept.size() >= kMostKept)
        return;
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    m_kept.emplace(sql, std::move(statement));
}

Status Database::each(std::string_view sql, const SqlValues& values, const std::function<void(const SqlRow&)>& row)
{
    PALIMPSEST_TRY(Statement statement, prepare(sql, values));
    int code;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW)
        row(SqlRow(statement.get()));
    if (code != SQLITE_DONE)
        return failure("reading or writing");
    keep(sql, std::move(statement));
    return {};
}

Status Database::run(std::string_view sql, const SqlValues& values)
{
    return each(sql, values, [](const SqlRow&) {});
}

Result<std::int64_t> Database::insert(std::string_view sql, const SqlValues& values)
{
    PALIMPSEST_CHECK(run(sql, values));
    return std::int64_t(sqlite3_last_insert_rowid(m_database.get()));
}

std::int64_t Database::changes() const { return sqlite3_changes64(m_database.get()); }

Result<std::optional<std::int64_t>> Database::integer(std::string_view sql, const SqlValues& values)
{
    std::optional<std::int64_t> first;
    bool seen = false;
    PALIMPSEST_CHECK(each(sql, values, [&](const SqlRow& row) {
        if (!std::exchange(seen, true))
            first = row.maybeInteger(0);
    }));
    return first;
}

Result<std::optional<std::string>> Database::text(std::string_view sql, const SqlValues& values)
{
    std::optional<std::string> first;
    bool seen = false;
    PALIMPSEST_CHECK(each(sql, values, [&](const SqlRow& row) {
        if (!std::exchange(seen, true))
            first = row.maybeText(0);
    }));
    return first;
}

Status Database::transaction(const std::function<Status()>& work)
{
    if (m_inTransaction)
        return work();
    PALIMPSEST_CHECK(run("BEGIN IMMEDIATE"));
    m_inTransaction = true;
    Status status = work();
    if (status)
        status = run("COMMIT");
    m_inTransaction = false;
    if (!status && sqlite3_get_autocommit(m_database.get()) == 0)
        sqlite3_exec(m_database.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    return status;
}

void Database::expectManyCommits()
{
    // Inside a transaction nobody else adds to the log or begins it anew.
    const Status made = transaction([this] { return lengthenLog(m_path.string() + "-wal"); });
    if (made)                                        // where it failed, commits are slower
        (void)run("PRAGMA wal_autocheckpoint=3800"); // of 4 KB each: fits, with a transaction to spare
}

Error Database::failure(std::string_view doing) const
{
    const int code = sqlite3_errcode(m_database.get()) & 0xff;
    const std::string place = m_path.string() + ": ";
    const std::string why = sqlite3_errmsg(m_database.get());
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fileSystem(place + "another program is writing to it; waited " + std::to_string(kBusyTimeoutMs / 1000)
                          + " seconds. Close that program, then try again");
    case SQLITE_FULL:
        return fileSystem(place + "there is no room on the disk. Nothing half-written stays; free some and try again");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_PERM:
        return fileSystem(place + std::string(doing) + ": " + why);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return badInput(place + "is no database, or a damaged one (" + why + ")");
    case SQLITE_CONSTRAINT:
        return badInput(place + why);
    default:
        return internal(place + std::string(doing) + ": " + why);
    }
}

} // namespace palimpsest
