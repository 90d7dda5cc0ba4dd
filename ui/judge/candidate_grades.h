#pragma once

#include "ui/bridge/project_desk.h"
#include "ui/feedback/grade_mark.h"

#include <QObject>

#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace palimpsest {

/// What people and judge models gave the candidates of the desk's project, by run directory, epoch and doc_id: for
/// pages that show a run's samples. Human means are those of the newest unblinded study that has the candidate, grades
/// those of the newest judge run that graded it; what is blind is not here. Read on the desk's worker. GUI thread only.
class CandidateGrades : public QObject {
    Q_OBJECT
public:
    explicit CandidateGrades(ProjectDesk* desk, QObject* parent = nullptr);

    /// People first; empty where nobody graded it.
    QList<Grade> of(const QString& directory, std::int64_t epoch, std::int64_t docId) const;
    /// A run's grades of one kind by epoch and doc_id.
    using Values = std::map<std::pair<std::int64_t, std::int64_t>, Grade>;
    Values valuesOf(const QString& directory, Grader grader) const;

Q_SIGNALS:
    void changed();

private:
    struct Place {
        QString directory;
        std::int64_t epoch = 0;
        std::int64_t docId = 0;
        bool operator<(const Place& other) const
        {
            return std::tie(directory, epoch, docId) < std::tie(other.directory, other.epoch, other.docId);
        }
    };
    using Grades = std::map<Place, QList<Grade>>;

    static Result<Grades> readGrades(Project& project);
    void reload();

    ProjectDesk* const m_desk;
    Grades m_grades;
    int m_question = 0;
};

} // namespace palimpsest
