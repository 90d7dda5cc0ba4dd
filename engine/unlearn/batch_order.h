#pragma once

#include "engine/base/result.h"

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

/// Which rows each batch of an epoch holds (spec/icu.md section 2 "Order"). `paper`: the reference's draws from torch's
/// default CPU generator; batches are cut from all rows and may hold no flagged one. `corrected`: a seeded permutation
/// of the flagged rows only.
class BatchOrder {
public:
    BatchOrder(bool paper, std::int64_t seed);

    /// The generator everything random draws from; a resized embedding draws its rows before the first epoch.
    torch::Generator& generator() { return m_generator; }

    /// Batches of the next epoch, every row of a batch in order. `flags`: [N], nonzero = flagged.
    std::vector<std::vector<std::int64_t>> nextEpoch(const std::vector<std::uint8_t>& flags, std::int64_t batchSize);

    /// The generator's state, hexadecimal, for a checkpoint.
    std::string state() const;
    Status restore(const std::string& state);

private:
    std::vector<std::int64_t> permutation(std::int64_t size);

    bool m_paper;
    torch::Generator m_generator;
};

} // namespace palimpsest
