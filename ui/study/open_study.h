#pragma once

#include "engine/study/study.h"
#include "ui/bridge/project_desk.h"

#include <QObject>

#include <vector>

namespace palimpsest {

/// The studies of the desk's project, and which of them the study pages look at. GUI thread only.
class OpenStudy : public QObject {
    Q_OBJECT
public:
    explicit OpenStudy(ProjectDesk* desk, QObject* parent = nullptr);

    ProjectDesk* desk() const { return m_desk; }

    /// An answer is under way; what is shown may be old.
    bool isLoading() const { return m_loading; }
    /// Why the project could not be read; empty where it could, or where there is none yet.
    const QString& problem() const { return m_problem; }

    const std::vector<Study>& studies() const { return m_studies; } ///< newest first

    /// The study that is looked at: the newest, until another is chosen. nullptr where the project has none.
    const Study* current() const;
    void setCurrent(std::int64_t study);
    const Study* study(std::int64_t id) const;

    /// Reads everything again; the desk's `changed` does so by itself.
    void reload();

Q_SIGNALS:
    /// A reload began.
    void loading();
    /// Studies are as the project has them, in number and in state; what pages count of them may have changed as well.
    /// Follows every reload, good or bad.
    void loaded();
    /// Another study is looked at, or none. Comes after the `loaded` that brought it.
    void currentChanged();

private:
    void take(Result<std::vector<Study>> studies);

    ProjectDesk* const m_desk;
    std::vector<Study> m_studies;
    std::int64_t m_current = 0;
    bool m_chosen = false; ///< by the user; else the newest is looked at
    QString m_folder;      ///< whose studies these are
    bool m_loading = false;
    int m_question = 0; ///< the newest reload; older answers are dropped
    QString m_problem;
};

/// An epoch as pages call it: "epoch 3", "epoch 0 (before)", "final" for kFinalEpoch.
QString epochName(std::int64_t epoch);

} // namespace palimpsest
