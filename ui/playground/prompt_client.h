#pragma once

#include "engine/run/prompting.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>
#include <optional>

namespace palimpsest {

class RunHandle;
class PromptRelay;

/// What can be asked: weights on disk, or the run that stands paused in this process.
struct PromptSource {
    PromptWeights weights;
    bool pausedRun = false;
    QString label;

    bool operator==(const PromptSource&) const = default;
};

/// One voice of the playground, for the GUI thread: it loads weights when they are first asked, or asks a paused run,
/// and tells what comes as signals. What belongs to an earlier question or to other weights is dropped. No call blocks.
class PromptClient : public QObject {
    Q_OBJECT
public:
    enum class State { Unloaded, Loading, Ready, Failed };

    explicit PromptClient(QObject* parent = nullptr);
    ~PromptClient() override;

    /// Cancels, and lets go of the weights before.
    void setSource(const PromptSource& source, RunHandle* run);
    void clearSource();
    const std::optional<PromptSource>& source() const { return m_source; }
    /// Frees the memory of the weights; they are loaded again when asked.
    void release();

    State state() const { return m_state; }
    const PromptModelInfo& info() const { return m_info; }
    const QString& error() const { return m_error; }
    bool isAnswering() const { return m_answering; }

    void ask(const PromptRequest& request);
    void cancel();

Q_SIGNALS:
    void stateChanged();
    void tokenArrived(const palimpsest::PromptToken& token);
    void finished(const palimpsest::PromptAnswer& answer);
    void failed(const QString& what);

private:
    void load();
    void setState(State state);
    void dropSession();
    void takeLoaded(const Result<PromptModelInfo>& info);
    void takeFinished(const Result<PromptAnswer>& answer);
    PromptCallbacks callbacks();

    std::shared_ptr<PromptRelay> m_relay; ///< how other threads reach this object while it lives
    std::shared_ptr<PromptSession> m_session;
    std::optional<PromptSource> m_source;
    QPointer<RunHandle> m_run;
    PromptModelInfo m_info;
    QString m_error;
    State m_state = State::Unloaded;
    bool m_answering = false;
    quint64 m_question = 0; ///< the one whose answer counts
    quint64 m_loading = 0;  ///< the session whose news count
};

} // namespace palimpsest
