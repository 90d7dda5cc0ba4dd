#pragma once

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace palimpsest {

/// Draws the batches of a plain language-model training: whole rows that are to be memorised, windows of them from
/// random offsets, and windows of a stream of running text (spec/icu.md has none of this; FACTS of small models call
/// for it).
class LanguageData {
public:
    struct Options {
        std::int64_t batchSize = 16;
        std::int64_t rowLength = 200;
        double textShare = 0.33; ///< where there are rows and text
        bool windows = false;    ///< every second batch starts at a random offset of its rows
    };

    /// rows: [N, T] int64 or undefined; text: [M] int64, texts joined by end-of-text, or undefined. One of them is
    /// there.
    LanguageData(torch::Tensor rows, torch::Tensor text, Options options, std::uint64_t seed);

    /// Token ids [batchSize, L], L ≤ T.
    torch::Tensor nextBatch();

    const torch::Tensor& rows() const { return m_rows; }

private:
    torch::Tensor nextRows(std::int64_t count);
    torch::Tensor textWindows(std::int64_t count);
    std::int64_t below(std::int64_t bound);

    torch::Tensor m_rows;
    torch::Tensor m_text;
    Options m_options;
    torch::Generator m_generator;
    std::vector<std::int64_t> m_order; ///< of the rows, what is left of this round
    std::int64_t m_batches = 0;
};

/// The ids of a text file, one text a line (empty lines skipped), joined and closed by `eos`.
Result<torch::Tensor> readTextStream(const std::filesystem::path& path, const Tokenizer& tokenizer, TokenId eos);

} // namespace palimpsest
