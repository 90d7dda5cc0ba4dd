#pragma once

#include "engine/base/result.h"
#include "engine/run/prompt.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest {

/// Weights that can be asked.
struct PromptWeights {
    enum class Kind {
        Original,   ///< the model that a run began with
        Checkpoint, ///< as they were after an epoch or a step of a run
        Finished,   ///< the run's `model/`
        Directory,  ///< any model directory, or a repository id found locally
    };
    Kind kind = Kind::Directory;
    std::string model;                ///< directory or id; of a checkpoint: where the architecture stands (config.json)
    std::string tokenizer;            ///< empty: the model's
    std::filesystem::path checkpoint; ///< the checkpoint's folder
    std::int64_t epoch = 0;           ///< of a checkpoint
    std::int64_t step = 0;            ///< of a checkpoint made within an epoch; else 0
    std::string precision = "f32";

    bool operator==(const PromptWeights&) const = default;
};

/// What of a run directory can be asked: the original model, the checkpoints that are there (oldest first), and the
/// finished model where there is one. Reads names and run.json only.
Result<std::vector<PromptWeights>> promptableWeights(const std::filesystem::path& runDirectory);

/// What is known of a model once it has been loaded.
struct PromptModelInfo {
    std::string family;
    std::int64_t parameters = 0;
    std::int64_t bytes = 0; ///< of the weights in memory
    std::int64_t vocabulary = 0;
    std::int64_t maxPositions = 0;
    std::vector<std::string> warnings;
};

/// A model that is loaded once, on a thread of its own, and answers prompts there, one after another in the order they
/// were asked. It uses as many threads for a product as the process does: a training beside it computes the same
/// numbers with it as without. Thread-safe. Destroying it cancels and waits.
class PromptSession {
public:
    /// `loaded` is called once on the session's thread, before any answer.
    PromptSession(PromptWeights weights, std::function<void(const Result<PromptModelInfo>&)> loaded);
    ~PromptSession();
    PromptSession(const PromptSession&) = delete;
    PromptSession& operator=(const PromptSession&) = delete;

    /// Where the model could not be loaded, every answer is that error.
    void ask(PromptRequest request, PromptCallbacks callbacks);
    /// Ends the answer that is being generated and those that wait; each still has its `finished`.
    void cancel();

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace palimpsest
