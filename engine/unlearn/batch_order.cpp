#include "engine/unlearn/batch_order.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>

namespace palimpsest {

namespace {

/// Four passes of a validation and the training loader's own: each draws one number before it begins.
constexpr int kDrawsBeforeAnEpoch = 5;

} // namespace

BatchOrder::BatchOrder(bool paper, std::int64_t seed)
    : m_paper(paper),
      m_generator(at::detail::createCPUGenerator(static_cast<std::uint64_t>(seed)))
{
}

std::vector<std::int64_t> BatchOrder::permutation(std::int64_t size)
{
    const torch::Tensor order = torch::randperm(size, m_generator, torch::TensorOptions().dtype(torch::kInt64));
    return {order.data_ptr<std::int64_t>(), order.data_ptr<std::int64_t>() + size};
}

std::vector<std::vector<std::int64_t>> BatchOrder::nextEpoch(const std::vector<std::uint8_t>& flags,
                                                             std::int64_t batchSize)
{
    std::vector<std::int64_t> rows;
    if (m_paper) {
        for (int draw = 0; draw < kDrawsBeforeAnEpoch; ++draw)
            torch::empty({}, torch::TensorOptions().dtype(torch::kInt64)).random_(m_generator);
        rows = permutation(static_cast<std::int64_t>(flags.size()));
    } else {
        std::vector<std::int64_t> flagged;
        for (std::size_t row = 0; row < flags.size(); ++row)
            if (flags[row])
                flagged.push_back(static_cast<std::int64_t>(row));
        for (const std::int64_t index : permutation(static_cast<std::int64_t>(flagged.size())))
            rows.push_back(flagged[static_cast<std::size_t>(index)]);
    }

    std::vector<std::vector<std::int64_t>> batches;
    for (std::size_t begin = 0; begin < rows.size(); begin += static_cast<std::size_t>(batchSize)) {
        const std::size_t end = std::min(rows.size(), begin + static_cast<std::size_t>(batchSize));
        batches.emplace_back(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                             rows.begin() + static_cast<std::ptrdiff_t>(end));
    }
    return batches;
}

std::string BatchOrder::state() const
{
    const torch::Tensor bytes = m_generator.get_state();
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (std::int64_t i = 0; i < bytes.numel(); ++i) {
        const std::uint8_t byte = bytes.data_ptr<std::uint8_t>()[i];
        text += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return text;
}

Status BatchOrder::restore(const std::string& state)
{
    const torch::Tensor bytes = m_generator.get_state().clone();
    const auto digit = [](char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; };
    const bool sized = static_cast<std::int64_t>(state.size()) == 2 * bytes.numel();
    if (!sized || state.find_first_not_of("0123456789abcdef") != std::string::npos)
        return badInput("the random generator's state is not one of this version of LibTorch");
    for (std::int64_t i = 0; i < bytes.numel(); ++i)
        bytes.data_ptr<std::uint8_t>()[i] =
            static_cast<std::uint8_t>(digit(state[2 * std::size_t(i)]) << 4 | digit(state[2 * std::size_t(i) + 1]));
    m_generator.set_state(bytes);
    return {};
}

} // namespace palimpsest
