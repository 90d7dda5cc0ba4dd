#include "ui/judge/live_judge.h"

#include <QFile>

namespace palimpsest {

LiveJudge::LiveJudge(QString projectFolder, std::int64_t run, std::shared_ptr<const Secret> key, std::int64_t limit)
    : m_folder(std::move(projectFolder)),
      m_run(run),
      m_session(QFile::encodeName(m_folder).toStdString(), run, std::move(key), options(limit))
{
    m_thread = std::thread([this] {
        Result<JudgeProgress> outcome = m_session.run();
        QMetaObject::invokeMethod(
            this, [this, outcome = std::move(outcome)] { Q_EMIT ended(outcome); }, Qt::QueuedConnection);
    });
}

LiveJudge::~LiveJudge()
{
    m_session.stop();
    m_thread.join();
}

JudgeSession::Options LiveJudge::options(std::int64_t limit)
{
    JudgeSession::Options options;
    options.limit = limit;
    options.onProgress = [this](const JudgeProgress& progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { Q_EMIT progressed(progress); }, Qt::QueuedConnection);
    };
    return options;
}

} // namespace palimpsest
