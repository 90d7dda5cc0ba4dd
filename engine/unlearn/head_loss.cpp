#include "engine/unlearn/head_loss.h"

#include "engine/model/vector_math.h"

#include <ATen/Parallel.h>
#include <ATen/ops/_softmax_backward_data.h>
#include <torch/utils.h>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr double kLogFloor = 1e-12; // of the reference's log(p + 1e-12)

/// Rows whose logits are held at once: large enough for the matrix products, small enough for memory.
constexpr std::int64_t kChunkRows = 800;
/// Numbers from one row of logits to the next are a multiple of this. Vocabularies are odd (50257), and MKL's products
/// with rows that begin anywhere take up to a half longer (tests/bench/icu_step.py measures them).
constexpr std::int64_t kRowAlignment = 64;
/// Numbers a thread works on at a time on the CPU, so that the tensors of its passes stay in its cache.
constexpr std::int64_t kBlockNumbers = 100'000;

/// One chunk's rows. `logits` becomes the gradient of the scaled loss with respect to the logits.
struct Chunk {
    torch::Tensor logits;          // [c, V]
    torch::Tensor referenceLogits; // [c, V], undefined without a reference
    std::vector<torch::Tensor> targets;
    torch::Tensor weights;             // [c]
    std::vector<torch::Tensor> losses; // [c] of each term, written here
    torch::Tensor referenceLoss;       // [c]
    torch::Tensor entropy;             // [c]

    Chunk rows(std::int64_t begin, std::int64_t count) const
    {
        const auto cut = [&](const torch::Tensor& t) { return t.defined() ? t.narrow(0, begin, count) : t; };
        Chunk part{cut(logits), cut(referenceLogits), {}, cut(weights), {}, cut(referenceLoss), cut(entropy)};
        for (std::size_t i = 0; i < targets.size(); ++i) {
            part.targets.push_back(cut(targets[i]));
            part.losses.push_back(cut(losses[i]));
        }
        return part;
    }
};

/// [rows, vocabulary], each row aligned.
torch::Tensor emptyLogits(std::int64_t rows, std::int64_t vocabulary, const torch::TensorOptions& options)
{
    const std::int64_t width = (vocabulary + kRowAlignment - 1) / kRowAlignment * kRowAlignment;
    return torch::empty({rows, width}, options).narrow(1, 0, vocabulary);
}

/// states [c, d] · headᵀ [d, V] into `logits` [c, V] of float32.
void projectTo(torch::Tensor logits, const torch::Tensor& states, const torch::Tensor& head)
{
    if (states.scalar_type() == logits.scalar_type())
        torch::mm_out(logits, states, head.t());
    else
        logits.copy_(torch::mm(states, head.t()));
}

torch::Tensor rowDot(const torch::Tensor& a, const torch::Tensor& b) { return torch::mul(a, b).sum(1); }

/// dL/dz of the reference term, through softmax and log(p + ε). p0 comes from the same softmax as p: where both models
/// are one, their difference is then nothing instead of a rounding error, which Adam would make a step of.
torch::Tensor referenceGradient(Chunk& part, const torch::Tensor& probabilities, double scale)
{
    const torch::Tensor p0 = torch::softmax(part.referenceLogits, 1);
    part.entropy.copy_(rowDot(p0, torch::log_softmax(part.referenceLogits, 1)).neg_().mul_(part.weights));

    torch::Tensor q = probabilities + kLogFloor;
    const torch::Tensor gradient = torch::div(p0, q).mul_(part.weights.unsqueeze(1) * -scale);
    part.referenceLoss.copy_(rowDot(p0, q.log_()).neg_().mul_(part.weights));
    return at::_softmax_backward_data(gradient, probabilities, 1, torch::kFloat32);
}

/// Cross-entropies as log_softmax gives them and p by softmax, as the reference computes them: where losses are tiny,
/// the rounding of log_softmax shows in its numbers.
void lossAndGradient(Chunk part, const std::vector<TargetTerm>& terms, double referenceScale)
{
    const torch::NoGradGuard noGrad;
    torch::Tensor& z = part.logits;
    torch::Tensor referencePart;
    if (part.referenceLogits.defined())
        referencePart = referenceGradient(part, torch::softmax(z, 1), referenceScale);
    if (terms.empty()) {
        z.copy_(referencePart);
        return;
    }

    const torch::Tensor logProbabilities = torch::log_softmax(z, 1);
    torch::Tensor weight = torch::zeros({z.size(0)}, z.options());
    std::vector<torch::Tensor> clamped;
    std::vector<torch::Tensor> counted;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        clamped.push_back(part.targets[i].clamp_min(0).unsqueeze_(1));
        counted.push_back(part.targets[i].ge(0).to(z.scalar_type()));
        part.losses[i].copy_(logProbabilities.gather(1, clamped[i]).squeeze(1).neg_().mul_(counted[i]));
        weight.add_(counted[i], terms[i].scale);
    }
    torch::exp_out(z, logProbabilities).mul_(weight.unsqueeze_(1));
    for (std::size_t i = 0; i < terms.size(); ++i)
        z.scatter_add_(1, clamped[i], counted[i].mul_(-terms[i].scale).unsqueeze_(1));
    if (referencePart.defined())
        z.add_(referencePart);
}

} // namespace

HeadLossResult headLoss(const torch::Tensor& hidden, const torch::Tensor& head, const std::vector<TargetTerm>& terms,
                        const ReferenceTerm* reference, const torch::Tensor& headGrad)
{
    const torch::NoGradGuard noGrad;
    settleVectorMath();
    const std::int64_t rows = hidden.size(0);
    const std::int64_t vocabulary = head.size(0);
    const torch::Tensor states = hidden.detach();
    const torch::Tensor weight = head.detach();
    const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(states.device());

    HeadLossResult result;
    result.hiddenGrad = torch::empty_like(states);
    const auto perRow = [&] { return torch::zeros({rows}, options); };
    Chunk all{{}, {}, {}, reference != nullptr ? reference->weights : torch::Tensor(), {}, {}, {}};
    for (const TargetTerm& term : terms) {
        all.targets.push_back(term.targets);
        all.losses.push_back(perRow());
    }
    if (reference != nullptr) {
        all.referenceLoss = perRow();
        all.entropy = perRow();
    }

    const std::int64_t held = std::min(kChunkRows, rows);
    const torch::Tensor logits = emptyLogits(held, vocabulary, options);
    const torch::Tensor referenceLogits =
        reference != nullptr ? emptyLogits(held, vocabulary, options) : torch::Tensor();
    for (std::int64_t begin = 0; begin < rows; begin += kChunkRows) {
        const std::int64_t count = std::min(kChunkRows, rows - begin);
        const torch::Tensor chunkStates = states.narrow(0, begin, count);
        Chunk chunk = all.rows(begin, count);
        chunk.logits = logits.narrow(0, 0, count);
        projectTo(chunk.logits, chunkStates, weight);
        if (reference != nullptr) {
            chunk.referenceLogits = referenceLogits.narrow(0, 0, count);
            projectTo(chunk.referenceLogits, reference->hidden.narrow(0, begin, count), reference->head);
        }

        const double referenceScale = reference != nullptr ? reference->scale : 0;
        if (states.is_cpu()) {
            const std::int64_t block = std::max<std::int64_t>(1, kBlockNumbers / vocabulary);
            at::parallel_for(0, (count + block - 1) / block, 1, [&](std::int64_t first, std::int64_t last) {
                for (std::int64_t i = first; i < last; ++i)
                    lossAndGradient(chunk.rows(i * block, std::min(block, count - i * block)), terms, referenceScale);
            });
        } else {
            lossAndGradient(chunk, terms, referenceScale);
        }

        const torch::Tensor gradient = chunk.logits.to(states.scalar_type());
        torch::Tensor out = result.hiddenGrad.narrow(0, begin, count);
        torch::mm_out(out, gradient, weight);
        headGrad.addmm_(gradient.t(), chunkStates);
    }

    for (const torch::Tensor& losses : all.losses)
        result.sums.push_back(losses.sum(torch::kFloat64).item<double>());
    if (reference != nullptr) {
        result.referenceSum = all.referenceLoss.sum(torch::kFloat64).item<double>();
        result.entropySum = all.entropy.sum(torch::kFloat64).item<double>();
    }
    return result;
}

} // namespace palimpsest
