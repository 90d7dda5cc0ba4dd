#pragma once

#include "engine/rating/rater_file.h"
#include "ui/rater/active_clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <memory>

namespace palimpsest {

/// One rater at one pack: where they are, what they said, what is safely on the disk. GUI thread; nothing here blocks.
class RaterSession : public QObject {
    Q_OBJECT
public:
    /// Keys are not taken so soon after an item appeared: they were meant for the one before.
    static constexpr int kSettleMs = 150;

    /// Time spent on the item that is shown is kept so often: a killed program loses no more of it.
    static constexpr int kKeepTimeMs = 5000;

    RaterSession(std::unique_ptr<RaterFile> file, QObject* parent = nullptr);
    ~RaterSession() override;

    const Pack& pack() const { return m_file->pack(); }
    std::size_t current() const { return m_current; }
    const PackItem& item() const { return pack().items[m_current]; }
    const ItemAnswer& answer() const { return m_file->answer(m_current); }
    const ItemAnswer& answerOf(std::size_t item) const { return m_file->answer(item); }
    std::size_t answered() const { return m_file->answered(); }
    bool complete() const { return answered() == pack().items.size(); }
    bool settled() const { return m_sinceShown.elapsed() >= kSettleMs; }
    bool canUndo() const { return m_file->canUndo(); }
    bool canRedo() const { return m_file->canRedo(); }

    bool trainingDone() const;
    void finishTraining();
    QString setting(const char* name) const { return QString::fromStdString(m_file->setting(name)); }
    void setSetting(const char* name, const QString& value);

    // What the rater does; `saved` or `failed` follows.
    void rate(int value);
    void skip(const QString& reason);
    void toggleFlag();
    void comment(const QString& text);
    void undo();
    void redo();

    void go(std::size_t item);
    void step(int by);
    /// The next item without answer, from the current one round; false where there is none.
    bool goToNextOpen();

    /// Whether the rater has the item before them: time counts only then.
    void setAttending(bool attending) { m_clock.setFocused(attending, m_time.elapsed()); }
    void activity() { m_clock.activity(m_time.elapsed()); }

    /// Writes the return into the folder; `returnWritten` or `returnFailed` follows.
    void writeReturn(const ArchiveFormat& format, const std::filesystem::path& folder);

Q_SIGNALS:
    void currentChanged();
    void answerChanged();
    /// What was said last is on the disk.
    void saved();
    void failed(const QString& why);
    void returnWritten(const QString& path);
    void returnFailed(const QString& why);

private:
    RaterFile::Saved reporter();
    void show(std::size_t item);
    void restorePlace();
    void keepTime();

    std::unique_ptr<RaterFile> m_file;
    std::size_t m_current = 0;
    ActiveClock m_clock;
    QElapsedTimer m_time;
    QElapsedTimer m_sinceShown;
    QTimer m_keepTime;
};

} // namespace palimpsest
