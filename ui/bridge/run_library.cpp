#include "ui/bridge/run_library.h"

#include "ui/bridge/background.h"

#include <QDir>
#include <QSet>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kDepth = 2;
constexpr std::chrono::milliseconds kAfterChange{500};

class Finder {
public:
    void lookInto(const QString& folder, int depth)
    {
        if (take(folder) || depth == 0)
            return; // what lies below a run is part of it
        const auto entries = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        for (const QFileInfo& entry : entries)
            lookInto(entry.filePath(), depth - 1);
    }

    bool take(const QString& directory)
    {
        auto run = summarizeRun(directory);
        if (!run)
            return false;
        if (!m_known.contains(run->directory)) {
            m_known.insert(run->directory);
            m_runs.push_back(*std::move(run));
        }
        return true;
    }

    std::vector<RunSummary> finish()
    {
        std::sort(m_runs.begin(), m_runs.end(), [](const RunSummary& a, const RunSummary& b) {
            return a.changed != b.changed ? a.changed > b.changed : a.directory < b.directory;
        });
        return std::move(m_runs);
    }

private:
    QSet<QString> m_known;
    std::vector<RunSummary> m_runs;
};

} // namespace

RunLibrary::RunLibrary(QObject* parent) : QObject(parent)
{
    m_later.setSingleShot(true);
    m_later.setInterval(kAfterChange);
    connect(&m_later, &QTimer::timeout, this, &RunLibrary::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_later, qOverload<>(&QTimer::start));
}

void RunLibrary::setPlaces(const QStringList& folders, const QStringList& directories)
{
    m_folders = folders;
    m_directories = directories;
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    for (const QString& folder : folders)
        if (QDir(folder).exists())
            m_watcher.addPath(folder);
    refresh();
}

void RunLibrary::refresh()
{
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    inBackground(
        this,
        [folders = m_folders, directories = m_directories] {
            Finder finder;
            for (const QString& folder : folders)
                finder.lookInto(folder, kDepth);
            for (const QString& directory : directories)
                finder.take(directory);
            return finder.finish();
        },
        [this](std::vector<RunSummary> runs) { take(std::move(runs)); });
}

void RunLibrary::take(std::vector<RunSummary> runs)
{
    m_looking = false;
    const bool first = std::exchange(m_loading, false);
    if (first || runs != m_runs) {
        m_runs = std::move(runs);
        Q_EMIT changed();
    }
    if (std::exchange(m_again, false))
        refresh();
}

} // namespace palimpsest
