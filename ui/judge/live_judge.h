#pragma once

#include "engine/judge/judge_session.h"

#include <QObject>
#include <QString>

#include <memory>
#include <thread>

namespace palimpsest {

/// A JudgeSession on a thread of its own, reporting to the thread it was made on.
class LiveJudge : public QObject {
    Q_OBJECT
public:
    LiveJudge(QString projectFolder, std::int64_t run, std::shared_ptr<const Secret> key, std::int64_t limit);
    /// Stops the session and waits for its calls under way.
    ~LiveJudge() override;

    const QString& projectFolder() const { return m_folder; }
    std::int64_t run() const { return m_run; }

    void pause() { m_session.pause(); }
    void resume() { m_session.resume(); }
    void stop() { m_session.stop(); }

Q_SIGNALS:
    void progressed(const palimpsest::JudgeProgress& progress);
    /// Once, at the very end.
    void ended(const palimpsest::Result<palimpsest::JudgeProgress>& outcome);

private:
    JudgeSession::Options options(std::int64_t limit);

    const QString m_folder;
    const std::int64_t m_run;
    JudgeSession m_session;
    std::thread m_thread;
};

} // namespace palimpsest
