#include "app/workbench/graded_samples.h"

#include "ui/bridge/run_handle.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/sample_across_runs.h"
#include "ui/judge/candidate_grades.h"
#include "ui/samples/samples_page.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>
#include <QPointer>

namespace palimpsest {

namespace {

struct GradedWords {
    Q_DECLARE_TR_FUNCTIONS(GradedSamples)
};

QString titleOf(Grader grader)
{
    return grader == Grader::Person ? GradedWords::tr("human") : GradedWords::tr("judge");
}

/// A column of the run that is looked at, where anybody graded it so; else none.
void updateColumn(SamplesPage& page, const CandidateGrades& grades, Grader grader)
{
    const QPointer<RunHandle> run = page.run();
    CandidateGrades::Values values = run ? grades.valuesOf(run->directory(), grader) : CandidateGrades::Values();
    if (values.empty())
        return page.removeColumn(titleOf(grader));
    SampleColumn column;
    column.title = titleOf(grader);
    column.grader = grader;
    column.source = values.begin()->second.source;
    column.meaning = GradedWords::tr("%1. %2").arg(column.source, gradeMeaning(grader));
    column.low = grader == Grader::Person ? 8 : 10; // different from the reference: forgotten
    column.high = grader == Grader::Person ? 1 : 0;
    column.value = [run, values = std::move(values)](std::int64_t id, std::int64_t epoch) -> std::optional<double> {
        const SampleText* sample = run ? run->model().sampleText(id) : nullptr;
        const auto grade = sample ? values.find({epoch, sample->docId}) : values.end();
        return grade == values.end() ? std::nullopt : std::optional(grade->second.value);
    };
    page.addColumn(std::move(column));
}

} // namespace

void showGrades(MainWindow& window, ProjectDesk& desk, SamplesPage& samples, ComparePage& compare)
{
    auto* grades = new CandidateGrades(&desk, &window);
    const auto updateColumns = [grades, &samples] {
        for (const Grader grader : {Grader::Person, Grader::Judge})
            updateColumn(samples, *grades, grader);
    };
    compare.sample()->setGrades([grades](const RunHandle& run, std::int64_t epoch, std::int64_t docId) {
        return grades->of(run.directory(), epoch, docId);
    });
    QObject::connect(grades, &CandidateGrades::changed, &samples, updateColumns);
    QObject::connect(grades, &CandidateGrades::changed, compare.sample(), &SampleAcrossRuns::refreshGrades);
    // Queued: the pages have taken the run by then.
    QObject::connect(window.runs(), &OpenRuns::currentChanged, &samples, updateColumns, Qt::QueuedConnection);
}

} // namespace palimpsest
