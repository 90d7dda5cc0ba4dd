#include "ui/bridge/recorded_run.h"

#include "engine/run/reference_results.h"
#include "engine/run/run_directory.h"
#include "ui/bridge/sample_texts.h"

#include <QCoreApplication>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordedRun)
};

Status readJournalInto(RecordedRun& run)
{
    bool more = true;
    while (more) {
        PALIMPSEST_TRY(const JournalTail::Piece piece, run.tail->read());
        if (piece.restarted)
            run.data = {};
        run.data.apply(piece.records);
        more = piece.more;
    }
    return {};
}

Status readReference(RecordedRun& run, const fs::path& folder)
{
    PALIMPSEST_TRY(const ReferenceResults results, readReferenceResults(folder));
    run.reference = true;
    run.config = results.config;
    run.data.apply(results.records);
    run.data.markInterrupted(Text::tr("The reference's log has no line that says why it ended."));
    for (const ReferenceSample& sample : results.samples)
        run.samples.push_back({sample.id, sample.docId, QString::fromStdString(sample.prefix),
                               QString::fromStdString(sample.reference), sample.overlap});
    return {};
}

Status readRun(RecordedRun& run, const QString& directory)
{
    const fs::path folder(directory.toStdString());
    std::error_code failure;
    if (!fs::exists(folder / run_files::kJournal, failure))
        return readReference(run, folder);
    if (auto config = readRunConfig(folder))
        run.config = *std::move(config);
    run.held = runHolder(folder).has_value(); // before reading: what it says last is then read as well
    run.tail = std::make_shared<JournalTail>(folder / run_files::kJournal);
    run.samples = readSampleTexts(directory);
    return readJournalInto(run);
}

} // namespace

RecordedRun readRecordedRun(const QString& directory)
{
    RecordedRun run;
    if (const Status status = readRun(run, directory); !status)
        run.error = QString::fromStdString(status.error().text());
    return run;
}

} // namespace palimpsest
