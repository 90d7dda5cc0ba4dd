#pragma once

#include "engine/study/study_ratings.h"

#include <filesystem>

namespace palimpsest {

struct StudyExport {
    std::vector<std::filesystem::path> files;
    std::size_t ratings = 0;
};

/// ratings_long.csv and .jsonl (unit, rater, value, purpose, times, comment), ratings_wide.csv (a column a rater),
/// final.csv, and reference.csv, which tells the models: it is unblinding, so the caller logs it first.
/// `mark`: a UTF-8 byte order mark in front of the CSVs, for spreadsheets. Existing files are replaced only with
/// `overwrite`.
Result<StudyExport> exportStudy(Project& project, const Study& study, const std::filesystem::path& folder, bool mark,
                                bool overwrite);

/// Self-contained HTML: agreement, distributions, results, and when the study was unblinded.
Result<std::string> studyReport(Project& project, const Study& study);

} // namespace palimpsest
