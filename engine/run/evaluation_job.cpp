#include "engine/base/files.h"
#include "engine/config/fields.h"
#include "engine/run/compute.h"
#include "engine/run/epoch_scoring.h"
#include "engine/run/run_inputs.h"
#include "engine/run/run_log.h"
#include "engine/run/run_session.h"
#include "engine/run/run_tables.h"
#include "engine/unlearn/batch_order.h"

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

constexpr const char* kTable = "eval.csv";
constexpr const char* kSamplesTable = "unlearn.csv";
constexpr const char* kLog = "eval.log";

/// One scoring pass over a model as it is: eval.csv, unlearn.csv and eval.log. May write beside a run.
class EvaluationJob : public Job {
public:
    EvaluationJob(RunConfig config, bool overwrite) : m_config(std::move(config)), m_overwrite(overwrite) {}

    Result<RunFinished> run(EventSink& sink, RunControl& control) override
    {
        PALIMPSEST_CHECK(validate(m_config));
        PALIMPSEST_CHECK(checkRunPlaces(m_config));
        PALIMPSEST_CHECK(openDirectory(sink));
        sink.emit(StateChanged{"loading", 0});
        sink.info("threads: " + std::to_string(useThreads(m_config.threads)));
        BatchOrder order(m_config.isPaper(), m_config.seed);
        PALIMPSEST_TRY(RunInputs inputs, loadRunInputs(m_config, order.generator(), sink));
        sink.emit(announcement("eval", newRunId(), m_config, inputs));

        sink.emit(StateChanged{"validating", 0});
        PALIMPSEST_TRY(EpochScoring scoring, EpochScoring::create(inputs, m_config));
        const std::vector<std::uint8_t> flags(static_cast<std::size_t>(inputs.forget.ids.size(0)), 1);
        Result<EpochScores> scores = scoring.score(0, flags, m_config, sink, control.stopToken());
        if (!scores && scores.error().kind == ErrorKind::Interrupted)
            return RunFinished{"stopped", "stopped; nothing was written", 0};
        if (!scores)
            return std::move(scores).error();
        for (const SampleEvaluated& sample : scores->samples)
            sink.emit(sample);
        sink.emit(scores->means);

        const fs::path directory = m_config.dir;
        PALIMPSEST_CHECK(writeUnlearnTable(directory / kSamplesTable, scores->samples, inputs.samples));
        PALIMPSEST_CHECK(writeEvaluationTable(directory / kTable, scores->means, m_config.elN));
        PALIMPSEST_CHECK(m_log->flush());
        return RunFinished{"completed", "evaluated " + std::to_string(flags.size()) + " rows", 0};
    }

private:
    Status openDirectory(EventSink& sink)
    {
        const fs::path directory = m_config.dir;
        if (fs::exists(directory) && !fs::is_directory(directory))
            return fileSystem(directory.string() + " is a file, a directory is needed for --dir");
        for (const char* name : {kTable, kSamplesTable, kLog})
            if (fs::exists(directory / name) && !m_overwrite)
                return Error{ErrorKind::WouldOverwrite,
                             (directory / name).string()
                                 + " exists: choose another --dir, or replace it by --overwrite",
                             {}};
        PALIMPSEST_CHECK(createDirectories(directory));
        PALIMPSEST_TRY(m_log, RunLog::open(directory / kLog, 0));
        sink.add(m_log.get());
        for (const Field<RunConfig>& field : fieldsOf<RunConfig>())
            sink.info(std::string(field.name) + ": " + textOf(m_config, field));
        return {};
    }

    const RunConfig m_config;
    const bool m_overwrite;
    std::unique_ptr<RunLog> m_log;
};

} // namespace

std::unique_ptr<Job> evaluationJob(RunConfig config, bool overwrite)
{
    return std::make_unique<EvaluationJob>(std::move(config), overwrite);
}

} // namespace palimpsest
