#pragma once

#include "engine/run/run_session.h"
#include "ui/bridge/event_queue.h"
#include "ui/bridge/run_handle.h"

namespace palimpsest {

/// A training on a thread of this process.
class LiveRun : public RunHandle {
    Q_OBJECT
public:
    using Changes = std::vector<SettingChange>;

    LiveRun(RunConfig config, ExistingRun existing, Changes changes = {});
    ~LiveRun() override;

    bool isControllable() const override;
    QString whyNotControllable() const override;
    bool isResumable() const override;

    void pause() override;
    void resume() override;
    void requestStop() override;
    void finishEpochAndStop() override;
    void saveCheckpoint() override;
    void change(const QString& name, const QString& value) override;
    void prompt(PromptRequest request, PromptCallbacks callbacks) override;
    void cancelPrompts() override;

private:
    void readHistory();
    void begin();
    void take(const std::vector<EventRecord>& records);
    void conclude();
    bool refusesRequests();

    const ExistingRun m_existing;
    const Changes m_changes;
    bool m_concluded = false;
    EventQueue m_queue; ///< outlives the session
    std::shared_ptr<RunSession> m_session;
};

} // namespace palimpsest
