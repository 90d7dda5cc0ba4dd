#include "engine/base/files.h"
#include "engine/config/fields.h"
#include "engine/events/journal.h"
#include "engine/model/checkpoint.h"
#include "engine/run/checkpoint_store.h"
#include "engine/run/compute.h"
#include "engine/run/epoch_scoring.h"
#include "engine/run/manifest.h"
#include "engine/run/prompt_answer.h"
#include "engine/run/resume_settings.h"
#include "engine/run/run_inputs.h"
#include "engine/run/run_log.h"
#include "engine/run/run_report.h"
#include "engine/run/run_session.h"
#include "engine/run/run_tables.h"
#include "engine/run/stop_rule.h"
#include "engine/unlearn/trainer.h"

#include <torch/utils.h>

#include <algorithm>
#include <chrono>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

class TrainingJob : public Job {
public:
    TrainingJob(RunConfig config, ExistingRun existing, std::vector<SettingChange> changes)
        : m_config(std::move(config)),
          m_existing(existing),
          m_changes(std::move(changes))
    {
    }

    Result<RunFinished> run(EventSink& sink, RunControl& control) override
    {
        m_sink = &sink;
        m_control = &control;
        if (m_existing != ExistingRun::Resume)
            PALIMPSEST_CHECK(checkSettings());
        PALIMPSEST_CHECK(openDirectory());
        PALIMPSEST_CHECK(load());
        if (control.stopRequested())
            return stopped("stopped while loading");
        Result<RunFinished> outcome = loop();
        if (outcome && outcome->outcome == "completed")
            PALIMPSEST_CHECK(saveModel());
        return outcome;
    }

    Status conclude() override
    {
        if (!m_journal)
            return {};
        PALIMPSEST_CHECK(m_log->flush());
        PALIMPSEST_CHECK(m_journal->flush());
        PALIMPSEST_CHECK(writeRunReport(m_directory->path()));
        return {};
    }

private:
    Status checkSettings()
    {
        PALIMPSEST_CHECK(validate(m_config));
        PALIMPSEST_TRY(m_objective, findObjective(m_config.method));
        return checkRunPlaces(m_config);
    }

    Status openDirectory()
    {
        PALIMPSEST_TRY(RunDirectory directory, RunDirectory::open(m_config.dir, m_existing));
        m_directory.emplace(std::move(directory));
        m_checkpoints.emplace(*m_directory / run_files::kCheckpoints);
        if (m_existing == ExistingRun::Resume)
            return reopen();
        m_runId = newRunId();
        m_config = withAbsolutePaths(std::move(m_config));
        PALIMPSEST_CHECK(writeFileAtomically(*m_directory / run_files::kConfig, toJson(m_config)));
        PALIMPSEST_CHECK(createDirectories(*m_directory / run_files::kCheckpoints));
        PALIMPSEST_TRY(m_journal, JournalWriter::create(*m_directory / run_files::kJournal, m_runId));
        PALIMPSEST_TRY(m_log, RunLog::open(*m_directory / run_files::kLog, 0));
        m_sink->add(m_journal.get());
        m_sink->add(m_log.get());
        for (const Field<RunConfig>& field : fieldsOf<RunConfig>())
            m_sink->info(std::string(field.name) + ": " + textOf(m_config, field));
        return {};
    }

    /// Takes up the run's last checkpoint; without one (it was killed before its first epoch ended) it begins anew.
    Status reopen()
    {
        PALIMPSEST_TRY(m_checkpoint, m_checkpoints->loadNewest());
        PALIMPSEST_TRY(const Journal journal, readJournal(*m_directory / run_files::kJournal));
        m_runId = journal.runId;
        PALIMPSEST_CHECK(takeBackSettings());
        const std::uint64_t fromSeq = m_checkpoint ? m_checkpoint->seq : 0;
        for (const EventRecord& record : journal.records)
            if (const auto* epoch = std::get_if<EpochEvaluated>(&record.event);
                epoch != nullptr && record.seq <= fromSeq)
                m_history.push_back(*epoch);
        PALIMPSEST_TRY(m_journal, JournalWriter::append(*m_directory / run_files::kJournal));
        PALIMPSEST_TRY(m_log, RunLog::open(*m_directory / run_files::kLog, m_checkpoint ? m_checkpoint->logBytes : 0));
        m_sink->add(m_journal.get());
        m_sink->add(m_log.get());
        m_sink->continueFrom(std::max(journal.lastSeq, fromSeq));
        m_sink->emit(Resumed{fromSeq, m_checkpoint ? m_checkpoint->trainer.epoch : 0,
                             m_checkpoint ? m_checkpoint->trainer.step : 0});
        if (m_checkpoint && m_checkpoint->scoredEpoch >= 0)
            m_scoredEpoch = m_checkpoint->scoredEpoch;
        return {};
    }

    /// The settings as they were when the run was interrupted, and what the command line changes of them.
    Status takeBackSettings()
    {
        auto begun = m_checkpoint ? Result<RunConfig>(m_checkpoint->config) : readRunConfig(m_directory->path());
        if (!begun)
            return std::move(begun).error();
        begun->dir = m_config.dir;
        PALIMPSEST_TRY(m_config, resumedSettings(*std::move(begun), m_changes));
        return checkSettings();
    }

    Status load()
    {
        m_sink->emit(StateChanged{"loading", 0});
        m_threads = useThreads(m_config.threads);
        BatchOrder order(m_config.isPaper(), m_config.seed);
        PALIMPSEST_TRY(RunInputs inputs, loadTrainingInputs(m_config, order.generator(), *m_sink));
        m_inputs.emplace(std::move(inputs));
        PALIMPSEST_CHECK(checkManifest());
        PALIMPSEST_CHECK(writeSamples(*m_directory / run_files::kSamples, m_inputs->samples));
        RunStarted started = announcement("train", m_runId, m_config, *m_inputs);
        started.firstEpoch = m_checkpoint ? m_checkpoint->trainer.epoch : 0;
        m_sink->emit(started);

        const bool paper = m_config.isPaper();
        ReferenceDistribution reference;
        const auto passes = m_objective.passes(m_config);
        if (std::any_of(passes.begin(), passes.end(), [](const Pass& pass) { return pass.measuresKl; })) {
            PhaseProgress progress(*m_sink, "Original model's distribution");
            reference = referenceDistribution(
                *m_inputs->model, *m_inputs->partners, m_config.batchSize, paper, m_control->stopToken(),
                [&](std::int64_t done, std::int64_t total) { progress.report(done, total); });
        }
        m_trainer.emplace(*m_inputs->model, m_inputs->forget, *m_inputs->partners, std::move(reference), m_objective,
                          m_config, std::move(order));
        if (m_checkpoint) {
            PALIMPSEST_CHECK(setWeights(*m_inputs->model, m_checkpoint->weights).in("the checkpoint"));
            PALIMPSEST_CHECK(m_trainer->restore(m_checkpoint->trainer, m_checkpoint->optimizer));
            m_checkpoint.reset();
        }
        PALIMPSEST_TRY(EpochScoring scoring, EpochScoring::create(*m_inputs, m_config));
        m_scoring.emplace(std::move(scoring));
        return {};
    }

    Status checkManifest()
    {
        PALIMPSEST_TRY(const std::string manifest, makeManifest(m_config, *m_inputs, m_runId, m_threads));
        const fs::path path = *m_directory / run_files::kManifest;
        if (m_existing != ExistingRun::Resume || !fs::exists(path))
            return writeFileAtomically(path, manifest);
        PALIMPSEST_TRY(const std::vector<std::string> warnings, compareManifests(path, manifest));
        for (const std::string& warning : warnings)
            m_sink->warn(warning);
        return {};
    }

    Result<RunFinished> loop()
    {
        while (true) {
            const std::int64_t epoch = m_trainer->position().epoch;
            if (!m_trainer->epochHasBatches()) {
                if (m_scoredEpoch < epoch) {
                    PALIMPSEST_TRY(const bool scored, score(epoch));
                    if (!scored)
                        return stopWithCheckpoint();
                }
                if (const auto reason = stopReason())
                    return RunFinished{"completed", *reason, epoch};
                if (const auto wished = stoppedAfterEpoch())
                    return *wished;
                m_trainer->beginEpoch();
            }
            m_sink->emit(StateChanged{"training", m_trainer->position().epoch});
            PALIMPSEST_TRY(const bool trained, trainEpoch());
            if (!trained)
                return stopWithCheckpoint();
            PALIMPSEST_CHECK(m_trainer->checkCollapse());
        }
    }

    /// False: stopped.
    Result<bool> trainEpoch()
    {
        const std::int64_t epoch = m_trainer->position().epoch;
        PhaseProgress progress(*m_sink, "Epoch " + std::to_string(epoch) + ": training");
        while (m_trainer->epochHasBatches()) {
            PALIMPSEST_TRY(const bool goOn, takeWishes(&progress));
            if (!goOn)
                return false;
            PALIMPSEST_TRY(const StepMeasured measured, m_trainer->step());
            m_sink->emit(measured);
            progress.report(measured.batch + 1, measured.batches);
            sampleResources(*m_sink);
            PALIMPSEST_CHECK(m_journal->status());
            PALIMPSEST_CHECK(m_log->status());
        }
        return true;
    }

    /// Between two steps: changed settings, a checkpoint, a pause, a stop (false). `progress`: what a pause holds up.
    Result<bool> takeWishes(PhaseProgress* progress = nullptr)
    {
        PALIMPSEST_CHECK(takeSmallWishes());
        if (!m_control->pauseRequested() || m_control->stopRequested())
            return !m_control->stopRequested();
        const std::int64_t epoch = m_trainer->position().epoch;
        m_sink->emit(StateChanged{"paused", epoch});
        const auto begin = std::chrono::steady_clock::now();
        while (m_control->pauseRequested() && !m_control->stopRequested()) {
            m_control->waitWhilePaused(
                [this](const PromptRequest& request, const PromptCallbacks& callbacks, const std::stop_token& end) {
                    return answerPrompt(*m_inputs->model, *m_inputs->tokenizer, request, callbacks.token, end);
                });
            PALIMPSEST_CHECK(takeSmallWishes());
        }
        if (m_control->stopRequested())
            return false;
        if (progress != nullptr)
            progress->leaveOut(std::chrono::steady_clock::now() - begin);
        m_sink->emit(StateChanged{"training", epoch});
        return true;
    }

    /// Those that do not hold the run up.
    Status takeSmallWishes()
    {
        for (const SettingChange& change : m_control->takeChanges())
            takeChange(change);
        if (!m_control->takeCheckpointRequest())
            return {};
        if (m_trainer->position().epoch == 0) {
            m_sink->warn("there is nothing to save before the first epoch begins");
            return {};
        }
        return saveCheckpoint(m_control->pauseRequested() ? "paused" : "training");
    }

    void takeChange(const SettingChange& change)
    {
        const Field<RunConfig>* field = findField<RunConfig>(change.name);
        if (field == nullptr || !field->live)
            m_sink->warn("the setting " + change.name + " cannot be changed while the run goes on");
        else if (Status status = setFromText(m_config, *field, change.value); !status)
            m_sink->warn(status.error().text());
        else
            m_sink->emit(SettingChanged{change.name, change.value, m_trainer->position().step + 1});
    }

    /// Scores every row, writes what an epoch writes, sets the flags and saves a checkpoint. False: stopped.
    Result<bool> score(std::int64_t epoch)
    {
        PALIMPSEST_TRY(const bool goOn, takeWishes());
        if (!goOn)
            return false;
        m_sink->emit(StateChanged{"validating", epoch});
        Result<EpochScores> scored =
            m_scoring->score(epoch, m_trainer->position().flags, m_config, *m_sink, m_control->stopToken());
        if (!scored && scored.error().kind == ErrorKind::Interrupted)
            return false;
        if (!scored)
            return std::move(scored).error();
        for (const SampleEvaluated& sample : scored->samples)
            m_sink->emit(sample);
        m_sink->emit(scored->means);
        sampleResources(*m_sink);
        m_history.push_back(scored->means);
        m_scoredEpoch = epoch;
        m_trainer->setFlags(scored->flags);

        PALIMPSEST_CHECK(writeEpochTable(*m_directory / ("epoch" + std::to_string(epoch) + ".csv"), scored->samples,
                                         m_inputs->samples));
        PALIMPSEST_CHECK(writeEpochMeans(m_directory->path(), m_history, m_config.elN));
        if (epoch > 0)
            PALIMPSEST_CHECK(saveCheckpoint());
        return true;
    }

    /// A stop that was wished for at the end of the epoch just scored; its checkpoint is there.
    std::optional<RunFinished> stoppedAfterEpoch()
    {
        const std::int64_t epoch = m_trainer->position().epoch;
        if (epoch == 0 || !m_control->stopAfterEpochRequested())
            return std::nullopt;
        return stopped("stopped after epoch " + std::to_string(epoch) + "; --resume goes on from there");
    }

    /// Why the run is complete, if it is.
    std::optional<std::string> stopReason()
    {
        const EpochEvaluated& last = m_history.back();
        if (auto reason = methodStop(last, m_config, m_objective)) {
            m_sink->info(*reason);
            return reason;
        }
        if (const auto bound = m_config.epochBound(); bound && last.epoch >= *bound)
            return "--max_epochs " + std::to_string(*bound) + " reached before the stop rule was met";
        return std::nullopt;
    }

    /// `then`: the state to go on in, if the run goes on.
    Status saveCheckpoint(const char* then = nullptr)
    {
        const std::int64_t epoch = m_trainer->position().epoch;
        m_sink->emit(StateChanged{"saving", epoch});
        Checkpoint checkpoint;
        checkpoint.trainer = m_trainer->state();
        checkpoint.scoredEpoch = m_scoredEpoch;
        checkpoint.seq = m_sink->lastSeq() + 1; // CheckpointSaved is part of what it goes on from
        checkpoint.logBytes = m_log->size();
        checkpoint.config = m_config;
        checkpoint.weights = m_inputs->model->parameters();
        checkpoint.optimizer = m_trainer->optimizerState();
        PALIMPSEST_CHECK(m_journal->flush()); // what the checkpoint counts on must not be lost before it
        PALIMPSEST_CHECK(m_log->flush());
        PALIMPSEST_TRY(const std::string path, m_checkpoints->save(checkpoint));
        const std::optional<std::int64_t> best = bestEpoch(m_history, m_config);
        m_sink->emit(
            CheckpointSaved{checkpoint.trainer.epoch, checkpoint.trainer.step, path, best == checkpoint.scoredEpoch});
        if (then != nullptr)
            m_sink->emit(StateChanged{then, epoch});
        return m_checkpoints->prune(m_config.keep, best);
    }

    RunFinished stopped(const std::string& reason)
    {
        return {"stopped", reason, m_trainer ? m_trainer->position().epoch : 0};
    }

    Result<RunFinished> stopWithCheckpoint()
    {
        const TrainerState& position = m_trainer->position();
        if (position.epoch == 0)
            return stopped("stopped before the first step; --resume begins again");
        PALIMPSEST_CHECK(saveCheckpoint());
        return stopped("stopped in epoch " + std::to_string(position.epoch) + " after step "
                       + std::to_string(position.step) + "; --resume goes on from there");
    }

    Status saveModel()
    {
        m_sink->emit(StateChanged{"saving", m_trainer->position().epoch});
        const fs::path directory = *m_directory / run_files::kModel;
        const auto dtype = m_config.precision == "bf16" ? torch::kBFloat16 : torch::kFloat32;
        PALIMPSEST_CHECK(saveCausalLm(*m_inputs->model, directory, dtype));
        PALIMPSEST_CHECK(copyTokenizerFiles(m_inputs->tokenizerDirectory, directory));
        if (m_config.isPaper())
            PALIMPSEST_CHECK(linkUnderReferenceName(m_directory->path(), m_config, m_trainer->position().epoch));
        return {};
    }

    RunConfig m_config;
    const ExistingRun m_existing;
    const std::vector<SettingChange> m_changes; ///< asked for by --resume
    Objective m_objective;
    EventSink* m_sink = nullptr;
    RunControl* m_control = nullptr;

    std::string m_runId;
    std::int64_t m_threads = 0;
    std::optional<RunDirectory> m_directory;
    std::optional<CheckpointStore> m_checkpoints;
    std::unique_ptr<JournalWriter> m_journal;
    std::unique_ptr<RunLog> m_log;
    std::optional<RunInputs> m_inputs;
    std::optional<Trainer> m_trainer;
    std::optional<EpochScoring> m_scoring;

    std::optional<Checkpoint> m_checkpoint; ///< to go on from, until it is restored
    std::vector<EpochEvaluated> m_history;
    std::int64_t m_scoredEpoch = -1;
};

} // namespace

std::unique_ptr<Job> trainingJob(RunConfig config, ExistingRun existing, std::vector<SettingChange> changes)
{
    return std::make_unique<TrainingJob>(std::move(config), existing, std::move(changes));
}

} // namespace palimpsest
