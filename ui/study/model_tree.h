#pragma once

#include "engine/study/study.h"

#include <QTreeWidget>

namespace palimpsest {

/// The project's runs and their epochs, with check boxes: the models of a study.
class ModelTree : public QTreeWidget {
    Q_OBJECT
public:
    explicit ModelTree(QWidget* parent = nullptr);

    /// Keeps what was checked; `fresh` is a run whose epochs are all checked from now on, 0: none.
    void setRuns(const std::vector<ProjectRun>& runs, std::int64_t fresh);
    /// In the order they are shown.
    std::vector<StudyModel> checked() const;
    void checkAll();
    void checkNone();

Q_SIGNALS:
    void checkedChanged();

private:
    void addRun(const ProjectRun& run, const std::vector<StudyModel>& checked, bool all);
    void setAll(Qt::CheckState state);
};

} // namespace palimpsest
