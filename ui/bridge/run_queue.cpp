#include "ui/bridge/run_queue.h"

#include "engine/base/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kFormat = 1;

QString usersFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/queue.json");
}

QString withFolder(const QString& path)
{
    QDir().mkpath(QFileInfo(path).path());
    return path;
}

} // namespace

RunQueue::RunQueue(const QString& path, QObject* parent)
    : QObject(parent),
      m_path(withFolder(path.isEmpty() ? usersFile() : path)),
      m_lock(m_path + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // only a process that is gone leaves a stale one
    if (!m_lock.tryLock(0))
        m_whyReadOnly = m_lock.error() == QLockFile::LockFailedError
                            ? tr("Another window has the queue: change it there, or close that window.")
                            : tr("The queue cannot be kept: %1 is not writable.").arg(QFileInfo(m_path).path());
    read();
    m_held = !m_items.empty();
}

void RunQueue::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return; // there has been no queue yet
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject() || document.object().value("format").toInt() != kFormat) {
        m_whyReadOnly = tr("%1 is no queue that this program can read: move it away to begin a new one.").arg(m_path);
        return;
    }
    for (const QJsonValue& item : document.object().value("runs").toArray()) {
        RunConfig config;
        if (const Status status = applyJson(config, item.toString().toStdString()); status)
            m_items.push_back(std::move(config));
        else
            m_whyReadOnly = tr("%1 holds a run that this program cannot read (%2): move it away to begin a new queue.")
                                .arg(m_path, QString::fromStdString(status.error().text()));
    }
}

void RunQueue::save()
{
    QJsonArray runs;
    for (const RunConfig& config : m_items)
        runs.append(QString::fromStdString(toJson(config))); // as text: the engine reads its own settings
    const QByteArray text = QJsonDocument(QJsonObject{{"format", kFormat}, {"runs", runs}}).toJson();
    if (const Status status = writeFileAtomically(m_path.toStdString(), text.toStdString()); !status)
        Q_EMIT refused(QString::fromStdString(status.error().text()));
    Q_EMIT changed();
}

bool RunQueue::refuses()
{
    if (m_whyReadOnly.isEmpty())
        return false;
    Q_EMIT refused(m_whyReadOnly);
    return true;
}

void RunQueue::add(const RunConfig& config)
{
    if (refuses())
        return;
    m_items.push_back(config);
    save();
    startNext();
}

void RunQueue::remove(int index)
{
    if (index < 0 || index >= int(m_items.size()) || refuses())
        return;
    m_items.erase(m_items.begin() + index);
    save();
}

void RunQueue::move(int from, int to)
{
    const int count = int(m_items.size());
    if (from < 0 || from >= count || to < 0 || to >= count || from == to || refuses())
        return;
    const auto first = m_items.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    save();
}

void RunQueue::hold()
{
    m_held = true;
    Q_EMIT changed();
}

void RunQueue::resume()
{
    if (refuses())
        return;
    m_held = false;
    Q_EMIT changed();
    startNext();
}

void RunQueue::setRunning(bool running)
{
    m_running = running;
    startNext();
}

void RunQueue::startNext()
{
    if (m_running || m_held || m_items.empty() || !m_whyReadOnly.isEmpty())
        return;
    const RunConfig config = m_items.front();
    m_items.erase(m_items.begin());
    m_running = true; // until setRunning says otherwise
    save();
    Q_EMIT startRequested(config);
}

} // namespace palimpsest
