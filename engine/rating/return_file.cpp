#include "engine/rating/return_file.h"

#include "engine/base/files.h"
#include "engine/base/sha256.h"
#include "engine/rating/json_lines.h"
#include "engine/rating/rater_file.h"
#include "engine/tables/csv.h"
#include "engine/tables/number_text.h"

#include <set>

namespace palimpsest {

namespace {

constexpr const char* kEvents = "events.jsonl";
constexpr const char* kManifest = "manifest.json";
constexpr const char* kRatings = "ratings.csv";

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
    PALIMPSEST_TRY(const json_lines::Json object, json_lines::object(text, kManifest));
    PALIMPSEST_TRY(const std::string format, json_lines::text(object, "format"));
    PALIMPSEST_TRY(const std::int64_t version, json_lines::integer(object, "version"));
    if (format != "unlearn-return" || version != 1)
        return badInput(std::string(kManifest) + ": is \"" + format + "\" version " + std::to_string(version)
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
        if (file.name == kManifest)
            manifest = file.bytes;
        else if (file.name == kEvents)
            events = file.bytes;
        else if (file.name != kRatings)
            return badInput("holds '" + file.name + "', which belongs to no return");
    }
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

void readCsvRow(ReturnedRatings& ratings, const CsvTable& table, std::size_t row, const std::string& token)
{
    const std::string field = table.at(row, *table.column("rating"));
    RatingEvent event;
    event.token = token;
    event.seq = std::int64_t(row) + 1;
    if (!field.empty()) {
        const auto value = parseInteger(field);
        if (!value) {
            ratings.rejected.push_back({table.line(row), "rating \"" + field + "\" is no whole number"});
            return;
        }
        event.value = *value;
    } else if (table.has("skip_reason") && !table.at(row, *table.column("skip_reason")).empty()) {
        event.kind = RatingKind::Skip;
        event.reason = fromSpreadsheet(table.at(row, *table.column("skip_reason")));
    } else {
        return;
    }
    // The same row gives the same id, so that importing it again changes nothing.
    event.deviceUid = "csv-" + sha256(token + "\n" + field + "\n" + event.reason).substr(0, 28);
    event.seq = 1;
    event.uid = event.deviceUid;
    ratings.events.push_back(std::move(event));
    ratings.lines.push_back(table.line(row));
}

Result<ReturnedRatings> fromCsv(const std::string& bytes)
{
    // Spreadsheets save in the code page of their country; what is not UTF-8 would be misread.
    if (const auto dumped = json_lines::Json(bytes).dump(-1, ' ', false, json_lines::Json::error_handler_t::ignore);
        json_lines::Json::parse(dumped).get<std::string>() != bytes)
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

Result<std::filesystem::path> writeReturn(RaterFile& file, const ArchiveFormat& format,
                                          const std::filesystem::path& folder, const std::string& appVersion)
{
    PALIMPSEST_TRY(const auto events, file.events());
    std::string lines;
    for (const RatingEvent& event : events)
        lines += eventLine(event);
    PALIMPSEST_TRY(const std::string csv, ratingsCsv(file));
    const std::string manifest = json_lines::line({{"format", "unlearn-return"},
                                                   {"version", 1},
                                                   {"pack", file.pack().uid},
                                                   {"items_sha256", file.pack().itemsSha256},
                                                   {"device", file.deviceUid()},
                                                   {"events", events.size()},
                                                   {"rated", file.ratedCount()},
                                                   {"skipped", file.answered() - file.ratedCount()},
                                                   {"events_sha256", sha256(lines)},
                                                   {"app", appVersion}});
    const std::filesystem::path path = folder
                                       / ("return-" + shortName(file.pack().uid) + "-" + file.deviceUid().substr(0, 6)
                                          + "-" + std::to_string(file.nextReturnNumber()) + ".zip");
    PALIMPSEST_CHECK(format.write(path, {{kManifest, manifest}, {kEvents, lines}, {kRatings, csv}}));
    return path;
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
