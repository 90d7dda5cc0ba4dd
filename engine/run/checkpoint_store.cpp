#include "engine/run/checkpoint_store.h"

#include "engine/base/files.h"
#include "engine/formats/json_file.h"
#include "engine/formats/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr const char* kState = "state.json";
constexpr const char* kWeights = "model.safetensors";
constexpr const char* kOptimizer = "optimizer.safetensors";
constexpr const char* kEpochPrefix = "epoch";
constexpr const char* kStepPrefix = "step";

/// epoch<k> or step<s>.
struct Entry {
    bool wholeEpoch = false;
    std::int64_t number = 0;
    std::int64_t step = 0;
    std::int64_t scoredEpoch = 0;
    fs::path path;
};

bool isWholeEpoch(const Checkpoint& checkpoint)
{
    return checkpoint.scoredEpoch == checkpoint.trainer.epoch
           && checkpoint.trainer.batch == static_cast<std::int64_t>(checkpoint.trainer.batches.size());
}

std::string stateText(const Checkpoint& checkpoint)
{
    const TrainerState& t = checkpoint.trainer;
    ordered_json state{{"format", kFormat},
                       {"epoch", t.epoch},
                       {"batch", t.batch},
                       {"step", t.step},
                       {"adam_steps", t.adamSteps},
                       {"scored_epoch", checkpoint.scoredEpoch},
                       {"seq", checkpoint.seq},
                       {"log_bytes", checkpoint.logBytes},
                       {"learn_loss_sum", t.learnLossSum},
                       {"learn_loss_steps", t.learnLossSteps},
                       {"flags", t.flags},
                       {"batches", t.batches},
                       {"random_state", t.randomState},
                       {"config", ordered_json::parse(toJson(checkpoint.config))}};
    return state.dump() + "\n";
}

Result<Checkpoint> parseState(const json& state)
{
    Checkpoint checkpoint;
    TrainerState& t = checkpoint.trainer;
    try {
        if (state.at("format").get<int>() > kFormat)
            return badInput("written by a newer version of this program");
        t.epoch = state.at("epoch");
        t.batch = state.at("batch");
        t.step = state.at("step");
        t.adamSteps = state.at("adam_steps");
        checkpoint.scoredEpoch = state.at("scored_epoch");
        checkpoint.seq = state.at("seq");
        checkpoint.logBytes = state.at("log_bytes");
        t.learnLossSum = state.at("learn_loss_sum");
        t.learnLossSteps = state.at("learn_loss_steps");
        t.flags = state.at("flags").get<std::vector<std::uint8_t>>();
        t.batches = state.at("batches").get<std::vector<std::vector<std::int64_t>>>();
        t.randomState = state.at("random_state");
        PALIMPSEST_CHECK(applyJson(checkpoint.config, state.at("config").dump()));
    } catch (const nlohmann::json::exception& failure) {
        return badInput(std::string("damaged: ") + failure.what());
    }
    for (const auto& batch : t.batches)
        for (const std::int64_t row : batch)
            if (row < 0 || row >= static_cast<std::int64_t>(t.flags.size()))
                return badInput("damaged: field 'batches' names row " + std::to_string(row));
    if (t.batch < 0 || t.batch > static_cast<std::int64_t>(t.batches.size()))
        return badInput("damaged: field 'batch' is " + std::to_string(t.batch));
    return checkpoint;
}

std::optional<std::int64_t> numberBehind(const std::string& name, const std::string& prefix)
{
    if (name.rfind(prefix, 0) != 0)
        return std::nullopt;
    std::int64_t number = 0;
    const char* end = name.data() + name.size();
    const auto [at, failure] = std::from_chars(name.data() + prefix.size(), end, number);
    return failure == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

/// Those that have a state, oldest first.
Result<std::vector<Entry>> entriesOf(const fs::path& folder)
{
    std::vector<Entry> entries;
    std::error_code failure;
    for (const fs::directory_entry& item : fs::directory_iterator(folder, failure)) {
        const std::string name = item.path().filename().string();
        const auto epoch = numberBehind(name, kEpochPrefix);
        const auto step = numberBehind(name, kStepPrefix);
        if (!epoch && !step)
            continue; // a temporary of an interrupted save
        PALIMPSEST_TRY(const json state, readJsonFile(item.path() / kState));
        Entry entry{epoch.has_value(), epoch ? *epoch : *step, 0, 0, item.path()};
        PALIMPSEST_TRY(const Checkpoint checkpoint, parseState(state).in((item.path() / kState).string()));
        entry.step = checkpoint.trainer.step;
        entry.scoredEpoch = checkpoint.scoredEpoch;
        entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.step, a.scoredEpoch, a.wholeEpoch) < std::tie(b.step, b.scoredEpoch, b.wholeEpoch);
    });
    return entries;
}

Status removeTree(const fs::path& path)
{
    std::error_code failure;
    fs::remove_all(path, failure);
    return failure ? Status(fileSystem("cannot remove " + path.string() + ": " + failure.message())) : Status();
}

} // namespace

Result<std::string> CheckpointStore::save(const Checkpoint& checkpoint)
{
    const std::string name = isWholeEpoch(checkpoint) ? kEpochPrefix + std::to_string(checkpoint.trainer.epoch)
                                                      : kStepPrefix + std::to_string(checkpoint.trainer.step);
    const fs::path temporary = m_folder / ("." + name + ".part");
    const auto write = [&]() -> Status {
        PALIMPSEST_CHECK(removeTree(temporary));
        PALIMPSEST_CHECK(createDirectories(temporary));
        PALIMPSEST_CHECK(writeSafetensors(temporary / kWeights, checkpoint.weights));
        PALIMPSEST_CHECK(writeSafetensors(temporary / kOptimizer, checkpoint.optimizer));
        PALIMPSEST_CHECK(writeFileAtomically(temporary / kState, stateText(checkpoint)));
        PALIMPSEST_CHECK(removeTree(m_folder / name));
        std::error_code failure;
        fs::rename(temporary, m_folder / name, failure);
        if (failure)
            return fileSystem("cannot write " + (m_folder / name).string() + ": " + failure.message());
        return {};
    };
    if (Status status = write(); !status) {
        static_cast<void>(removeTree(temporary)); // the first failure is the one to tell
        return std::move(status).error().in("saving a checkpoint");
    }
    return m_folder.filename().string() + "/" + name;
}

Result<std::optional<Checkpoint>> CheckpointStore::loadNewest() const
{
    PALIMPSEST_TRY(const auto entries, entriesOf(m_folder));
    if (entries.empty())
        return std::optional<Checkpoint>();
    const fs::path& path = entries.back().path;
    PALIMPSEST_TRY(const json state, readJsonFile(path / kState));
    PALIMPSEST_TRY(Checkpoint checkpoint, parseState(state).in((path / kState).string()));
    PALIMPSEST_TRY(TensorFile weights, readSafetensors(path / kWeights));
    PALIMPSEST_TRY(TensorFile optimizer, readSafetensors(path / kOptimizer));
    checkpoint.weights = std::move(weights.tensors);
    checkpoint.optimizer = std::move(optimizer.tensors);
    return std::optional(std::move(checkpoint));
}

Status CheckpointStore::prune(std::int64_t keep, std::optional<std::int64_t> best)
{
    PALIMPSEST_TRY(const auto entries, entriesOf(m_folder));
    std::int64_t kept = 0;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const bool newest = entry == entries.rbegin();
        const bool amongKept = entry->wholeEpoch && kept < keep;
        kept += entry->wholeEpoch;
        if (!newest && !amongKept && !(entry->wholeEpoch && best && entry->number == *best))
            PALIMPSEST_CHECK(removeTree(entry->path));
    }
    return {};
}

} // namespace palimpsest
