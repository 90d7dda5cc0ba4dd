#pragma once

#include "engine/config/run_config.h"
#include "ui/bridge/run_model.h"

#include <QObject>
#include <QString>

#include <memory>

namespace palimpsest {

/// A run that the window has open: its model, and its controls where this process runs it. GUI thread only; no call
/// blocks. Loading a directory goes on behind it: `loaded` or `failed` tells.
class RunHandle : public QObject {
    Q_OBJECT
public:
    enum class Kind {
        Live,      ///< a RunSession of this process
        Replayed,  ///< a finished run's journal
        Followed,  ///< another process writes the journal and it grows
        Streamed,  ///< `… train --events -` through a pipe
        Reference, ///< the reference's own result folder: CSVs and res.log
    };

    ~RunHandle() override;

    Kind kind() const { return m_kind; }
    RunModel& model() { return *m_model; }
    const RunModel& model() const { return *m_model; }
    const QString& directory() const { return m_directory; }
    QString name() const; ///< last component of the directory
    const RunConfig& config() const { return m_config; }
    bool isLoading() const { return m_loading; }
    /// Whether pause, resume, stop and changes work; if not, why not, as a sentence for a tool tip.
    virtual bool isControllable() const { return false; }
    virtual QString whyNotControllable() const = 0;

public Q_SLOTS:
    virtual void pause() {}
    virtual void resume() {}
    /// Ends it after the step it is in, with a checkpoint.
    virtual void requestStop() {}
    /// Ends it when the epoch it is in is over and evaluated.
    virtual void finishEpochAndStop() {}
    virtual void saveCheckpoint() {}
    /// A live setting (Field::live), as the command line would spell it.
    virtual void change(const QString& name, const QString& value)
    {
        Q_UNUSED(name)
        Q_UNUSED(value)
    }

Q_SIGNALS:
    void loaded();
    void failed(const QString& what);

protected:
    RunHandle(Kind kind, QString directory, QObject* parent);
    const Kind m_kind;
    const QString m_directory;
    RunConfig m_config;
    bool m_loading = true;
    std::unique_ptr<RunModel> m_model;
};

/// Starts a training on a thread of its own.
std::unique_ptr<RunHandle> startRun(const RunConfig& config, bool overwrite);
/// Goes on with a stopped or killed run from its last checkpoint; `changes` are live settings ("max_epochs").
std::unique_ptr<RunHandle> resumeRun(const QString& directory, const QList<QPair<QString, QString>>& changes = {});
/// Opens what stands in a directory: replayed, followed while another process holds its lock, or reference results.
std::unique_ptr<RunHandle> openRunDirectory(const QString& directory);
/// Runs a program whose standard output is a journal (`palimpsest train --events -`, or the same over ssh).
std::unique_ptr<RunHandle> streamRun(const QString& program, const QStringList& arguments);

} // namespace palimpsest
