#include "engine/run/prompting.h"

#include "engine/base/freed_memory.h"
#include "engine/formats/safetensors.h"
#include "engine/model/checkpoint.h"
#include "engine/run/compute.h"
#include "engine/run/guarded.h"
#include "engine/run/prompt_answer.h"
#include "engine/run/prompt_queue.h"
#include "engine/run/run_inputs.h"

#include <torch/utils.h>

#include <ATen/CPUGeneratorImpl.h>

#include <condition_variable>
#include <optional>
#include <thread>

namespace palimpsest {

namespace {

struct LoadedPromptModel {
    std::unique_ptr<CausalLm> model;
    std::shared_ptr<const Tokenizer> tokenizer;
    PromptModelInfo info;
};

void fitVocabulary(CausalLm& model, std::int64_t size)
{
    if (model.config().vocabularySize == size)
        return;
    torch::Generator generator = at::make_generator<at::CPUGeneratorImpl>(0);
    model.resizeVocabulary(size, generator);
}

/// The architecture of `weights.model` with the weights of the checkpoint.
Result<std::unique_ptr<CausalLm>> loadFromCheckpoint(const PromptWeights& weights, std::int64_t vocabulary)
{
    PALIMPSEST_TRY(const auto directory, findModelDirectory(weights.model).in("--model_name"));
    PALIMPSEST_TRY(auto model, newCausalLm(directory / "config.json", 0));
    fitVocabulary(*model, vocabulary);
    const auto file = weights.checkpoint / "model.safetensors";
    PALIMPSEST_TRY(const TensorFile saved, readSafetensors(file));
    PALIMPSEST_CHECK(setWeights(*model, saved.tensors).in(file.string() + ", weights of the model " + weights.model));
    return model;
}

Result<LoadedPromptModel> load(const PromptWeights& weights)
{
    LoadedPromptModel loaded;
    PALIMPSEST_TRY(
        loaded.tokenizer,
        loadNamedTokenizer(weights.tokenizer.empty() ? weights.model : weights.tokenizer).in("loading the tokenizer"));
    if (weights.kind == PromptWeights::Kind::Checkpoint) {
        PALIMPSEST_TRY(loaded.model, loadFromCheckpoint(weights, loaded.tokenizer->size()));
    } else {
        PALIMPSEST_TRY(LoadedCausalLm read, loadCausalLm(weights.model).in("loading the model"));
        loaded.model = std::move(read.model);
        loaded.info.warnings = std::move(read.warnings);
        if (weights.kind == PromptWeights::Kind::Original)
            fitVocabulary(*loaded.model, loaded.tokenizer->size()); // as a run does
    }
    loaded.model->setPrecision(precisionFor(weights.precision));
    const CausalLmConfig& config = loaded.model->config();
    loaded.info.family = config.modelType;
    loaded.info.vocabulary = config.vocabularySize;
    loaded.info.maxPositions = config.maxPositions;
    for (const auto& [name, parameter] : loaded.model->parameters()) {
        loaded.info.parameters += parameter.numel();
        loaded.info.bytes += parameter.numel() * parameter.element_size();
    }
    return loaded;
}

} // namespace

class PromptSession::Worker {
public:
    Worker(PromptWeights weights, std::function<void(const Result<PromptModelInfo>&)> loaded)
        : m_thread([this, weights = std::move(weights), loaded = std::move(loaded)](const std::stop_token& stop) {
              work(weights, loaded, stop);
              returnFreedMemory();
          })
    {
    }

    ~Worker()
    {
        m_thread.request_stop();
        m_queue.cancel();
    }

    void ask(PromptRequest request, PromptCallbacks callbacks)
    {
        {
            const std::lock_guard lock(m_mutex); // so that the worker does not miss it between its test and its sleep
            m_queue.push(std::move(request), std::move(callbacks));
        }
        m_wake.notify_one();
    }

    void cancel() { m_queue.cancel(); }

private:
    void work(const PromptWeights& weights, const std::function<void(const Result<PromptModelInfo>&)>& loaded,
              const std::stop_token& stop)
    {
        Result<LoadedPromptModel> model = guarded([&] { return load(weights); });
        if (loaded)
            loaded(model ? Result<PromptModelInfo>(model->info) : Result<PromptModelInfo>(model.error()));
        const auto answer = [&](const PromptRequest& request, const PromptCallbacks& callbacks,
                                const std::stop_token& cancelled) -> Result<PromptAnswer> {
            if (!model)
                return model.error();
            return answerPrompt(*model->model, *model->tokenizer, request, callbacks.token, cancelled);
        };
        while (true) {
            while (m_queue.answerNext(answer)) {
            }
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_queue.empty(); }))
                return;
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    PromptQueue m_queue;
    std::jthread m_thread; // last: the others must be there when it begins
};

PromptSession::PromptSession(PromptWeights weights, std::function<void(const Result<PromptModelInfo>&)> loaded)
    : m_worker(std::make_unique<Worker>(std::move(weights), std::move(loaded)))
{
}

PromptSession::~PromptSession() = default;

void PromptSession::ask(PromptRequest request, PromptCallbacks callbacks)
{
    m_worker->ask(std::move(request), std::move(callbacks));
}

void PromptSession::cancel() { m_worker->cancel(); }

} // namespace palimpsest
