#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// A matrix of integers, row by row.
struct IntMatrix {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::vector<std::int32_t> values; ///< rows · columns

    std::span<const std::int32_t> row(std::int64_t index) const
    {
        return {values.data() + index * columns, static_cast<std::size_t>(columns)};
    }
    std::span<std::int32_t> row(std::int64_t index)
    {
        return {values.data() + index * columns, static_cast<std::size_t>(columns)};
    }
    bool operator==(const IntMatrix&) const = default;
};

/// What the header of a .npy file says.
struct NpyHeader {
    int version = 1;                 ///< 1, 2 or 3
    std::string type;                ///< "<u2"
    bool fortranOrder = false;       ///< columns follow each other in the file
    std::vector<std::int64_t> shape; ///< any number of axes
    std::size_t dataOffset = 0;      ///< first byte behind the header
};

/// Reads the header, and checks that the data it promises stand in `file` (more bytes behind them are an error as
/// well).
Result<NpyHeader> parseNpyHeader(std::string_view file);

/// Reads a two-dimensional array of little-endian integers (i1 u1 i2 u2 i4 u4 i8 u8), C or Fortran order, file versions
/// 1.0 to 3.0. Fails where the shape or the type is another one, or a value does not fit 32 bits (row and column
/// named).
Result<IntMatrix> parseNpy(std::string_view file);
Result<IntMatrix> readNpy(const std::filesystem::path& path);

enum class NpyType { U2, I4 };

/// Writes C order, version 1.0, atomically. Fails where a value does not fit the type.
Status writeNpy(const std::filesystem::path& path, const IntMatrix& matrix, NpyType type);
Result<std::string> formatNpy(const IntMatrix& matrix, NpyType type);

} // namespace palimpsest
