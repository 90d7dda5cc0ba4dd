#include "engine/rating/return_file.h"

#include "engine/base/files.h"
#include "engine/base/sha256.h"
#include "engine/rating/archive_names.h"
#include "engine/rating/json_lines.h"
#include "engine/rating/rater_file.h"
#include "engine/tables/csv.h"
#include "engine/tables/number_text.h"

#include <future>
#include <set>

namespace palimpsest {

namespace {

constexpr const char* kEvents = "events.jsonl";

/// What a spreadsheet takes for a formula gets a quote in front.
std::string forSpreadsheets(const std::string& text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos ? "'" + text
                                                                                                      : text;
}

Result<std::string> ratingsCsv(const RaterFile& file)
{
    CsvWriter csv({"token", "pos", "rating", "skip_reason", "comment"});
    for (std::size_t i = 0; i < file.pack().items.size(); ++i) {
        const ItemAnswer& answer = file.answer(i);
        csv.text(file.pack().items[i].token).integer(file.pack().items[i].pos);
        csv.text(answer.value ? std::to_string(*answer.value) : std::string());
        csv.text(forSpreadsheets(answer.skipped && answer.skipReason.empty() ? "skipped" : answer.skipReason));
        csv.text(forSpreadsheets(answer.comment));
        csv.endRow();
    }
    return csv.result();
}

Status readManifest(ReturnedRatings& ratings, const std::string& text, const std::string& events)
{
    PALIMPSEST_TRY(const json_lines::Json object, json_lines::object(text, kArchiveManifest));
    PALIMPSEST_TRY(const std::string format, json_lines::text(object, "format"));
    PALIMPSEST_TRY(const std::int64_t version, json_lines::integer(object, "version"));
    if (format != "unlearn-return" || version != 1)
        return badInput(std::string(kArchiveManifest) + ": is \"" + format + "\" version " + std::to_string(version)
                        + "; a return is \"unlearn-return\" version 1");
    PALIMPSEST_TRY(ratings.packUid, json_lines::text(object, "pack"));
    PALIMPSEST_TRY(ratings.itemsSha256, json_lines::text(object, "items_sha256"));
    PALIMPSEST_TRY(const std::string sha, json_lines::text(object, "events_sha256"));
    if (sha != sha256(events))
        return badInput(std::string(kEvents) + ": was changed after it was written; ask for the file again");
    return {};
}

void readEvents(ReturnedRatings& ratings, const std::string& text)
{
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.empty())
            continue;
        auto event = parseEventLine(line);
        if (!event) {
            ratings.rejected.push_back({number, event.error().text()});
            continue;
        }
        ratings.events.push_back(std::move(*event));
        ratings.lines.push_back(number);
    }
}

Result<ReturnedRatings> fromArchive(const ArchiveFormat& format, const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const auto files, format.read(path, kArchiveLimit));
    std::string manifest, events;
    for (const ArchiveFile& file : files) {
        if (file.name == kArchiveManifest)
            manifest = file.bytes;
        else if (file.name == kEvents)
            events = file.bytes;
        else if (file.name != kArchiveRatings)
            return badInput("holds '" + file.name + "', which belongs to no return");
    }
    if (!json_lines::isUtf8(events))
        return badInput(std::string(kEvents) + ": is not UTF-8; ask for the file again");
    ReturnedRatings ratings;
    PALIMPSEST_CHECK(readManifest(ratings, manifest, events));
    readEvents(ratings, events);
    return ratings;
}

/// A comment or reason as it was before forSpreadsheets.
std::string fromSpreadsheet(const std::string& text)
{
    return text.size() > 1 && text.front() == '\'' ? text.substr(1) : text;
}

/// The cell of an optional column.
std::string cell(const CsvTable& table, std::size_t row, const char* column)
{
    return table.has(column) ? table.at(row, *table.column(column)) : std::string();
}

/// The same row gives the same id, so that importing it again changes nothing.
void addCsvEvent(ReturnedRatings& ratings, RatingEvent event, std::size_t line)
{
    const std::string said = event.value ? std::to_string(*event.value) : event.reason + "\n" + event.comment;
    event.deviceUid = "csv-" + sha256(event.token + "\n" + nameOf(event.kind) + "\n" + said).substr(0, 28);
    event.uid = event.deviceUid;
    event.seq = 1;
    ratings.events.push_back(std::move(event));
    ratings.lines.push_back(line);
}

void readCsvRow(ReturnedRatings& ratings, const CsvTable& table, std::size_t row, const std::string& token)
{
    const std::string field = cell(table, row, "rating");
    const auto value = parseInteger(field);
    if (!field.empty() && !value) {
        ratings.rejected.push_back({table.line(row), "rating \"" + field + "\" is no whole number"});
        return;
    }
    RatingEvent event;
    event.token = token;
    const std::string reason = cell(table, row, "skip_reason"), comment = cell(table, row, "comment");
    if (value) {
        event.value = *value;
        addCsvEvent(ratings, event, table.line(row));
    } else if (!reason.empty()) {
        event.kind = RatingKind::Skip;
        event.reason = fromSpreadsheet(reason);
        addCsvEvent(ratings, event, table.line(row));
    }
    if (!comment.empty()) {
        RatingEvent remark;
        remark.token = token;
        remark.kind = RatingKind::Comment;
        remark.comment = fromSpreadsheet(comment);
        addCsvEvent(ratings, std::move(remark), table.line(row));
    }
}

Result<ReturnedRatings> fromCsv(const std::string& bytes)
{
    // Spreadsheets save in the code page of their country; what is not UTF-8 would be misread.
    if (!json_lines::isUtf8(bytes))
        return badInput("is not UTF-8; save it again as \"CSV UTF-8\"");
    PALIMPSEST_TRY(const CsvTable table, parseCsv(bytes));
    PALIMPSEST_TRY(const std::size_t token, table.column("token"));
    PALIMPSEST_CHECK(table.column("rating"));
    ReturnedRatings ratings;
    ratings.fromCsv = true;
    std::set<std::string> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (!seen.insert(table.at(row, token)).second)
            ratings.rejected.push_back({table.line(row), "its token stands on an earlier line"});
        else
            readCsvRow(ratings, table, row, table.at(row, token));
    }
    return ratings;
}

} // namespace

void writeReturn(RaterFile& file, const ArchiveFormat& format, const std::filesystem::path& folder,
                 const std::string& appVersion, ReturnWritten written)
{
    const auto csv = ratingsCsv(file);
    if (!csv) {
        written(csv.error());
        return;
    }
    const std::filesystem::path path = folder
                                       / ("return-" + shortName(file.pack().uid) + "-" + file.deviceUid().substr(0, 6)
                                          + "-" + std::to_string(file.nextReturnNumber()) + ".zip");
    json_lines::Json manifest = {{"format", "unlearn-return"},
                                 {"version", 1},
                                 {"pack", file.pack().uid},
                                 {"items_sha256", file.pack().itemsSha256},
                                 {"device", file.deviceUid()},
                                 {"rated", file.ratedCount()},
                                 {"skipped", file.answered() - file.ratedCount()},
                                 {"app", appVersion}};
    file.events([&format, path, csv = *csv, manifest = std::move(manifest),
                 written = std::move(written)](const Result<std::vector<RatingEvent>>& events) mutable {
        if (!events) {
            written(events.error());
            return;
        }
        std::string lines;
        for (const RatingEvent& event : *events)
            lines += eventLine(event);
        manifest["events"] = events->size();
        manifest["events_sha256"] = sha256(lines);
        const Status status = format.write(
            path, {{kArchiveManifest, json_lines::line(manifest)}, {kEvents, lines}, {kArchiveRatings, csv}});
        written(status ? Result<std::filesystem::path>(path) : status.error());
    });
}

Result<std::filesystem::path> writeReturn(RaterFile& file, const ArchiveFormat& format,
                                          const std::filesystem::path& folder, const std::string& appVersion)
{
    std::promise<Result<std::filesystem::path>> promise;
    writeReturn(file, format, folder, appVersion,
                [&](Result<std::filesystem::path> path) { promise.set_value(std::move(path)); });
    return promise.get_future().get();
}

Result<ReturnedRatings> readReturn(const ArchiveFormat& format, const std::filesystem::path& path)
{
    std::error_code failure;
    std::string bytes;
    if (!std::filesystem::is_directory(path, failure)) {
        PALIMPSEST_TRY(bytes, readFile(path, kArchiveLimit));
    }
    const bool csv = path.extension() == ".csv";
    Result<ReturnedRatings> ratings = csv ? fromCsv(bytes) : fromArchive(format, path);
    if (!ratings)
        return csv || ratings.error().text().find(path.string()) == std::string::npos
                   ? std::move(ratings).in(path.string())
                   : std::move(ratings);
    ratings->archiveSha256 = sha256(bytes);
    return ratings;
}

} // namespace palimpsest
