#include "engine/run/training_needs.h"

#include <algorithm>

namespace palimpsest {

namespace {

constexpr std::int64_t kFloat = 4;
constexpr std::int64_t kPassTokens = 8192; // of a pass that keeps no keys
constexpr std::int64_t kKeyBytes = std::int64_t(256) << 20;
constexpr std::int64_t kProgramBytes = 330'000'000; // with LibTorch's libraries
constexpr std::int64_t kHeadRows = 256;             // of a chunk of head and loss
constexpr std::int64_t kTableBytes = 1500;          // of a row in an epoch's table and in the journal
constexpr std::int64_t kEpochs = 20;                // whose tables are counted

} // namespace

RunNeeds runNeeds(const DecoderSizes& model, const RunShape& shape)
{
    const std::int64_t length = std::min(shape.rowLength, model.maxPositions);
    const std::int64_t tokens = std::min(shape.batchSize, shape.rows) * length;
    const std::int64_t keys = 2 * shape.rows * length * model.layers * model.hiddenSize * kFloat;
    const std::int64_t pass = kPassTokens * (4 * model.hiddenSize + model.innerSize) * kFloat;
    const std::int64_t evaluation = 2 * std::min(keys, kKeyBytes) + pass;
    const std::int64_t original = (shape.rows * length + model.vocabularySize) * model.embeddingSize * kFloat;
    const std::int64_t kept = 12 * model.hiddenSize + 2 * model.innerSize + 2 * model.heads * length;
    const std::int64_t step = (tokens * model.layers * kept + 2 * kHeadRows * model.vocabularySize) * kFloat;
    const std::int64_t always = kProgramBytes + shape.encoderParameters * kFloat;
    RunNeeds needs;
    needs.memoryToTrain = always + 4 * model.parameters * kFloat + original + std::max(step, evaluation);
    needs.memoryToEvaluate = always + model.parameters * kFloat + evaluation;
    needs.diskToTrain = (shape.checkpoints * 3 + 1) * model.parameters * kFloat + kEpochs * shape.rows * kTableBytes;
    needs.diskToEvaluate = shape.rows * kTableBytes;
    return needs;
}

} // namespace palimpsest
