#include "engine/metrics/memorization.h"

#include "engine/metrics/teacher_forcing.h"
#include "engine/model/generation.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace palimpsest {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kKeyBytes = std::int64_t{256} << 20; ///< of the keys and values held at a time
constexpr std::int64_t kTokensPerPass = 8192;               ///< of a pass that keeps no keys

double ratio(double sum, std::int64_t count) { return count > 0 ? sum / static_cast<double>(count) : kNothing; }

Status check(const CausalLm& model, const MemorizationRows& rows, const MemorizationOptions& options)
{
    const std::int64_t count = rows.ids.size(0);
    const std::int64_t length = rows.ids.size(1);
    const CausalLmConfig& config = model.config();
    if (count < 1 || length < 2)
        return badInput("no rows to measure: " + std::to_string(count) + " rows of " + std::to_string(length)
                        + " tokens");
    if (options.batchSize < 1)
        return usage("--batch_size must be at least 1");
    if (length > config.maxPositions)
        return badInput("rows of " + std::to_string(length) + " tokens, but the model has only "
                        + std::to_string(config.maxPositions) + " positions");
    const std::int64_t least = rows.ids.min().item<std::int64_t>();
    const std::int64_t most = rows.ids.max().item<std::int64_t>();
    const std::int64_t head = const_cast<CausalLm&>(model).head().size(0);
    if (least < 0 || std::max(most, rows.labels.max().item<std::int64_t>()) >= head)
        return badInput("token id " + std::to_string(least < 0 ? least : most)
                        + " is outside the model's vocabulary of " + std::to_string(head));
    if (options.extraction && (options.elN < 1 || options.elStart < 1))
        return usage("--el_n and --el_start must be at least 1");
    if (options.extraction && length - options.elStart - (options.elN - 1) < 1)
        return usage("--el_start " + std::to_string(options.elStart) + " leaves no " + std::to_string(options.elN)
                     + "-gram in rows of " + std::to_string(length) + " tokens: choose a smaller one");
    return {};
}

/// Rows that are run at a time.
std::int64_t rowsPerPass(const CausalLm& model, std::int64_t length, bool keepsKeys)
{
    const CausalLmConfig& config = model.config();
    if (!keepsKeys)
        return std::max<std::int64_t>(1, kTokensPerPass / length);
    const std::int64_t bytes = 2 * static_cast<std::int64_t>(sizeof(float)) * config.layers * config.hiddenSize;
    return std::max<std::int64_t>(1, kKeyBytes / std::max<std::int64_t>(1, bytes * length));
}

ExtractionOptions extractionOptions(const MemorizationOptions& options)
{
    return {options.paper, options.batchSize, options.elN, options.elStart, options.eos};
}

std::vector<ExtractionRow> extractionRows(const CountedTokens& counted, const ForcedPass& pass)
{
    std::vector<ExtractionRow> rows;
    const auto slice = [&](const auto& all, std::int64_t row) {
        const auto begin = all.begin() + row * counted.length;
        return std::decay_t<decltype(all)>(begin, begin + counted.length);
    };
    for (std::int64_t row = 0; row < counted.rows(); ++row) {
        rows.push_back({slice(counted.tokens, row),
                        slice(pass.guesses, row),
                        slice(counted.attended, row),
                        slice(counted.real, row),
                        {}});
        rows.back().generated.resize(static_cast<std::size_t>(counted.length));
    }
    return rows;
}

/// Generates what EL needs of these rows.
Status generateWrongStarts(CausalLm& model, BranchingCache& prompts, std::vector<ExtractionRow>& rows,
                           const ExtractionOptions& options, const std::stop_token& stop)
{
    std::vector<GreedyStart> starts;
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::int64_t i : startsToGenerate(rows[row], options))
            starts.push_back({static_cast<std::int64_t>(row), i, static_cast<std::int64_t>(rows[row].tokens.size()) - i,
                              rows[row].guesses[static_cast<std::size_t>(i)]});
    const auto eos = options.eos >= 0 ? std::optional<std::int64_t>(options.eos) : std::nullopt;
    PALIMPSEST_TRY(GeneratedRows texts, continueGreedily(model, prompts, starts, eos, stop));
    for (std::size_t k = 0; k < starts.size(); ++k)
        rows[static_cast<std::size_t>(starts[k].row)].generated[static_cast<std::size_t>(starts[k].length)] =
            std::move(texts[k]);
    return {};
}

void addRows(const CountedTokens& counted, const ForcedPass& pass, std::vector<RowMemorization>& rows)
{
    for (std::int64_t row = 0; row < counted.rows(); ++row) {
        RowMemorization measured;
        measured.lossSum = pass.lossSums[static_cast<std::size_t>(row)];
        measured.targets = pass.targets[static_cast<std::size_t>(row)];
        for (std::int64_t i = 1; i < counted.length; ++i) {
            if (!counted.countsInAccuracy(row, i))
                continue;
            ++measured.counted;
            measured.right += pass.guesses[counted.at(row, i)] == counted.tokens[counted.at(row, i)];
        }
        measured.acc = ratio(static_cast<double>(measured.right), measured.counted);
        measured.el = kNothing;
        rows.push_back(measured);
    }
}

/// Means over all counted tokens (loss, MA) and over the rows that have an EL.
void takeMeans(Memorization& result, bool extraction)
{
    double loss = 0, right = 0, el = 0;
    std::int64_t targets = 0, counted = 0, withEl = 0;
    for (const RowMemorization& row : result.rows) {
        loss += row.lossSum;
        targets += row.targets;
        right += static_cast<double>(row.right);
        counted += row.counted;
        if (row.el == row.el) {
            el += row.el;
            ++withEl;
        }
    }
    result.valLoss = ratio(loss, targets);
    result.acc = ratio(right, counted);
    result.el = ratio(el, withEl);
    result.rowsWithoutEl = extraction ? static_cast<std::int64_t>(result.rows.size()) - withEl : 0;
}

/// `paper`: loss and MA as means of batch means, EL over the rows.
void takePaperMeans(Memorization& result, std::int64_t batchSize)
{
    const auto count = static_cast<std::int64_t>(result.rows.size());
    double loss = 0, acc = 0, el = 0;
    std::int64_t batches = 0;
    for (std::int64_t begin = 0; begin < count; begin += batchSize, ++batches) {
        const std::int64_t end = std::min(count, begin + batchSize);
        double batchLoss = 0, batchAcc = 0;
        std::int64_t targets = 0;
        for (std::int64_t k = begin; k < end; ++k) {
            const RowMemorization& row = result.rows[static_cast<std::size_t>(k)];
            batchLoss += row.lossSum;
            targets += row.targets;
            batchAcc += row.acc;
            el += row.el;
        }
        loss += ratio(batchLoss, targets);
        acc += ratio(batchAcc, end - begin);
    }
    result.valLoss = ratio(loss, batches);
    result.acc = ratio(acc, batches);
    result.el = ratio(el, count);
}

} // namespace

Result<Memorization> measureMemorization(CausalLm& model, const MemorizationRows& rows,
                                         const MemorizationOptions& options, const MetricProgress& progress)
{
    PALIMPSEST_CHECK(check(model, rows, options));
    const std::int64_t count = rows.ids.size(0);
    const std::int64_t chunk = rowsPerPass(model, rows.ids.size(1), options.extraction);
    const ExtractionOptions extraction = extractionOptions(options);
    Memorization result;
    std::vector<ExtractionRow> extracted;
    for (std::int64_t begin = 0; begin < count; begin += chunk) {
        if (progress.stopped())
            return measurementStopped();
        progress("memorization", begin, count);
        const MemorizationRows batch = rowRange(rows, begin, std::min(chunk, count - begin));
        const CountedTokens counted = countedTokens(batch, options.paper);
        const ForcedPass pass = forceTeacher(model, batch, counted, options.paper, options.extraction);
        addRows(counted, pass, result.rows);
        if (!options.extraction)
            continue;
        std::vector<ExtractionRow> part = extractionRows(counted, pass);
        progress("extraction", begin, count);
        PALIMPSEST_CHECK(generateWrongStarts(model, *pass.prompts, part, extraction, progress.stop));
        std::move(part.begin(), part.end(), std::back_inserter(extracted));
    }
    if (options.extraction) {
        const std::vector<double> likelihoods = extractionLikelihoods(extracted, extraction);
        for (std::size_t k = 0; k < likelihoods.size(); ++k)
            result.rows[k].el = likelihoods[k];
    }
    if (options.paper)
        takePaperMeans(result, options.batchSize);
    else
        takeMeans(result, options.extraction);
    progress("memorization", count, count);
    return result;
}

} // namespace palimpsest
