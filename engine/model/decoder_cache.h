#pragma once

#include "engine/model/causal_lm.h"
#include "engine/model/decode_attention.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace palimpsest {

/// BranchingCache of a Decoder. A tail is not stored branch by branch: every step leaves the keys and values of its new
/// tokens where they are, and a branch is a list of rows in them. Reordering branches moves no keys.
class DecoderCache : public BranchingCache {
public:
    DecoderCache(const TokenBatch& prompts, std::int64_t heads, std::int64_t layers, bool positionsCountMask);

    void branch(const torch::Tensor& rows, const torch::Tensor& lengths, std::int64_t maxTail) override;
    void select(const torch::Tensor& from) override;

    /// Keeps the keys and values of a layer; queryKeyValue: [B · T, 3d].
    void addPromptLayer(const torch::Tensor& queryKeyValue);

    std::int64_t branches() const { return std::int64_t(m_rows.size()); }
    /// The positions of the tokens the next step appends, [R].
    torch::Tensor nextPositions() const;
    /// Opens a step; fails if the tails are full.
    void beginStep();
    /// Appends the layer's keys and values of the step, [R, 2d], and returns the attention's output [R, d].
    torch::Tensor attend(std::size_t layer, const torch::Tensor& query, torch::Tensor keyValue, std::int64_t window,
                         double scale);

private:
    std::int64_t firstPosition(std::int64_t row, std::int64_t length) const;

    // The prompts.
    torch::Tensor m_mask;      ///< [B, T] bool, or undefined
    torch::Tensor m_positions; ///< [B, T], or undefined
    std::int64_t m_promptRows;
    std::int64_t m_length;
    std::int64_t m_heads;
    bool m_positionsCountMask;
    std::vector<torch::Tensor> m_keys;   ///< a layer's, [B, H, s, T]
    std::vector<torch::Tensor> m_values; ///< [B, H, T, s]
    // The branches.
    std::vector<std::int64_t> m_rows, m_lengths, m_firstPositions;
    std::int64_t m_maxTail = 0;
    std::vector<std::vector<torch::Tensor>> m_tail;    ///< [layer][token]: [R at that time, 2d]
    std::vector<std::vector<std::int32_t>> m_tailRows; ///< [token][R]
};

} // namespace palimpsest
