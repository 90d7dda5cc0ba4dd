#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/model/causal_lm.h"
#include "engine/unlearn/trainer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace palimpsest {

/// All that a run needs to go on as if it had never been interrupted.
struct Checkpoint {
    TrainerState trainer;
    std::int64_t scoredEpoch = -1; ///< last epoch whose rows were scored; −1: none
    std::uint64_t seq = 0;         ///< last event said before it
    std::uint64_t logBytes = 0;    ///< size of res.log then
    RunConfig config;              ///< with the settings changed until then
    NamedTensors weights;
    NamedTensors optimizer;
};

/// The folder checkpoints/ of a run: epoch<k>/ after an epoch was scored, step<s>/ where a run was stopped within one.
/// Each has weights (model.safetensors), moments (optimizer.safetensors) and state.json; it appears complete or not at
/// all.
class CheckpointStore {
public:
    explicit CheckpointStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Writes one and returns its path relative to the run directory.
    Result<std::string> save(const Checkpoint& checkpoint);

    /// The newest one that is there; nothing where there is none.
    Result<std::optional<Checkpoint>> loadNewest() const;

    /// Removes all but the `keep` newest of whole epochs, that of epoch `best`, and the newest of all.
    Status prune(std::int64_t keep, std::optional<std::int64_t> best);

private:
    std::filesystem::path m_folder;
};

} // namespace palimpsest
