#pragma once

#include "engine/config/run_config.h"
#include "engine/run/prompt.h"
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
        Replayed,  ///< a journal that does not grow: of a finished, a stopped or a killed run
        Followed,  ///< another process writes the journal and it grows
        Streamed,  ///< `… train --events -` through a pipe
        Reference, ///< the reference's own result folder: CSVs and res.log
    };

    ~RunHandle() override;

    Kind kind() const { return m_kind; }
    RunModel& model() { return *m_model; }
    const RunModel& model() const { return *m_model; }
    const QString& directory() const { return m_directory; } ///< empty for a stream from another machine
    virtual QString name() const;                            ///< last component of the directory
    const RunConfig& config() const { return m_config; }
    bool isLoading() const { return m_loading; }
    /// Whether pause, resume, stop and changes work; if not, why not, as a sentence for a tool tip. Changes with the
    /// model's state and with `kindChanged`.
    virtual bool isControllable() const { return false; }
    virtual QString whyNotControllable() const = 0;
    /// Whether resumeRun(directory()) can go on with it.
    virtual bool isResumable() const { return false; }

    /// Asks the model of a run that this process has paused; it then goes on as if it had not been asked. The callbacks
    /// come on the run's thread, and may come after this handle is gone. Where it cannot be asked, `finished` has an
    /// error at once.
    virtual void prompt(PromptRequest request, PromptCallbacks callbacks);
    virtual void cancelPrompts() {}

public Q_SLOTS:
    // What cannot be done is answered by `refused`.
    virtual void pause();
    virtual void resume();
    /// Ends it after the step it is in, with a checkpoint.
    virtual void requestStop();
    /// Ends it when the epoch it is in is over and evaluated.
    virtual void finishEpochAndStop();
    /// A checkpoint after the step it is in; the run goes on (or stays paused).
    virtual void saveCheckpoint();
    /// A live setting (Field::live), as the command line would spell it.
    virtual void change(const QString& name, const QString& value);

Q_SIGNALS:
    void loaded();
    void failed(const QString& what);
    /// A request was not carried out, and why.
    void refused(const QString& why);
    /// A followed run is over, or a finished one is being resumed by another process.
    void kindChanged();
    /// A live run has ended and written everything, its report included; no thread of it is left.
    void concluded();

protected:
    RunHandle(Kind kind, QString directory, QObject* parent);
    void setKind(Kind kind);
    void finishLoading();
    /// Reads samples.csv of the directory behind the scenes.
    void loadSamples();

    QString m_directory;
    RunConfig m_config;
    bool m_loading = true;
    std::unique_ptr<RunModel> m_model;

private:
    Kind m_kind;
};

/// Starts a training on a thread of its own. Destroying the handle before `concluded` stops the run after its step and
/// waits for that: ask and wait first.
std::unique_ptr<RunHandle> startRun(const RunConfig& config, bool overwrite);
/// Goes on with a stopped or killed run from its last checkpoint; `changes` are live settings ("max_epochs").
std::unique_ptr<RunHandle> resumeRun(const QString& directory, const QList<QPair<QString, QString>>& changes = {});
/// Opens what stands in a directory: replayed, followed while another process holds its lock, or reference results.
std::unique_ptr<RunHandle> openRunDirectory(const QString& directory);
/// Runs a program whose standard output is a journal (`palimpsest train --events -`, or the same over ssh).
std::unique_ptr<RunHandle> streamRun(const QString& program, const QStringList& arguments);

} // namespace palimpsest
