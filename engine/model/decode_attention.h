#pragma once

#include <cstdint>
#include <vector>

namespace palimpsest {

/// Attention of one new token of every branch over its prompt's keys and its own tail. Plain memory, float32.
struct DecodeAttention {
    const float* queries = nullptr; ///< [R, H · s], s the size of a head
    const float* keys = nullptr;    ///< of the prompts, [B, H, s, T]: transposed, so that scores run along memory
    const float* values = nullptr;  ///< [B, H, T, s]
    const bool* mask = nullptr;     ///< [B, T], false where a prompt's token is hidden; or null
    std::int64_t promptLength = 0;  ///< T
    std::int64_t branches = 0;      ///< R
    std::int64_t heads = 0;         ///< H
    std::int64_t headSize = 0;      ///< s
    std::int64_t window = 0;        ///< a token sees so many tokens, itself included; 0: all
    float scale = 1.0F;
    const std::int64_t* rows = nullptr;    ///< [R], prompt of a branch
    const std::int64_t* lengths = nullptr; ///< [R], how many of its tokens belong to the branch
    /// For every token of the tail, the new one last: keys and values [·, 2 · H · s] of the step that appended it, and
    /// which row of them is whose.
    std::vector<const float*> tail;
    std::vector<const std::int32_t*> tailRows; ///< each [R]
    float* output = nullptr;                   ///< [R, H · s]
};

/// Computes with at::parallel_for. A branch costs what its own visible keys cost.
void decodeAttention(const DecodeAttention& task);

} // namespace palimpsest
