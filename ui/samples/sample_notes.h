#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <cstdint>

namespace palimpsest {

struct SampleNote {
    bool bookmarked = false;
    QString text;

    bool isEmpty() const { return !bookmarked && text.isEmpty(); }
    bool operator==(const SampleNote&) const = default;
};

/// A run's bookmarks and notes, by sample: notes.json beside the run, or, where that cannot be written, in the user's
/// data folder under the run's id. Read and written on a thread of the pool; a note is on its way to the disk as soon
/// as it is set.
class SampleNotes : public QObject {
    Q_OBJECT
public:
    explicit SampleNotes(QObject* parent = nullptr);

    /// Whose notes they are; reads them. Both empty: nobody's.
    void open(const QString& directory, const QString& runId);
    const SampleNote& note(std::int64_t id) const;
    QSet<std::int64_t> marked() const;
    void setBookmarked(std::int64_t id, bool bookmarked);
    void setText(std::int64_t id, const QString& text);

    /// The file for a run, whether it stands there or not.
    static QString pathFor(const QString& directory, const QString& runId);

Q_SIGNALS:
    void changed();
    void failed(const QString& what);

private:
    void set(std::int64_t id, const SampleNote& note);
    void save();

    QString m_path;
    QHash<std::int64_t, SampleNote> m_notes;
    bool m_saving = false;
    bool m_changedSince = false; ///< while it was being saved
};

} // namespace palimpsest
