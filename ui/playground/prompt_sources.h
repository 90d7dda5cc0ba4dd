#pragma once

#include "ui/playground/prompt_client.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace palimpsest {

/// What can be asked of the run the window looks at, and model directories chosen beside it. Follows the run: a new
/// checkpoint, a pause, the end. GUI thread; the disk is read elsewhere.
class PromptSources : public QObject {
    Q_OBJECT
public:
    explicit PromptSources(QObject* parent = nullptr);

    void setRun(RunHandle* run);
    const std::vector<PromptSource>& all() const { return m_all; }
    /// What stands for "before": the original model; and for "now": the paused run, else the finished model, else the
    /// newest checkpoint. nullptr: there is none.
    const PromptSource* original() const;
    const PromptSource* current() const;
    /// Adds a model directory and returns it.
    PromptSource addDirectory(const QString& directory);
    /// Why there is nothing to choose, as a sentence; empty: there is.
    const QString& whyNone() const { return m_whyNone; }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void take(const Result<std::vector<PromptWeights>>& weights);
    bool isPaused() const;

    QPointer<RunHandle> m_run;
    std::vector<PromptSource> m_all;
    std::vector<PromptSource> m_directories;
    QString m_whyNone;
    quint64 m_reading = 0;
};

} // namespace palimpsest
