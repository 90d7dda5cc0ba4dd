#pragma once

#include "engine/judge/results_file.h"
#include "engine/project/project.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

/// A model of results.json as the project has it.
struct HistoricalModel {
    std::string name;                      ///< "<run> epoch <k>", as graded candidates are shown
    std::vector<std::int64_t> generations; ///< one a sample of results.json
    bool known = false;                    ///< the project had its candidates already, from a run's own files
};

/// Finds a model's candidates in the project, or brings them in as a run of the model's name. They are found where one
/// run at one epoch has every text of them (without <|endoftext|>, as `palimpsest convert` leaves it out). `docIds`:
/// of the samples; empty: those of the project's samples with the same texts, else their places in the file.
Result<HistoricalModel> historicalModel(Project& project, const std::filesystem::path& path, const ResultsFile& results,
                                        std::size_t model, const std::vector<std::int64_t>& docIds);

} // namespace palimpsest
