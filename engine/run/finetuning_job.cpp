#include "engine/base/files.h"
#include "engine/base/number_text.h"
#include "engine/config/fields.h"
#include "engine/data/token_rows.h"
#include "engine/metrics/memorization.h"
#include "engine/model/checkpoint.h"
#include "engine/run/compute.h"
#include "engine/run/run_inputs.h"
#include "engine/run/run_log.h"
#include "engine/run/run_session.h"
#include "engine/unlearn/adam.h"
#include "engine/unlearn/head_loss.h"
#include "engine/unlearn/language_data.h"

#include <torch/utils.h>

#include <chrono>
#include <cmath>
#include <numbers>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kStepsBetweenAccuracies = 50;
constexpr double kLowestRate = 0.1; // of the highest, at the end of the cosine

std::vector<std::string> splitAtCommas(const std::string& list)
{
    std::vector<std::string> items;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        if (end > begin)
            items.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return items;
}

double rateAt(const FinetuneConfig& config, std::int64_t step)
{
    if (step <= config.warmup)
        return config.lr * double(step) / double(config.warmup);
    const double way = double(step - config.warmup) / double(std::max<std::int64_t>(1, config.steps - config.warmup));
    return config.lr * (kLowestRate + (1 - kLowestRate) * 0.5 * (1 + std::cos(std::numbers::pi * way)));
}

class FinetuningJob : public Job {
public:
    FinetuningJob(FinetuneConfig config, bool overwrite) : m_config(std::move(config)), m_overwrite(overwrite) {}

    Result<RunFinished> run(EventSink& sink, RunControl& control) override
    {
        PALIMPSEST_CHECK(validate(m_config));
        PALIMPSEST_CHECK(prepareDirectory(sink));
        PALIMPSEST_CHECK(load(sink));
        PALIMPSEST_TRY(RunFinished finished, train(sink, control));
        sink.emit(StateChanged{"saving", 0});
        const fs::path directory = m_config.dir;
        const auto dtype = m_config.saveDtype == "f16"    ? torch::kFloat16
                           : m_config.saveDtype == "bf16" ? torch::kBFloat16
                                                          : torch::kFloat32;
        PALIMPSEST_CHECK(saveCausalLm(*m_model, directory, dtype));
        PALIMPSEST_CHECK(copyTokenizerFiles(m_tokenizerDirectory, directory));
        PALIMPSEST_CHECK(writeFileAtomically(directory / "finetune.json", toJson(m_config)));
        PALIMPSEST_CHECK(m_log->flush());
        return finished;
    }

private:
    Status prepareDirectory(EventSink& sink)
    {
        const fs::path directory = m_config.dir;
        if (fs::exists(directory / "config.json") && !m_overwrite)
            return Error{ErrorKind::WouldOverwrite,
                         directory.string()
                             + " already holds a model: choose another --dir, or replace it by --overwrite",
                         {}};
        PALIMPSEST_CHECK(createDirectories(directory));
        PALIMPSEST_TRY(m_log, RunLog::open(directory / "finetune.log", 0));
        sink.add(m_log.get());
        for (const Field<FinetuneConfig>& field : fieldsOf<FinetuneConfig>())
            sink.info(std::string(field.name) + ": " + textOf(m_config, field));
        return {};
    }

    Status load(EventSink& sink)
    {
        sink.emit(StateChanged{"loading", 0});
        const std::int64_t threads = useThreads(m_config.threads);
        sink.info("threads: " + std::to_string(threads));
        const std::string tokenizerName = m_config.tokenizerName.empty() ? m_config.modelName : m_config.tokenizerName;
        PALIMPSEST_TRY(m_tokenizerDirectory, findModelDirectory(tokenizerName));
        PALIMPSEST_TRY(m_tokenizer, loadTokenizer(m_tokenizerDirectory));
        if (m_config.config.empty()) {
            PALIMPSEST_TRY(LoadedCausalLm loaded, loadCausalLm(m_config.modelName));
            for (const std::string& warning : loaded.warnings)
                sink.warn(warning);
            m_model = std::move(loaded.model);
        } else {
            PALIMPSEST_TRY(m_model, newCausalLm(m_config.config, static_cast<std::uint64_t>(m_config.seed)));
        }
        m_model->setPrecision(precisionFor(m_config.precision));
        if (m_tokenizer->size() > m_model->config().vocabularySize)
            return badInput(tokenizerName + " has " + std::to_string(m_tokenizer->size())
                            + " tokens, the model's vocabulary " + std::to_string(m_model->config().vocabularySize));
        if (m_config.rowLength > m_model->config().maxPositions)
            return badInput("--row_length " + std::to_string(m_config.rowLength) + " is more than the model's "
                            + std::to_string(m_model->config().maxPositions) + " positions");

        PALIMPSEST_TRY(const torch::Tensor rows, loadRows());
        PALIMPSEST_TRY(const torch::Tensor text, loadText());
        m_data.emplace(
            rows, text,
            LanguageData::Options{m_config.batchSize, m_config.rowLength, m_config.textShare, m_config.windows},
            static_cast<std::uint64_t>(m_config.seed));
        RunStarted started;
        started.runId = newRunId();
        started.command = "finetune";
        started.model = m_config.config.empty() ? m_config.modelName : m_config.config;
        started.experiment = m_config.rows;
        started.rows = rows.defined() ? rows.size(0) : 0;
        started.batches = m_config.steps;
        started.vocabulary = m_model->config().vocabularySize;
        for (const auto& [name, parameter] : m_model->parameters())
            started.parameters += parameter.numel();
        sink.emit(started);
        return {};
    }

    Result<torch::Tensor> loadRows()
    {
        std::vector<torch::Tensor> all;
        std::shared_ptr<const Tokenizer> rowTokenizer = m_tokenizer;
        if (!m_config.gpt2Name.empty()) {
            PALIMPSEST_TRY(rowTokenizer, loadRowTokenizer(m_config.gpt2Name));
        }
        for (const std::string& file : splitAtCommas(m_config.rows)) {
            PALIMPSEST_TRY(const TokenRows rows, readTokenRows(file));
            const RowEncoding encoding{
                .rowLength = m_config.rowLength, .split = {}, .paper = true, .rawIds = m_config.gpt2Name.empty()};
            PALIMPSEST_TRY(const EncodedRows ids, encodeRows(rows, *rowTokenizer, *m_tokenizer, encoding).in(file));
            PALIMPSEST_TRY(const MemorizationRows encoded, rowTensors(ids, m_model->config().vocabularySize).in(file));
            all.push_back(encoded.ids);
        }
        return all.empty() ? torch::Tensor() : torch::cat(all);
    }

    Result<torch::Tensor> loadText()
    {
        const auto eos = m_tokenizer->eosId();
        std::vector<torch::Tensor> all;
        for (const std::string& file : splitAtCommas(m_config.text)) {
            if (!eos)
                return badInput(m_tokenizerDirectory.string()
                                + ": the tokenizer has no eos token, which separates texts");
            PALIMPSEST_TRY(torch::Tensor ids, readTextStream(file, *m_tokenizer, *eos));
            all.push_back(ids);
        }
        return all.empty() ? torch::Tensor() : torch::cat(all);
    }

    double trainStep(Adam& adam, double rate)
    {
        const torch::Tensor ids = m_data->nextBatch();
        adam.zeroGradients();
        const torch::Tensor hidden = m_model->hidden({ids, {}, {}});
        const torch::Tensor states = hidden.narrow(1, 0, ids.size(1) - 1).reshape({-1, hidden.size(2)});
        const torch::Tensor targets = ids.narrow(1, 1, ids.size(1) - 1).reshape({-1});
        const double count = double(targets.numel());
        const HeadLossResult result =
            headLoss(states, m_model->head(), {{targets, 1 / count}}, nullptr, m_model->head().mutable_grad());
        states.backward(result.hiddenGrad);
        adam.step(rate);
        return result.sums[0] / count;
    }

    /// MA over the rows, every token an ordinary one.
    Result<double> accuracy()
    {
        const torch::Tensor& ids = m_data->rows();
        const torch::Tensor all = torch::ones_like(ids, torch::kBool);
        const MemorizationRows rows{ids, all, ids, all};
        MemorizationOptions options;
        options.paper = true;
        options.extraction = false;
        options.batchSize = m_config.batchSize;
        PALIMPSEST_TRY(const Memorization measured, measureMemorization(*m_model, rows, options));
        return measured.acc;
    }

    Result<RunFinished> train(EventSink& sink, RunControl& control)
    {
        Adam adam(m_model->parameters(), {.lr = m_config.lr, .weightDecay = m_config.weightDecay});
        sink.emit(StateChanged{"training", 1});
        PhaseProgress progress(sink, "Training");
        for (std::int64_t step = 1; step <= m_config.steps; ++step) {
            const auto begin = std::chrono::steady_clock::now();
            StepMeasured measured;
            measured.epoch = 1;
            measured.batch = step - 1;
            measured.batches = m_config.steps;
            measured.step = step;
            measured.rows = m_config.batchSize;
            measured.unlearnLoss = measured.klLoss = measured.trueKl = NAN;
            measured.learnLoss = measured.loss = trainStep(adam, rateAt(m_config, step));
            measured.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            if (!std::isfinite(measured.loss))
                return Error{ErrorKind::Numeric,
                             "the loss of step " + std::to_string(step) + " is not finite; try a lower --lr",
                             {}};
            sink.emit(measured);
            progress.report(step, m_config.steps);
            PALIMPSEST_CHECK(m_log->status());
            if (m_data->rows().defined() && (step % kStepsBetweenAccuracies == 0 || step == m_config.steps)) {
                PALIMPSEST_TRY(const double acc, accuracy());
                sink.info("step " + std::to_string(step) + " loss " + pythonRepr(measured.loss) + " acc "
                          + pythonRepr(acc));
                if (m_config.stopAccuracy > 0 && acc >= m_config.stopAccuracy)
                    return RunFinished{"completed",
                                       "accuracy " + pythonRepr(acc) + " reached at step " + std::to_string(step), 1};
            }
            if (control.stopRequested())
                return RunFinished{
                    "stopped", "stopped after step " + std::to_string(step) + "; the model is saved as it was then", 1};
        }
        return RunFinished{"completed", std::to_string(m_config.steps) + " steps", 1};
    }

    const FinetuneConfig m_config;
    const bool m_overwrite;
    std::unique_ptr<RunLog> m_log;
    fs::path m_tokenizerDirectory;
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::unique_ptr<CausalLm> m_model;
    std::optional<LanguageData> m_data;
};

} // namespace

std::unique_ptr<Job> finetuningJob(FinetuneConfig config, bool overwrite)
{
    return std::make_unique<FinetuningJob>(std::move(config), overwrite);
}

} // namespace palimpsest
