#include "engine/metrics/bleu.h"

#include "engine/metrics/exact_sum.h"
#include "engine/text/python_text.h"
#include "engine/text/word_tokenize.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <unordered_map>

namespace palimpsest {

namespace {

constexpr std::size_t kMaxOrder = 4;

struct OrderPrecision {
    std::int64_t matches = 0;
    std::int64_t total = 1;
};

/// Words as numbers, the same word the same number in both texts.
class WordNumbers {
public:
    std::vector<std::uint32_t> of(std::span<const std::string> words)
    {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(words.size());
        for (const std::string& word : words)
            numbers.push_back(m_numbers.try_emplace(word, m_numbers.size()).first->second);
        return numbers;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

using Gram = std::array<std::uint32_t, kMaxOrder>;

std::map<Gram, std::int64_t> countGrams(const std::vector<std::uint32_t>& words, std::size_t order)
{
    std::map<Gram, std::int64_t> counts;
    for (std::size_t i = 0; i + order <= words.size(); ++i) {
        Gram gram{};
        std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(i), order, gram.begin());
        ++counts[gram];
    }
    return counts;
}

OrderPrecision modifiedPrecision(const std::vector<std::uint32_t>& candidate,
                                 const std::vector<std::uint32_t>& reference, std::size_t order)
{
    const auto wanted = countGrams(reference, order);
    OrderPrecision precision;
    std::int64_t total = 0;
    for (const auto& [gram, count] : countGrams(candidate, order)) {
        total += count;
        if (const auto found = wanted.find(gram); found != wanted.end())
            precision.matches += std::min(count, found->second);
    }
    precision.total = std::max<std::int64_t>(1, total);
    return precision;
}

double brevityPenalty(std::size_t reference, std::size_t candidate)
{
    if (candidate > reference)
        return 1.0;
    return candidate == 0 ? 0.0 : std::exp(1.0 - static_cast<double>(reference) / static_cast<double>(candidate));
}

} // namespace

double sentenceBleu(std::span<const std::string> candidate, std::span<const std::string> reference)
{
    WordNumbers numbers;
    const std::vector<std::uint32_t> candidateWords = numbers.of(candidate);
    const std::vector<std::uint32_t> referenceWords = numbers.of(reference);
    ExactSum logarithms;
    for (std::size_t order = 1; order <= kMaxOrder; ++order) {
        const OrderPrecision precision = modifiedPrecision(candidateWords, referenceWords, order);
        if (order == 1 && precision.matches == 0)
            return 0.0;
        const double value = precision.matches == 0
                                 ? std::numeric_limits<double>::min()
                                 : static_cast<double>(precision.matches) / static_cast<double>(precision.total);
        logarithms.add(0.25 * std::log(value));
    }
    return brevityPenalty(reference.size(), candidate.size()) * std::exp(logarithms.value());
}

std::vector<std::string> bleuWords(std::string_view text, const WordTokenizer& words)
{
    return words.words(toLowerCase(text));
}

double bleuOfTexts(std::string_view candidate, std::string_view reference, const WordTokenizer& words)
{
    return sentenceBleu(bleuWords(candidate, words), bleuWords(reference, words));
}

} // namespace palimpsest
