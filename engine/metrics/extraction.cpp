#include "engine/metrics/extraction.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <unordered_map>

namespace palimpsest {

namespace {

/// Which starts of a row count, and how many real tokens each has left.
class Starts {
public:
    Starts(const ExtractionRow& row, const ExtractionOptions& options)
        : m_first(std::max<std::int64_t>(1, options.start)),
          m_n(options.n),
          m_left(row.tokens.size() + 1, 0)
    {
        for (std::size_t i = row.tokens.size(); i-- > 0;)
            m_left[i] = m_left[i + 1] + (row.real[i] != 0);
        const auto attended = std::find_if(row.attended.begin(), row.attended.end(), [](char a) { return a != 0; });
        m_first = std::max<std::int64_t>(m_first, attended - row.attended.begin() + 1);
    }

    std::int64_t first() const { return m_first; }
    bool counts(std::int64_t i) const { return i >= m_first && left(i) >= m_n; }
    std::int64_t grams(std::int64_t i) const { return left(i) - m_n + 1; }

private:
    std::int64_t left(std::int64_t i) const { return m_left[static_cast<std::size_t>(i)]; }

    std::int64_t m_first;
    std::int64_t m_n;
    std::vector<std::int64_t> m_left;
};

/// The greedy token is the row's own and can be attended to: the generation goes on as the next start's.
bool goesOn(const ExtractionRow& row, std::size_t i, TokenId eos)
{
    return row.guesses[i] == row.tokens[i] && row.tokens[i] != eos && row.attended[i] != 0;
}

/// The n-grams of a row's real tokens, each with the last position it begins at: it stands in x[i..T) if that is ≥ i.
class RowGrams {
public:
    RowGrams(const ExtractionRow& row, std::int64_t n) : m_n(static_cast<std::size_t>(n))
    {
        std::vector<TokenId> tokens;
        std::vector<std::int64_t> positions;
        for (std::size_t i = 0; i < row.tokens.size(); ++i) {
            if (row.real[i] == 0)
                continue;
            tokens.push_back(row.tokens[i]);
            positions.push_back(static_cast<std::int64_t>(i));
        }
        for (std::size_t i = 0; i + m_n <= tokens.size(); ++i)
            m_lastPosition[key(tokens.data() + i)] = positions[i];
    }

    /// How many n-grams of `text` stand in x[start..T).
    std::int64_t met(std::span<const TokenId> text, std::int64_t start) const
    {
        std::int64_t count = 0;
        for (std::size_t i = 0; i + m_n <= text.size(); ++i) {
            const auto found = m_lastPosition.find(key(text.data() + i));
            count += found != m_lastPosition.end() && found->second >= start;
        }
        return count;
    }

private:
    std::u32string key(const TokenId* tokens) const { return std::u32string(tokens, tokens + m_n); }

    std::size_t m_n;
    std::unordered_map<std::u32string, std::int64_t> m_lastPosition;
};

/// One row on its way from the last start down to the first.
struct RowWalk {
    RowWalk(const ExtractionRow& row, const ExtractionOptions& options)
        : row(row),
          starts(row, options),
          grams(row, options.n)
    {
    }

    /// `tail` becomes the generation from start i.
    void moveTo(std::size_t i, TokenId eos)
    {
        if (!row.generated[i].empty())
            tail = row.generated[i];
        else if (row.guesses[i] == eos)
            tail = {eos};
        else if (goesOn(row, i, eos))
            tail.insert(tail.begin(), row.tokens[i]);
        else
            tail.clear(); // no start that counts comes through here
    }

    const ExtractionRow& row;
    Starts starts;
    RowGrams grams;
    std::vector<TokenId> tail;
    std::vector<double> overlaps; ///< of the starts that count, last first
};

/// Adds the overlaps of start i to the rows of one batch.
void measure(std::span<RowWalk> batch, std::int64_t i, const ExtractionOptions& options)
{
    std::size_t longest = 0;
    for (const RowWalk& walk : batch)
        longest = std::max(longest, walk.tail.size());
    for (RowWalk& walk : batch) {
        if (!walk.starts.counts(i))
            continue;
        std::vector<TokenId> text = walk.tail;
        if (options.paper)
            text.resize(longest, options.eos);
        walk.overlaps.push_back(static_cast<double>(walk.grams.met(text, i))
                                / static_cast<double>(walk.starts.grams(i)));
    }
}

double likelihood(const RowWalk& walk, const ExtractionOptions& options)
{
    const double sum = std::accumulate(walk.overlaps.rbegin(), walk.overlaps.rend(), 0.0);
    const auto length = static_cast<std::int64_t>(walk.row.tokens.size());
    const std::int64_t divisor =
        options.paper ? length - options.start - (options.n - 1) : static_cast<std::int64_t>(walk.overlaps.size());
    return divisor > 0 ? sum / static_cast<double>(divisor) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<std::int64_t> startsToGenerate(const ExtractionRow& row, const ExtractionOptions& options)
{
    const Starts starts(row, options);
    std::vector<std::int64_t> wanted;
    bool needed = false;
    for (std::int64_t i = starts.first(); i < static_cast<std::int64_t>(row.tokens.size()); ++i) {
        needed = needed || starts.counts(i);
        const auto at = static_cast<std::size_t>(i);
        if (!needed || goesOn(row, at, options.eos))
            continue;
        if (row.guesses[at] != options.eos)
            wanted.push_back(i);
        needed = false;
    }
    return wanted;
}

std::vector<double> extractionLikelihoods(std::span<const ExtractionRow> rows, const ExtractionOptions& options)
{
    std::vector<double> likelihoods;
    const auto batchSize = static_cast<std::size_t>(options.batchSize);
    for (std::size_t begin = 0; begin < rows.size(); begin += batchSize) {
        std::vector<RowWalk> batch;
        batch.reserve(batchSize);
        std::size_t length = 0;
        for (const ExtractionRow& row : rows.subspan(begin, std::min(batchSize, rows.size() - begin))) {
            batch.emplace_back(row, options);
            length = row.tokens.size();
        }
        for (std::size_t i = length; i-- > 1 && static_cast<std::int64_t>(i) >= options.start;) {
            for (RowWalk& walk : batch)
                walk.moveTo(i, options.eos);
            measure(batch, static_cast<std::int64_t>(i), options);
        }
        for (const RowWalk& walk : batch)
            likelihoods.push_back(likelihood(walk, options));
    }
    return likelihoods;
}

} // namespace palimpsest
