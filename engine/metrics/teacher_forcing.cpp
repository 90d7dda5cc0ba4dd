#include "engine/metrics/teacher_forcing.h"

#include "engine/metrics/head_scores.h"

#include <torch/utils.h>

#include <ATen/ops/cumsum.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/index_select.h>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr std::int64_t kTokensPerForcedPass = 4096; ///< of a pass that keeps no keys

/// Places in the flattened [B·T, d] hidden states whose logits are wanted, and what for.
struct Places {
    std::vector<std::int64_t> hidden; ///< of position i − 1
    std::vector<std::int64_t> target; ///< the token at i
    std::vector<std::int64_t> token;  ///< b·T + i

    void add(std::int64_t row, std::int64_t i, const CountedTokens& counted)
    {
        const std::int64_t place = row * counted.length + i;
        hidden.push_back(place - 1);
        target.push_back(counted.targets[static_cast<std::size_t>(place)]);
        token.push_back(place);
    }
};

torch::Tensor indices(const std::vector<std::int64_t>& values)
{
    torch::Tensor tensor = at::empty({static_cast<std::int64_t>(values.size())}, torch::kInt64);
    std::copy(values.begin(), values.end(), tensor.mutable_data_ptr<std::int64_t>());
    return tensor;
}

/// Positions that count the real tokens before them, as the mask says; pads have position 0, which nobody reads.
torch::Tensor positionsOverMask(const torch::Tensor& mask)
{
    return (at::cumsum(mask.to(torch::kInt64), 1) - 1).clamp_min(0);
}

void read(const Places& places, const torch::Tensor& hidden, const torch::Tensor& head, bool guesses, bool losses,
          const CountedTokens& counted, ForcedPass& pass)
{
    if (places.hidden.empty())
        return;
    const torch::Tensor flat = hidden.reshape({-1, hidden.size(-1)});
    const torch::Tensor wanted = flat.index_select(0, indices(places.hidden));
    const HeadScores scores = headScores(wanted, head, guesses, losses ? indices(places.target) : torch::Tensor());
    for (std::size_t k = 0; k < places.token.size(); ++k) {
        if (guesses)
            pass.guesses[static_cast<std::size_t>(places.token[k])] =
                static_cast<TokenId>(scores.guesses.const_data_ptr<std::int64_t>()[k]);
        if (losses) {
            const auto row = static_cast<std::size_t>(places.token[k] / counted.length);
            pass.lossSums[row] += static_cast<double>(scores.losses.const_data_ptr<float>()[k]);
            ++pass.targets[row];
        }
    }
}

/// val_loss of rows with pads in `paper`, where the mask makes another pass than MA's.
void addMaskedLosses(CausalLm& model, const MemorizationRows& batch, const CountedTokens& counted, ForcedPass& pass)
{
    std::vector<std::int64_t> padded;
    for (std::int64_t row = 0; row < counted.rows(); ++row)
        if (counted.padded[static_cast<std::size_t>(row)])
            padded.push_back(row);
    const auto step = static_cast<std::size_t>(std::max<std::int64_t>(1, kTokensPerForcedPass / counted.length));
    for (std::size_t begin = 0; begin < padded.size(); begin += step) {
        const std::vector<std::int64_t> rows(padded.begin() + static_cast<std::ptrdiff_t>(begin),
                                             padded.begin()
                                                 + static_cast<std::ptrdiff_t>(std::min(begin + step, padded.size())));
        const torch::Tensor chosen = indices(rows);
        const torch::Tensor hidden =
            model.hidden({batch.ids.index_select(0, chosen), batch.mask.index_select(0, chosen), {}});
        Places places;
        for (std::size_t k = 0; k < rows.size(); ++k)
            for (std::int64_t i = 1; i < counted.length; ++i)
                if (counted.targets[counted.at(rows[k], i)] >= 0) {
                    places.add(rows[k], i, counted);
                    places.hidden.back() = static_cast<std::int64_t>(k) * counted.length + i - 1;
                }
        read(places, hidden, model.head(), false, true, counted, pass);
    }
}

} // namespace

CountedTokens countedTokens(const MemorizationRows& rows, bool paper)
{
    const torch::Tensor ids = rows.ids.contiguous();
    const torch::Tensor mask = rows.mask.contiguous();
    const torch::Tensor labels = rows.labels.contiguous();
    const torch::Tensor realTokens = rows.real.contiguous();
    const std::int64_t count = ids.size(0);
    CountedTokens counted;
    counted.length = ids.size(1);
    counted.padded.assign(static_cast<std::size_t>(count), 0);
    for (std::int64_t place = 0; place < count * counted.length; ++place) {
        const auto token = static_cast<TokenId>(ids.const_data_ptr<std::int64_t>()[place]);
        const bool seen = mask.const_data_ptr<bool>()[place];
        const std::int64_t label = labels.const_data_ptr<std::int64_t>()[place];
        const bool real = realTokens.const_data_ptr<bool>()[place];
        counted.tokens.push_back(token);
        counted.attended.push_back(paper || seen);
        counted.real.push_back(paper || real);
        const bool afterReal = paper || (place > 0 && counted.real[static_cast<std::size_t>(place - 1)]);
        const bool isTarget = place % counted.length > 0 && label >= 0 && (paper || (real && afterReal));
        counted.targets.push_back(isTarget ? static_cast<TokenId>(label) : -1);
        if (!seen)
            counted.padded[static_cast<std::size_t>(place / counted.length)] = 1;
    }
    return counted;
}

ForcedPass forceTeacher(CausalLm& model, const MemorizationRows& batch, const CountedTokens& counted, bool paper,
                        bool keepPrompts)
{
    torch::NoGradGuard noGrad;
    ForcedPass pass;
    pass.guesses.assign(counted.tokens.size(), -1);
    pass.lossSums.assign(static_cast<std::size_t>(counted.rows()), 0.0);
    pass.targets.assign(static_cast<std::size_t>(counted.rows()), 0);
    const TokenBatch input =
        paper ? TokenBatch{batch.ids, {}, {}} : TokenBatch{batch.ids, batch.mask, positionsOverMask(batch.mask)};
    torch::Tensor hidden;
    if (keepPrompts)
        pass.prompts = model.prefill(input, &hidden);
    else
        hidden = model.hidden(input);
    Places both;
    Places guessOnly;
    for (std::int64_t row = 0; row < counted.rows(); ++row) {
        // In `paper` a padded row's loss comes from a pass of its own.
        const bool sharesPass = !paper || !counted.padded[static_cast<std::size_t>(row)];
        bool hasPrompt = false;
        for (std::int64_t i = 1; i < counted.length; ++i) {
            hasPrompt = hasPrompt || counted.attended[counted.at(row, i - 1)];
            if (!hasPrompt)
                continue;
            const bool target = sharesPass && counted.targets[counted.at(row, i)] >= 0;
            (target ? both : guessOnly).add(row, i, counted);
        }
    }
    read(both, hidden, model.head(), true, true, counted, pass);
    read(guessOnly, hidden, model.head(), true, false, counted, pass);
    if (paper)
        addMaskedLosses(model, batch, counted, pass);
    return pass;
}

MemorizationRows rowRange(const MemorizationRows& rows, std::int64_t begin, std::int64_t count)
{
    return {rows.ids.narrow(0, begin, count), rows.mask.narrow(0, begin, count), rows.labels.narrow(0, begin, count),
            rows.real.narrow(0, begin, count)};
}

} // namespace palimpsest
