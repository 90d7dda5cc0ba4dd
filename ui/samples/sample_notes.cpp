#include "ui/samples/sample_notes.h"

#include "ui/bridge/background.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <utility>

namespace palimpsest {

namespace {

using Notes = QHash<std::int64_t, SampleNote>;

struct Reading {
    Notes notes;
    QString failure; ///< empty: read, or there is none
};

Reading read(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return {{}, SampleNotes::tr("%1: cannot be read: %2").arg(path, file.errorString())};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.object().value(QLatin1String("notes")).isArray())
        return {{}, SampleNotes::tr("%1: is no file of notes; move it away to begin anew").arg(path)};
    Reading reading;
    for (const QJsonValue& value : document.object().value(QLatin1String("notes")).toArray()) {
        const QJsonObject note = value.toObject();
        reading.notes.insert(
            note.value(QLatin1String("id")).toInteger(),
            {note.value(QLatin1String("bookmarked")).toBool(), note.value(QLatin1String("text")).toString()});
    }
    return reading;
}

QString write(const QString& path, const Notes& notes)
{
    QJsonArray array;
    for (auto note = notes.begin(); note != notes.end(); ++note)
        array.append(QJsonObject{{QStringLiteral("id"), qint64(note.key())},
                                 {QStringLiteral("bookmarked"), note->bookmarked},
                                 {QStringLiteral("text"), note->text}});
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray json = QJsonDocument(QJsonObject{{QStringLiteral("notes"), array}}).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return SampleNotes::tr("%1: the note could not be saved: %2").arg(path, file.errorString());
    return {};
}

} // namespace

SampleNotes::SampleNotes(QObject* parent) : QObject(parent) {}

QString SampleNotes::pathFor(const QString& directory, const QString& runId)
{
    const QString name = QStringLiteral("notes.json");
    const QFileInfo beside(QDir(directory), name);
    const QFileInfo folder(directory);
    if (!directory.isEmpty() && (beside.exists() ? beside.isWritable() : folder.isDir() && folder.isWritable()))
        return beside.absoluteFilePath();
    const QString key = runId.isEmpty() ? QFileInfo(directory).fileName() : runId;
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/notes/") + key
           + QStringLiteral(".json");
}

void SampleNotes::open(const QString& directory, const QString& runId)
{
    const QString path = directory.isEmpty() && runId.isEmpty() ? QString() : pathFor(directory, runId);
    if (path == m_path)
        return;
    m_path = path;
    m_notes.clear();
    Q_EMIT changed();
    if (path.isEmpty())
        return;
    inBackground(
        this, [path] { return read(path); },
        [this, path](Reading reading) {
            if (path != m_path)
                return; // another run has been opened since
            // What was noted while the file was read is newer.
            for (auto note = m_notes.begin(); note != m_notes.end(); ++note)
                reading.notes.insert(note.key(), *note);
            m_notes = std::move(reading.notes);
            if (!reading.failure.isEmpty())
                Q_EMIT failed(reading.failure);
            Q_EMIT changed();
        });
}

const SampleNote& SampleNotes::note(std::int64_t id) const
{
    static const SampleNote kNone;
    const auto at = m_notes.find(id);
    return at != m_notes.end() ? *at : kNone;
}

QSet<std::int64_t> SampleNotes::marked() const
{
    QSet<std::int64_t> ids;
    for (auto note = m_notes.begin(); note != m_notes.end(); ++note)
        if (!note->isEmpty())
            ids.insert(note.key());
    return ids;
}

void SampleNotes::setBookmarked(std::int64_t id, bool bookmarked)
{
    SampleNote changed = note(id);
    changed.bookmarked = bookmarked;
    set(id, changed);
}

void SampleNotes::setText(std::int64_t id, const QString& text)
{
    SampleNote changed = note(id);
    changed.text = text;
    set(id, changed);
}

void SampleNotes::set(std::int64_t id, const SampleNote& note)
{
    if (m_path.isEmpty() || note == this->note(id))
        return;
    m_notes.insert(id, note);
    Q_EMIT changed();
    save();
}

void SampleNotes::save()
{
    // One write at a time, and the last state last.
    m_changedSince = m_saving;
    if (std::exchange(m_saving, true))
        return;
    Notes notes = m_notes;
    for (auto note = notes.begin(); note != notes.end();)
        note = note->isEmpty() ? notes.erase(note) : std::next(note);
    inBackground(
        this, [path = m_path, notes = std::move(notes)] { return write(path, notes); },
        [this](const QString& failure) {
            m_saving = false;
            if (!failure.isEmpty())
                Q_EMIT failed(failure);
            if (std::exchange(m_changedSince, false))
                save();
        });
}

} // namespace palimpsest
