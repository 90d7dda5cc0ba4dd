#include "engine/unlearn/language_data.h"

#include "engine/base/files.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

/// A window has at least this many tokens, so that there is something to learn from it.
constexpr std::int64_t kShortestWindow = 16;

const auto kInt64 = torch::TensorOptions().dtype(torch::kInt64);

} // namespace

LanguageData::LanguageData(torch::Tensor rows, torch::Tensor text, Options options, std::uint64_t seed)
    : m_rows(std::move(rows)),
      m_text(std::move(text)),
      m_options(options),
      m_generator(at::detail::createCPUGenerator(seed))
{
}

std::int64_t LanguageData::below(std::int64_t bound)
{
    return torch::randint(bound, {}, m_generator, kInt64).item<std::int64_t>();
}

torch::Tensor LanguageData::nextRows(std::int64_t count)
{
    std::vector<std::int64_t> taken;
    while (static_cast<std::int64_t>(taken.size()) < count) {
        if (m_order.empty()) {
            const torch::Tensor order = torch::randperm(m_rows.size(0), m_generator, kInt64);
            m_order.assign(order.data_ptr<std::int64_t>(), order.data_ptr<std::int64_t>() + order.numel());
        }
        taken.push_back(m_order.back());
        m_order.pop_back();
    }
    return m_rows.index_select(0, torch::tensor(taken, kInt64));
}

torch::Tensor LanguageData::textWindows(std::int64_t count)
{
    const std::int64_t length = std::min(m_options.rowLength, m_text.size(0));
    std::vector<torch::Tensor> windows;
    for (std::int64_t i = 0; i < count; ++i)
        windows.push_back(m_text.narrow(0, below(m_text.size(0) - length + 1), length));
    return torch::stack(windows);
}

torch::Tensor LanguageData::nextBatch()
{
    const std::int64_t size = m_options.batchSize;
    std::int64_t fromText = m_text.defined() ? size : 0;
    if (m_rows.defined() && m_text.defined())
        fromText = std::llround(double(size) * m_options.textShare);

    std::vector<torch::Tensor> parts;
    if (fromText < size)
        parts.push_back(nextRows(size - fromText));
    if (fromText > 0)
        parts.push_back(textWindows(fromText));
    std::int64_t length = parts[0].size(1);
    for (const torch::Tensor& part : parts)
        length = std::min(length, part.size(1));
    for (torch::Tensor& part : parts)
        part = part.narrow(1, 0, length);
    torch::Tensor batch = torch::cat(parts);

    if (m_options.windows && m_batches++ % 2 == 1 && length > kShortestWindow) {
        const std::int64_t offset = 1 + below(length - kShortestWindow);
        batch = batch.narrow(1, offset, length - offset).contiguous();
    }
    return batch;
}

Result<torch::Tensor> readTextStream(const std::filesystem::path& path, const Tokenizer& tokenizer, TokenId eos)
{
    PALIMPSEST_TRY(const std::string text, readFile(path));
    std::vector<std::int64_t> ids;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::vector<TokenId> line = tokenizer.encode(std::string_view(text).substr(begin, end - begin), false);
        if (!line.empty()) {
            ids.insert(ids.end(), line.begin(), line.end());
            ids.push_back(eos);
        }
        begin = end + 1;
    }
    if (ids.size() < 2)
        return badInput(path.string() + " holds no text to train on");
    return torch::tensor(ids, kInt64);
}

} // namespace palimpsest
