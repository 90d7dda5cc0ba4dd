#pragma once

#include "engine/base/result.h"
#include "engine/data/token_rows.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// How the forget rows follow the list of doc_ids (spec/icu.md section 1 "Which row is which doc_id").
enum class RowOrder {
    List,      ///< in the order of the list: more rows agree with train_dataset.npy so
    Ascending, ///< in ascending doc_id: more rows agree so
    Assumed,   ///< there is no train_dataset.npy to compare with; the list's order is taken
};
/// "list", "ascending", "assumed".
std::string_view nameOf(RowOrder order);

/// One experiment: what is forgotten, its partners row for row, and what should stay.
struct Experiment {
    std::string name; ///< last component of the folder
    std::filesystem::path folder;
    TokenRows forget;                  ///< [N, T]
    std::optional<TokenRows> partners; ///< [N, T]; none in the union of experiments
    std::optional<TokenRows> retain;   ///< [M, T]

    std::vector<std::int64_t> docIds;   ///< of each forget row
    std::vector<std::string> corpora;   ///< of each forget row; empty strings where the list has no such column
    std::vector<std::string> texts;     ///< of each forget row; empty where the list has no texts
    std::vector<std::int64_t> listRows; ///< the list's k-th entry is forget row listRows[k]

    RowOrder order = RowOrder::Assumed;
    std::int64_t agreeingRows = 0; ///< forget rows equal to their row of train_dataset.npy; 0 if assumed

    std::int64_t size() const { return forget.rows; }
    std::int64_t rowLength() const { return forget.columns; }
};

/// Loads a folder with unlearn/_dataset.npy, learn/_dataset.npy and retain/_dataset.npy (both optional) and the list
/// (lm_extraction_*.csv, else doc_ids.csv). `trainDataset`: the file to find the rows' order with; nothing: assumed.
/// `split` is what the rows must have room for. Every failure names the file.
Result<Experiment> loadExperiment(const std::filesystem::path& folder,
                                  const std::optional<std::filesystem::path>& trainDataset, RowSplit split = {});

/// The first that exists of <dataDir>/../train_dataset.npy and <dataDir>/../extraction/train_dataset.npy.
std::optional<std::filesystem::path> findTrainDataset(const std::filesystem::path& dataDir);

} // namespace palimpsest
