#include "ui/judge/candidate_grades.h"

#include "engine/judge/calibration.h"
#include "engine/study/human_means.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace palimpsest {

namespace {

/// A run's folder; of a run that was imported from a table, the folder it lies in.
QString directoryOf(const std::string& path)
{
    const QString text = QFile::decodeName(QByteArray::fromStdString(path));
    return QDir::cleanPath(text.endsWith(QLatin1String(".csv")) ? QFileInfo(text).path() : text);
}

using ByGeneration = std::map<std::int64_t, QList<Grade>>;

/// The first who speaks of a candidate counts: callers go from the newest to the oldest.
void add(ByGeneration& grades, std::int64_t generation, const Grade& grade)
{
    QList<Grade>& its = grades[generation];
    const auto same = [&](const Grade& known) { return known.grader == grade.grader; };
    if (std::ranges::none_of(its, same))
        its.append(grade);
}

Status addHuman(Project& project, ByGeneration& grades)
{
    PALIMPSEST_TRY(std::vector<Study> all, studies(project));
    std::ranges::sort(all, std::greater(), &Study::id);
    for (const Study& study : all) {
        if (!study.unblindedAt)
            continue;
        PALIMPSEST_TRY(const std::vector<HumanMean> means, humanMeans(project, study));
        for (const HumanMean& mean : means)
            add(grades, mean.generationId, {Grader::Person, mean.mean, QString::fromStdString(study.name)});
    }
    return {};
}

Status addJudges(Project& project, ByGeneration& grades)
{
    PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
    PALIMPSEST_TRY(const std::vector<std::int64_t> runs, store.runs());
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        PALIMPSEST_TRY(const JudgeRun settings, store.run(*run));
        PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, *run));
        for (const auto& [generation, grade] : meanGrades(tasks))
            add(grades, generation, {Grader::Judge, grade, QString::fromStdString(settings.model)});
    }
    return {};
}

} // namespace

CandidateGrades::CandidateGrades(ProjectDesk* desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(desk, &ProjectDesk::changed, this, &CandidateGrades::reload);
    reload();
}

Result<CandidateGrades::Grades> CandidateGrades::readGrades(Project& project)
{
    ByGeneration byGeneration;
    PALIMPSEST_CHECK(addHuman(project, byGeneration));
    PALIMPSEST_CHECK(addJudges(project, byGeneration));
    Grades grades;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT generation_id,path,epoch,doc_id FROM generation JOIN run USING(run_id) JOIN sample USING(sample_id)",
        {}, [&](const SqlRow& row) {
            if (const auto found = byGeneration.find(row.integer(0)); found != byGeneration.end())
                grades[{directoryOf(row.text(1)), row.integer(2), row.integer(3)}] = found->second;
        }));
    return grades;
}

void CandidateGrades::reload()
{
    const int question = ++m_question;
    if (!m_desk->exists()) {
        m_grades.clear();
        Q_EMIT changed();
        return;
    }
    // A project that cannot be read says so on its own pages.
    m_desk->read(
        this, [](Project& project) { return readGrades(project); },
        [this, question](Result<Grades> grades) {
            if (question != m_question)
                return;
            m_grades = grades ? *std::move(grades) : Grades();
            Q_EMIT changed();
        });
}

QList<Grade> CandidateGrades::of(const QString& directory, std::int64_t epoch, std::int64_t docId) const
{
    const QString folder = QDir::cleanPath(QFileInfo(directory).absoluteFilePath());
    const auto found = m_grades.find({folder, epoch, docId});
    return found == m_grades.end() ? QList<Grade>() : found->second;
}

CandidateGrades::Values CandidateGrades::valuesOf(const QString& directory, Grader grader) const
{
    const QString folder = QDir::cleanPath(QFileInfo(directory).absoluteFilePath());
    Values values;
    const Place first{folder, std::numeric_limits<std::int64_t>::min(), 0};
    for (auto entry = m_grades.lower_bound(first); entry != m_grades.end(); ++entry) {
        if (entry->first.directory != folder)
            break;
        for (const Grade& grade : entry->second)
            if (grade.grader == grader)
                values[{entry->first.epoch, entry->first.docId}] = grade;
    }
    return values;
}

} // namespace palimpsest
