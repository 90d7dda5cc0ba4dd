#pragma once

#include "engine/metrics/memorization.h"

#include <torch/utils.h>

#include <ATen/ops/cat.h>
#include <ATen/ops/cumsum.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/ones.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <vector>

namespace palimpsest::plain {

using Ids = std::vector<std::int64_t>;

/// The greedy token after a prompt, by running all of it again.
inline std::int64_t nextToken(CausalLm& model, const torch::Tensor& ids, const torch::Tensor& mask)
{
    TokenBatch batch{ids, {}, {}};
    if (mask.defined()) {
        batch.mask = mask;
        batch.positions = (at::cumsum(mask.to(torch::kInt64), 1) - 1).clamp_min(0);
    }
    const torch::Tensor last = model.hidden(batch)[0][ids.size(1) - 1];
    return at::matmul(model.head(), last).argmax().item<std::int64_t>();
}

/// Greedy generation from x[0..start) until the row is `length` long or eos has come, one whole pass a token.
inline Ids generate(CausalLm& model, torch::Tensor ids, torch::Tensor mask, std::int64_t length, std::int64_t eos)
{
    Ids text;
    while (ids.size(1) < length) {
        const std::int64_t token = nextToken(model, ids, mask);
        text.push_back(token);
        if (token == eos)
            break;
        ids = at::cat({ids, torch::Tensor(at::ones({1, 1}, torch::kInt64)) * token}, 1);
        if (mask.defined())
            mask = at::cat({mask, at::ones({1, 1}, torch::kBool)}, 1);
    }
    return text;
}

inline std::vector<Ids> grams(const Ids& text, std::int64_t n)
{
    std::vector<Ids> result;
    for (std::int64_t i = 0; i + n <= static_cast<std::int64_t>(text.size()); ++i)
        result.emplace_back(text.begin() + i, text.begin() + i + n);
    return result;
}

inline double overlap(const Ids& generated, const Ids& truth, std::int64_t n)
{
    const std::vector<Ids> wanted = grams(truth, n);
    const std::set<Ids> known(wanted.begin(), wanted.end());
    double met = 0;
    for (const Ids& gram : grams(generated, n))
        met += known.count(gram) > 0;
    return met / static_cast<double>(wanted.size());
}

struct Row {
    torch::Tensor ids, mask, labels, real; ///< [1, T]
    bool isReal(std::int64_t i) const { return real[0][i].item<bool>(); }
    std::int64_t token(std::int64_t i) const { return ids[0][i].item<std::int64_t>(); }
};

/// Profile `paper`, literally: a generation a position for MA, a generation a start for EL, one batch at a time.
inline Memorization paper(CausalLm& model, const MemorizationRows& rows, const MemorizationOptions& o)
{
    torch::NoGradGuard noGrad;
    const std::int64_t count = rows.ids.size(0), T = rows.ids.size(1);
    Memorization m;
    double batches = 0;
    for (std::int64_t begin = 0; begin < count; begin += o.batchSize, ++batches) {
        const std::int64_t end = std::min(count, begin + o.batchSize);
        double loss = 0, targets = 0, acc = 0;
        std::vector<double> els(static_cast<std::size_t>(end - begin), 0.0);
        for (std::int64_t b = begin; b < end; ++b) {
            const torch::Tensor ids = rows.ids.narrow(0, b, 1), mask = rows.mask.narrow(0, b, 1);
            const torch::Tensor logits = at::matmul(model.hidden({ids, mask, {}}), model.head().t());
            const torch::Tensor logp = at::log_softmax(logits, 2);
            double right = 0;
            for (std::int64_t i = 1; i < T; ++i) {
                const auto label = rows.labels[b][i].item<std::int64_t>();
                if (label >= 0) {
                    loss -= logp[0][i - 1][label].item<double>();
                    ++targets;
                }
                right += nextToken(model, ids.narrow(1, 0, i), {}) == ids[0][i].item<std::int64_t>();
            }
            acc += right / static_cast<double>(T - 1);
        }
        for (std::int64_t i = o.elStart; i + o.elN <= T; ++i) {
            std::vector<Ids> texts;
            std::size_t longest = 0;
            for (std::int64_t b = begin; b < end; ++b) {
                texts.push_back(generate(model, rows.ids.narrow(0, b, 1).narrow(1, 0, i), {}, T, o.eos));
                longest = std::max(longest, texts.back().size());
            }
            for (std::int64_t b = begin; b < end; ++b) {
                Ids& text = texts[static_cast<std::size_t>(b - begin)];
                text.resize(longest, o.eos);
                Ids truth;
                for (std::int64_t k = i; k < T; ++k)
                    truth.push_back(rows.ids[b][k].item<std::int64_t>());
                els[static_cast<std::size_t>(b - begin)] += overlap(text, truth, o.elN);
            }
        }
        m.valLoss += loss / targets;
        m.acc += acc / static_cast<double>(end - begin);
        for (double el : els) {
            RowMemorization row;
            row.el = el / static_cast<double>(T - o.elStart - (o.elN - 1));
            m.el += row.el / static_cast<double>(count);
            m.rows.push_back(row);
        }
    }
    m.valLoss /= batches;
    m.acc /= batches;
    return m;
}

/// Profile `corrected`, literally: real tokens only, pads masked, positions counted over the mask.
inline Memorization corrected(CausalLm& model, const MemorizationRows& rows, const MemorizationOptions& o)
{
    torch::NoGradGuard noGrad;
    const std::int64_t count = rows.ids.size(0), T = rows.ids.size(1);
    Memorization m;
    double loss = 0, targets = 0, right = 0, counted = 0, withEl = 0;
    for (std::int64_t b = 0; b < count; ++b) {
        const Row row{rows.ids.narrow(0, b, 1), rows.mask.narrow(0, b, 1), rows.labels.narrow(0, b, 1),
                      rows.real.narrow(0, b, 1)};
        const torch::Tensor positions = (at::cumsum(row.mask.to(torch::kInt64), 1) - 1).clamp_min(0);
        const torch::Tensor logp =
            at::log_softmax(at::matmul(model.hidden({row.ids, row.mask, positions}), model.head().t()), 2);
        double sum = 0, starts = 0;
        for (std::int64_t i = 1; i < T; ++i) {
            const torch::Tensor ids = row.ids.narrow(1, 0, i), mask = row.mask.narrow(1, 0, i);
            if (row.isReal(i - 1) && row.isReal(i)) {
                right += nextToken(model, ids, mask) == row.token(i);
                loss -= logp[0][i - 1][row.token(i)].item<double>();
                ++counted;
                ++targets;
            }
            Ids truth;
            for (std::int64_t k = i; k < T; ++k)
                if (row.isReal(k))
                    truth.push_back(row.token(k));
            if (i < o.elStart || static_cast<std::int64_t>(truth.size()) < o.elN || !mask.any().item<bool>())
                continue;
            sum += overlap(generate(model, ids, mask, T, o.eos), truth, o.elN);
            ++starts;
        }
        RowMemorization measured;
        measured.el = starts > 0 ? sum / starts : std::numeric_limits<double>::quiet_NaN();
        m.el += starts > 0 ? measured.el : 0;
        withEl += starts > 0;
        m.rowsWithoutEl += starts == 0;
        m.rows.push_back(measured);
    }
    m.valLoss = loss / targets;
    m.acc = right / counted;
    m.el /= withEl;
    return m;
}

} // namespace palimpsest::plain
