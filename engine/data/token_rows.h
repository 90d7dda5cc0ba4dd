#pragma once

#include "engine/base/result.h"
#include "engine/formats/npy.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace palimpsest {

/// N rows of T token ids, none negative.
using TokenRows = IntMatrix;

/// How a row is read: … | prefix | suffix (spec/icu.md section 1: of 200 columns 100..149 and 150..199).
struct RowSplit {
    std::int64_t prefixLength = 50;
    std::int64_t suffixLength = 50; ///< the last columns; the prefix stands before them

    /// Where they begin in a row of `length` ids; 0 where the row is too short.
    std::int64_t prefixBegin(std::int64_t length) const;
    std::int64_t suffixBegin(std::int64_t length) const;

    std::span<const std::int32_t> prefix(std::span<const std::int32_t> row) const;
    std::span<const std::int32_t> suffix(std::span<const std::int32_t> row) const;
};

/// readNpy, and the ids checked: at least one row and one column, no id negative.
Result<TokenRows> readTokenRows(const std::filesystem::path& path);

/// The share of the suffix's n-grams, each place counted, that stand verbatim in the partner row. 0 if there are none.
double suffixOverlap(std::span<const std::int32_t> row, std::span<const std::int32_t> partner, RowSplit split = {},
                     std::int64_t n = 10);

/// Rows `indices` of `rows`, in that order.
TokenRows takeRows(const TokenRows& rows, std::span<const std::int64_t> indices);

} // namespace palimpsest
