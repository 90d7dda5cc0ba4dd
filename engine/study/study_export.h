#pragma once

#include "engine/study/study_ratings.h"

#include <filesystem>

namespace palimpsest {

struct StudyExport {
    std::vector<std::filesystem::path> files;
    std::size_t ratings = 0;
};

struct ExportRequest {
    std::filesystem::path folder;
    bool mark = false;      ///< a UTF-8 byte order mark in front of the CSVs, for spreadsheets
    bool overwrite = false; ///< without it existing files refuse the export
    std::string who;        ///< for the log of unblindings
};
/// ratings_long.csv and .jsonl (unit, rater, value, purpose, times, comment), ratings_wide.csv (a column a rater),
/// final.csv, and reference.csv. The last tells the models, so the export is entered in the log of unblindings: before
/// anything is written, and not where it is refused.
Result<StudyExport> exportStudy(Project& project, const Study& study, const ExportRequest& request);

/// Self-contained HTML: agreement, distributions, results, and when the study was unblinded.
Result<std::string> studyReport(Project& project, const Study& study);

/// Writes that page to a file; entered in the log like an export.
Status writeStudyReport(Project& project, const Study& study, const std::filesystem::path& file, bool overwrite,
                        const std::string& who);

} // namespace palimpsest
