#include "engine/run/prompting.h"
#include "engine/run/run_directory.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

std::optional<std::int64_t> numberBehind(std::string_view name, std::string_view prefix)
{
    if (!name.starts_with(prefix))
        return std::nullopt;
    std::int64_t number = 0;
    const char* end = name.data() + name.size();
    const auto [at, failure] = std::from_chars(name.data() + prefix.size(), end, number);
    return failure == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

} // namespace

Result<std::vector<PromptWeights>> promptableWeights(const fs::path& runDirectory)
{
    PALIMPSEST_TRY(const RunConfig config, readRunConfig(runDirectory));
    const fs::path finished = runDirectory / run_files::kModel;
    const bool hasFinished = fs::exists(finished / "config.json");
    PromptWeights original;
    original.kind = PromptWeights::Kind::Original;
    original.model = config.modelName;
    original.tokenizer = config.tokenizerName;
    original.precision = config.precision;
    std::vector<PromptWeights> all{original};

    std::error_code failure; // no folder: no checkpoints
    for (const fs::directory_entry& item : fs::directory_iterator(runDirectory / run_files::kCheckpoints, failure)) {
        const std::string name = item.path().filename().string();
        const auto epoch = numberBehind(name, "epoch");
        const auto step = numberBehind(name, "step");
        if (!epoch && !step)
            continue;
        PromptWeights checkpoint = original;
        checkpoint.kind = PromptWeights::Kind::Checkpoint;
        if (hasFinished) // then it stands without the original model
            checkpoint.model = finished.string();
        checkpoint.checkpoint = item.path();
        checkpoint.epoch = epoch.value_or(0);
        checkpoint.step = step.value_or(0);
        all.push_back(std::move(checkpoint));
    }
    std::sort(all.begin() + 1, all.end(), [](const PromptWeights& a, const PromptWeights& b) {
        return std::tie(a.step, a.epoch) < std::tie(b.step, b.epoch);
    });
    if (hasFinished) {
        PromptWeights result = original;
        result.kind = PromptWeights::Kind::Finished;
        result.model = finished.string();
        result.tokenizer.clear();
        all.push_back(std::move(result));
    }
    return all;
}

} // namespace palimpsest
