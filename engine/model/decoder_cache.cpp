#include "engine/model/decoder_cache.h"

#include <numeric>

namespace palimpsest {

using torch::Tensor;

namespace {

std::vector<std::int64_t> toVector(const Tensor& tensor)
{
    const Tensor flat = tensor.to(torch::kCPU, torch::kInt64).contiguous();
    return {flat.data_ptr<std::int64_t>(), flat.data_ptr<std::int64_t>() + flat.numel()};
}

template <typename T>
std::vector<T> pick(const std::vector<T>& from, const std::vector<std::int64_t>& indices)
{
    std::vector<T> result;
    result.reserve(indices.size());
    for (const std::int64_t index : indices)
        result.push_back(from[std::size_t(index)]);
    return result;
}

} // namespace

DecoderCache::DecoderCache(const TokenBatch& prompts, std::int64_t heads, std::int64_t layers, bool positionsCountMask)
    : m_promptRows(prompts.ids.size(0)),
      m_length(prompts.ids.size(1)),
      m_heads(heads),
      m_positionsCountMask(positionsCountMask),
      m_tail(std::size_t(layers))
{
    if (prompts.mask.defined() && !prompts.mask.all().item<bool>())
        m_mask = prompts.mask.to(torch::kBool).contiguous();
    if (prompts.positions.defined())
        m_positions = prompts.positions.to(torch::kInt64).expand_as(prompts.ids).contiguous();
}

void DecoderCache::addPromptLayer(const Tensor& queryKeyValue)
{
    const Tensor all = queryKeyValue.view({m_promptRows, m_length, 3, m_heads, queryKeyValue.size(1) / (3 * m_heads)});
    m_keys.push_back(all.select(2, 1).permute({0, 2, 3, 1}).contiguous());
    m_values.push_back(all.select(2, 2).permute({0, 2, 1, 3}).contiguous());
}

std::int64_t DecoderCache::firstPosition(std::int64_t row, std::int64_t length) const
{
    const bool* mask = m_mask.defined() ? m_mask.data_ptr<bool>() + row * m_length : nullptr;
    if (length == 0)
        return 0;
    if (m_positions.defined() && (!mask || mask[length - 1]))
        return m_positions.data_ptr<std::int64_t>()[row * m_length + length - 1] + 1;
    if (mask && (m_positions.defined() || m_positionsCountMask))
        return std::accumulate(mask, mask + length, std::int64_t(0));
    return length;
}

void DecoderCache::branch(const Tensor& rows, const Tensor& lengths, std::int64_t maxTail)
{
    m_rows = toVector(rows);
    m_lengths = toVector(lengths);
    TORCH_CHECK(m_rows.size() == m_lengths.size(), "branch: ", m_rows.size(), " rows, ", m_lengths.size(), " lengths");
    m_firstPositions.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        TORCH_CHECK(m_rows[i] >= 0 && m_rows[i] < m_promptRows, "branch: no prompt ", m_rows[i]);
        TORCH_CHECK(m_lengths[i] >= 0 && m_lengths[i] <= m_length, "branch: no length ", m_lengths[i]);
        m_firstPositions.push_back(firstPosition(m_rows[i], m_lengths[i]));
    }
    m_maxTail = maxTail;
    m_tailRows.clear();
    for (auto& layer : m_tail)
        layer.clear();
}

void DecoderCache::select(const Tensor& from)
{
    const std::vector<std::int64_t> indices = toVector(from);
    for (const std::int64_t index : indices)
        TORCH_CHECK(index >= 0 && index < branches(), "select: no branch ", index);
    m_rows = pick(m_rows, indices);
    m_lengths = pick(m_lengths, indices);
    m_firstPositions = pick(m_firstPositions, indices);
    for (auto& rows : m_tailRows)
        rows = pick(rows, indices);
}

Tensor DecoderCache::nextPositions() const
{
    Tensor positions = torch::empty({branches()}, torch::kInt64);
    const auto tail = std::int64_t(m_tailRows.size());
    for (std::size_t i = 0; i < m_firstPositions.size(); ++i)
        positions.data_ptr<std::int64_t>()[i] = m_firstPositions[i] + tail;
    return positions;
}

void DecoderCache::beginStep()
{
    TORCH_CHECK(std::int64_t(m_tailRows.size()) < m_maxTail, "step: the branches were opened for ", m_maxTail,
                " tokens");
    std::vector<std::int32_t> rows(m_rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    m_tailRows.push_back(std::move(rows));
}

Tensor DecoderCache::attend(std::size_t layer, const Tensor& query, Tensor keyValue, std::int64_t window, double scale)
{
    m_tail[layer].push_back(std::move(keyValue));
    Tensor output = torch::empty_like(query);
    DecodeAttention task;
    task.queries = query.data_ptr<float>();
    task.keys = m_keys[layer].data_ptr<float>();
    task.values = m_values[layer].data_ptr<float>();
    task.mask = m_mask.defined() ? m_mask.data_ptr<bool>() : nullptr;
    task.promptLength = m_length;
    task.branches = branches();
    task.heads = m_heads;
    task.headSize = query.size(1) / m_heads;
    task.window = window;
    task.scale = float(scale);
    task.rows = m_rows.data();
    task.lengths = m_lengths.data();
    for (std::size_t token = 0; token < m_tailRows.size(); ++token) {
        task.tail.push_back(m_tail[layer][token].data_ptr<float>());
        task.tailRows.push_back(m_tailRows[token].data());
    }
    task.output = output.data_ptr<float>();
    decodeAttention(task);
    return output;
}

} // namespace palimpsest
