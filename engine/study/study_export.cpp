#include "engine/study/study_export.h"

#include "engine/base/files.h"
#include "engine/rating/json_lines.h"
#include "engine/tables/csv.h"

#include <map>
#include <numeric>

namespace palimpsest {

namespace {

/// What a spreadsheet takes for a formula gets a quote in front; only in the tables for people.
std::string cell(const std::string& text)
{
    return !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos ? "'" + text : text;
}

std::string valueText(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

Result<std::string> longCsv(const StudyRatings& ratings)
{
    CsvWriter csv({"unit", "rater", "value", "purpose", "at", "active_ms", "wall_ms", "comment"});
    for (const StudyRating& rating : ratings.ratings) {
        csv.integer(rating.unit).text(cell(ratings.raters[rating.rater])).text(valueText(rating.value));
        csv.text(nameOf(rating.purpose)).text(rating.at).integer(rating.activeMs).integer(rating.wallMs);
        csv.text(cell(rating.comment));
        csv.endRow();
    }
    return csv.result();
}

std::string longLines(const StudyRatings& ratings)
{
    std::string lines;
    for (const StudyRating& rating : ratings.ratings) {
        json_lines::Json object = {{"unit", rating.unit}, {"rater", ratings.raters[rating.rater]}};
        object["value"] = rating.value ? json_lines::Json(*rating.value) : json_lines::Json(nullptr);
        object["purpose"] = nameOf(rating.purpose);
        object["at"] = rating.at;
        object["active_ms"] = rating.activeMs;
        object["wall_ms"] = rating.wallMs;
        object["comment"] = rating.comment;
        lines += json_lines::line(object);
    }
    return lines;
}

Result<std::string> wideCsv(const StudyRatings& ratings)
{
    std::vector<std::string> header = {"unit"};
    for (const std::string& rater : ratings.raters)
        header.push_back(cell(rater));
    CsvWriter csv(header);
    const RatingTable table = ratings.table();
    for (std::size_t unit = 0; unit < table.units(); ++unit) {
        csv.integer(ratings.units[unit]);
        for (std::size_t rater = 0; rater < table.raters(); ++rater)
            csv.text(valueText(table.at(unit, rater)));
        csv.endRow();
    }
    return csv.result();
}

Result<std::string> finalCsv(const std::vector<FinalValue>& finals)
{
    CsvWriter csv({"unit", "value", "source", "n_raters", "range"});
    for (const FinalValue& value : finals) {
        csv.integer(value.unit);
        value.value ? csv.number(*value.value) : csv.empty();
        csv.text(value.source).integer(value.raters).integer(value.range);
        csv.endRow();
    }
    return csv.result();
}

Result<std::string> referenceCsv(Project& project, const Study& study, const StudyRatings& ratings)
{
    std::map<std::int64_t, std::vector<int>> values;
    for (const StudyRating& rating : ratings.ratings)
        if (rating.purpose == Purpose::Rate && rating.value)
            values[rating.unit].push_back(*rating.value);
    CsvWriter csv({"id", "diff", "entropy", "bleu", "P", "R", "F1", "candidate", "reference", "doc_id", "model",
                   "epoch", "human_mean", "n_raters"});
    PALIMPSEST_CHECK(project.database().each(
        "SELECT g.row_json,g.text,s.reference,s.doc_id,r.name,g.epoch,u.unit_id FROM ann_unit u JOIN "
        "ann_unit_generation USING(unit_id) JOIN generation g USING(generation_id) JOIN sample s USING(sample_id) JOIN "
        "run r USING(run_id) WHERE study_id=? AND gold_lo IS NULL ORDER BY r.run_id,g.epoch,g.generation_id",
        {study.id}, [&](const SqlRow& row) {
            const json_lines::Json numbers = json_lines::Json::parse(row.text(0), nullptr, false);
            for (const char* key : {"id", "diff", "entropy", "bleu", "P", "R", "F1"})
                csv.text(numbers.value(key, std::string()));
            csv.text(row.text(1)).text(row.text(2)).integer(row.integer(3)).text(row.text(4)).integer(row.integer(5));
            const auto found = values.find(row.integer(6));
            if (found == values.end())
                csv.empty().integer(0);
            else
                csv.number(std::accumulate(found->second.begin(), found->second.end(), 0.0)
                           / double(found->second.size()))
                    .integer(std::int64_t(found->second.size()));
            csv.endRow();
        }));
    return csv.result();
}

Status refuseExisting(const std::filesystem::path& file, bool overwrite)
{
    std::error_code failure;
    if (overwrite || !std::filesystem::exists(file, failure))
        return {};
    return Error{ErrorKind::WouldOverwrite,
                 file.string() + " exists; --overwrite replaces it, another place leaves it alone",
                 {}};
}

} // namespace

Result<StudyExport> exportStudy(Project& project, const Study& study, const ExportRequest& request)
{
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    PALIMPSEST_TRY(const std::vector<FinalValue> finals, finalValues(project, study, ratings));
    PALIMPSEST_TRY(const std::string longText, longCsv(ratings));
    PALIMPSEST_TRY(const std::string wideText, wideCsv(ratings));
    PALIMPSEST_TRY(const std::string finalText, finalCsv(finals));
    PALIMPSEST_TRY(const std::string referenceText, referenceCsv(project, study, ratings));
    const std::string bom = request.mark ? "\xEF\xBB\xBF" : "";
    const std::vector<std::pair<const char*, std::string>> files = {{"ratings_long.csv", bom + longText},
                                                                    {"ratings_long.jsonl", longLines(ratings)},
                                                                    {"ratings_wide.csv", bom + wideText},
                                                                    {"final.csv", bom + finalText},
                                                                    {"reference.csv", bom + referenceText}};
    for (const auto& [name, text] : files)
        PALIMPSEST_CHECK(refuseExisting(request.folder / name, request.overwrite));
    PALIMPSEST_CHECK(createDirectories(request.folder));
    PALIMPSEST_CHECK(logUnblinding(project, study, request.who, "export"));
    StudyExport result;
    result.ratings = ratings.ratings.size();
    for (const auto& [name, text] : files) {
        PALIMPSEST_CHECK(writeFileAtomically(request.folder / name, text));
        result.files.push_back(request.folder / name);
    }
    return result;
}

Status writeStudyReport(Project& project, const Study& study, const std::filesystem::path& file, bool overwrite,
                        const std::string& who)
{
    PALIMPSEST_CHECK(refuseExisting(file, overwrite));
    PALIMPSEST_CHECK(logUnblinding(project, study, who, "report"));
    // After the log: the page tells of this look as well.
    PALIMPSEST_TRY(const std::string html, studyReport(project, study));
    return writeFileAtomically(file, html);
}

} // namespace palimpsest
