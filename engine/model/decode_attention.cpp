#include "engine/model/decode_attention.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

// One build serves every x86-64: the loops are compiled for the widths they may meet. Sanitizers cannot run the
// resolvers that choose.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)                  \
    && !defined(__SANITIZE_THREAD__)
#define PALIMPSEST_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PALIMPSEST_CLONES
#endif

namespace palimpsest {

namespace {

constexpr float kHidden = -std::numeric_limits<float>::infinity();

/// exp for x ≤ 0 without a branch, so that the loop around it is vectorised. Within 2 units in the last place (Cephes'
/// polynomial); below −87 it gives the smallest normal number, which is nothing beside the largest term, 1.
inline float exponential(float x)
{
    x = std::max(x, -87.0F);
    constexpr float kRounder = 12582912.0F; // 1.5 · 2^23: adding it leaves no fraction
    const float n = (x * 1.44269504F + kRounder) - kRounder;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    return p * std::bit_cast<float>((std::int32_t(n) + 127) << 23);
}

/// scores[j] = Σ_i query[i] · keys[i, j] for `count` keys that stand `stride` apart in i.
inline void promptScores(float* __restrict scores, const float* __restrict query, const float* __restrict keys,
                         std::int64_t count, std::int64_t stride, std::int64_t size)
{
    std::fill_n(scores, count, 0.0F);
    std::int64_t i = 0;
    for (; i + 4 <= size; i += 4) {
        const float *k0 = keys + i * stride, *k1 = k0 + stride, *k2 = k1 + stride, *k3 = k2 + stride;
        const float q0 = query[i], q1 = query[i + 1], q2 = query[i + 2], q3 = query[i + 3];
        for (std::int64_t j = 0; j < count; ++j)
            scores[j] += (q0 * k0[j] + q1 * k1[j]) + (q2 * k2[j] + q3 * k3[j]);
    }
    for (; i < size; ++i)
        for (std::int64_t j = 0; j < count; ++j)
            scores[j] += query[i] * keys[i * stride + j];
}

constexpr std::int64_t kLanes = 16;

/// The largest of `count` numbers, in lanes so that it is vectorised.
inline float largest(const float* numbers, std::int64_t count)
{
    float lanes[kLanes];
    std::fill_n(lanes, kLanes, kHidden);
    std::int64_t j = 0;
    for (; j + kLanes <= count; j += kLanes)
        for (std::int64_t l = 0; l < kLanes; ++l)
            lanes[l] = numbers[j + l] > lanes[l] ? numbers[j + l] : lanes[l];
    float most = kHidden;
    for (; j < count; ++j)
        most = std::max(most, numbers[j]);
    for (const float lane : lanes)
        most = std::max(most, lane);
    return most;
}

inline float total(const float* numbers, std::int64_t count)
{
    float lanes[kLanes] = {};
    std::int64_t j = 0;
    for (; j + kLanes <= count; j += kLanes)
        for (std::int64_t l = 0; l < kLanes; ++l)
            lanes[l] += numbers[j + l];
    float sum = 0;
    for (; j < count; ++j)
        sum += numbers[j];
    for (const float lane : lanes)
        sum += lane;
    return sum;
}

inline float dot(const float* __restrict a, const float* __restrict b, std::int64_t size)
{
    float lanes[kLanes] = {};
    std::int64_t i = 0;
    for (; i + kLanes <= size; i += kLanes)
        for (std::int64_t l = 0; l < kLanes; ++l)
            lanes[l] += a[i + l] * b[i + l];
    float sum = 0;
    for (; i < size; ++i)
        sum += a[i] * b[i];
    for (const float lane : lanes)
        sum += lane;
    return sum;
}

/// output += Σ_j weights[j] · values[j, :]
inline void addPromptValues(float* __restrict output, const float* __restrict weights, const float* __restrict values,
                            std::int64_t count, std::int64_t size)
{
    std::int64_t j = 0;
    for (; j + 4 <= count; j += 4) {
        const float *v0 = values + j * size, *v1 = v0 + size, *v2 = v1 + size, *v3 = v2 + size;
        const float w0 = weights[j], w1 = weights[j + 1], w2 = weights[j + 2], w3 = weights[j + 3];
        for (std::int64_t i = 0; i < size; ++i)
            output[i] += (w0 * v0[i] + w1 * v1[i]) + (w2 * v2[i] + w3 * v3[i]);
    }
    for (; j < count; ++j)
        for (std::int64_t i = 0; i < size; ++i)
            output[i] += weights[j] * values[j * size + i];
}

inline void prefetch(const float* numbers, std::int64_t size)
{
    for (std::int64_t i = 0; i < size; i += kLanes)
        __builtin_prefetch(numbers + i);
}

/// One head of one branch. `scores` has room for the prompt and the tail.
PALIMPSEST_CLONES void attendBranch(const DecodeAttention& task, std::int64_t branch, std::int64_t head, float* scores)
{
    const std::int64_t size = task.headSize, width = task.heads * size;
    const std::int64_t length = task.lengths[branch], row = task.rows[branch];
    const std::int64_t tail = std::int64_t(task.tail.size());
    const std::int64_t first = task.window > 0 ? std::max<std::int64_t>(0, length + tail - task.window) : 0;
    const std::int64_t begin = std::min(first, length), tailBegin = std::max<std::int64_t>(0, first - length);
    const std::int64_t count = length - begin;
    const float* query = task.queries + branch * width + head * size;
    const std::int64_t promptHead = (row * task.heads + head) * size * task.promptLength;

    promptScores(scores, query, task.keys + promptHead + begin, count, task.promptLength, size);
    if (task.mask) {
        const bool* mask = task.mask + row * task.promptLength + begin;
        for (std::int64_t j = 0; j < count; ++j)
            scores[j] = mask[j] ? scores[j] : kHidden;
    }
    float* tailScores = scores + count;
    const auto tailKey = [&](std::int64_t t) {
        return task.tail[std::size_t(t)] + std::int64_t(task.tailRows[std::size_t(t)][branch]) * 2 * width
               + head * size;
    };
    // Every token of a tail stands in a page of its own: the values are on their way while the keys are multiplied.
    for (std::int64_t t = tailBegin; t < tail; ++t) {
        prefetch(tailKey(std::min(t + 6, tail - 1)), size);
        prefetch(tailKey(t) + width, size);
        tailScores[t - tailBegin] = dot(query, tailKey(t), size);
    }

    const std::int64_t all = count + tail - tailBegin;
    const float most = largest(scores, all);
    for (std::int64_t j = 0; j < all; ++j)
        scores[j] = exponential((scores[j] - most) * task.scale);
    if (task.mask) {
        const bool* mask = task.mask + row * task.promptLength + begin;
        for (std::int64_t j = 0; j < count; ++j)
            scores[j] = mask[j] ? scores[j] : 0.0F;
    }
    const float sum = total(scores, all);
    float* output = task.output + branch * width + head * size;
    std::fill_n(output, size, 0.0F);
    addPromptValues(output, scores, task.values + promptHead + begin * size, count, size);
    for (std::int64_t t = tailBegin; t < tail; ++t)
        addPromptValues(output, tailScores + (t - tailBegin), tailKey(t) + width, 1, size);
    const float factor = 1.0F / sum;
    for (std::int64_t i = 0; i < size; ++i)
        output[i] *= factor;
}

} // namespace

void decodeAttention(const DecodeAttention& task)
{
    // Branches of one prompt are neighbours, and so are the heads of a branch in the rows of its tail: with the head
    // inside, a prompt's keys stay in the cache and every row of a tail is read once.
    at::parallel_for(0, task.heads * task.branches, 8, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> scores(std::size_t(task.promptLength) + task.tail.size());
        for (std::int64_t i = begin; i < end; ++i)
            attendBranch(task, i / task.heads, i % task.heads, scores.data());
    });
}

} // namespace palimpsest
