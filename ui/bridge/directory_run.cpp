#include "ui/bridge/directory_run.h"

#include "engine/run/run_directory.h"
#include "ui/bridge/background.h"

#include <filesystem>

namespace palimpsest {

namespace {

// A watcher misses changes on network file systems, and never tells of a lock that was let go.
constexpr std::chrono::milliseconds kBetweenPolls{500};

} // namespace

struct DirectoryRun::News {
    QString error;
    bool held = false;
    JournalTail::Piece piece;
};

DirectoryRun::DirectoryRun(const QString& directory) : RunHandle(Kind::Replayed, directory, nullptr)
{
    m_pollTimer.setInterval(kBetweenPolls);
    connect(&m_pollTimer, &QTimer::timeout, this, &DirectoryRun::poll);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &DirectoryRun::poll);
    inBackground(
        this, [path = m_directory] { return readRecordedRun(path); },
        [this](RecordedRun recorded) { take(std::move(recorded)); });
}

void DirectoryRun::take(RecordedRun recorded)
{
    if (!recorded.error.isEmpty()) {
        m_loading = false;
        Q_EMIT failed(recorded.error);
        return;
    }
    m_config = std::move(recorded.config);
    m_tail = std::move(recorded.tail);
    m_model->setSamples(std::move(recorded.samples));
    m_model->load(std::move(recorded.data));
    if (recorded.reference) {
        setKind(Kind::Reference);
    } else {
        m_watcher.addPath(m_directory + '/' + run_files::kJournal);
        if (recorded.held) {
            setKind(Kind::Followed);
            m_pollTimer.start();
        } else {
            endFollowing();
        }
    }
    finishLoading();
}

void DirectoryRun::poll()
{
    if (m_polling || !m_tail)
        return;
    m_polling = true;
    inBackground(
        this,
        [tail = m_tail, folder = std::filesystem::path(m_directory.toStdString())] {
            News news;
            news.held = runHolder(folder).has_value(); // first: what is said before the lock is let go is then read
            if (auto piece = tail->read())
                news.piece = *std::move(piece);
            else
                news.error = QString::fromStdString(piece.error().text());
            return news;
        },
        [this](News news) {
            m_polling = false;
            take(std::move(news));
        });
}

void DirectoryRun::take(News news)
{
    if (!news.error.isEmpty()) {
        m_pollTimer.stop();
        endFollowing();
        Q_EMIT failed(news.error);
        return;
    }
    if (news.piece.restarted)
        m_model->load({});
    m_model->apply(news.piece.records);
    if (m_model->samples().empty() && m_model->hasStarted())
        loadSamples();
    if (news.held) {
        setKind(Kind::Followed);
        m_pollTimer.start();
    }
    if (news.piece.more)
        poll();
    else if (!news.held)
        endFollowing();
}

void DirectoryRun::endFollowing()
{
    m_pollTimer.stop();
    m_model->markInterrupted(tr("Its process ended without a word: it was killed, it crashed or memory ran out."));
    setKind(Kind::Replayed);
}

QString DirectoryRun::whyNotControllable() const
{
    switch (kind()) {
    case Kind::Followed:
        return tr("Another process runs it: pause, stop and change it there.");
    case Kind::Reference:
        return tr("These are results of the reference implementation; they can only be read.");
    default:
        break;
    }
    return isLoading() ? tr("The run is being opened.")
                       : tr("The run is not going on; resume it to go on from its last checkpoint.");
}

bool DirectoryRun::isResumable() const
{
    return kind() == Kind::Replayed && !isLoading() && m_model->started().command != "eval"
           && m_model->started().command != "finetune" && m_tail != nullptr;
}

std::unique_ptr<RunHandle> openRunDirectory(const QString& directory)
{
    return std::make_unique<DirectoryRun>(directory);
}

} // namespace palimpsest
