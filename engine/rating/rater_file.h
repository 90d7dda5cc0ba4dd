#pragma once

#include "engine/base/file_lock.h"
#include "engine/rating/pack.h"
#include "engine/rating/rating_event.h"
#include "engine/store/writer_thread.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// What a rater has said of an item so far.
struct ItemAnswer {
    std::optional<int> value;
    bool skipped = false;
    std::string skipReason;
    bool flagged = false;
    std::string comment;

    bool answered() const { return value || skipped; }
    bool operator==(const ItemAnswer&) const = default;
};

/// The answer after the event.
void applyEvent(const RatingEvent& event, ItemAnswer& answer);

/// Time spent on an item: attention, and what passed on the wall.
struct ItemTime {
    std::int64_t activeMs = 0;
    std::int64_t wallMs = 0;
};

/// A rater's own file of one pack, <folder>/<pack-uid>.sqlite: every event ever, the undo history, the place. What was
/// acknowledged survives the process and a power cut. Answers are in memory; calls return at once and `saved` is told
/// on the writer thread. GUI thread only.
class RaterFile {
public:
    using Saved = std::function<void(Status)>;

    /// Opens or makes the file. A file of another pack of the same name, of a newer program, or one that is open
    /// already is refused.
    static Result<std::unique_ptr<RaterFile>> open(const std::filesystem::path& folder, const Pack& pack,
                                                   std::string appVersion);

    const ItemAnswer& answer(std::size_t item) const { return m_answers[item]; }
    std::size_t answered() const { return m_answered; }
    std::size_t ratedCount() const { return m_rated; }

    // Each is one transaction.
    void rate(std::size_t item, int value, ItemTime time, Saved saved);
    void skip(std::size_t item, const std::string& reason, ItemTime time, Saved saved);
    void setFlag(std::size_t item, bool flagged, ItemTime time, Saved saved);
    void comment(std::size_t item, const std::string& text, ItemTime time, Saved saved);

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_history.size(); }
    /// Takes the last rating, skip or flag back by a further event; returns the item it belongs to.
    std::optional<std::size_t> undo(Saved saved);
    std::optional<std::size_t> redo(Saved saved);

    /// Place, training done, settings: small texts by name, kept across restarts.
    std::string setting(const std::string& name) const;
    void setSetting(const std::string& name, const std::string& value, Saved saved = {});

    using Told = std::function<void(Result<std::vector<RatingEvent>>)>;
    /// Every event so far, from the disk, behind all that is still being written; told on the writer thread.
    void events(Told told);
    /// The same, waiting for it.
    Result<std::vector<RatingEvent>> events();
    const std::string& deviceUid() const { return m_device; }
    const Pack& pack() const { return m_pack; }
    /// A number for the next return's name, from 1.
    int nextReturnNumber();

private:
    struct Change {
        std::size_t item;
        ItemAnswer before, after; ///< without comments
    };

    RaterFile(Pack pack, std::string appVersion, FileLock lock)
        : m_pack(std::move(pack)),
          m_appVersion(std::move(appVersion)),
          m_lock(std::move(lock))
    {
    }
    Status load(Database& database);
    Status replay(const RatingEvent& event);
    void apply(const RatingEvent& event, ItemAnswer& answer);
    void change(std::size_t item, const ItemAnswer& after, ItemTime time, Saved saved);
    void write(std::size_t item, const std::vector<RatingEvent>& events, std::string historySql,
               SqlValues historyValues, Saved saved);
    std::vector<RatingEvent> eventsFor(std::size_t item, const ItemAnswer& before, const ItemAnswer& after,
                                       ItemTime time);
    RatingEvent newEvent(std::size_t item, RatingKind kind, ItemTime time);

    const Pack m_pack;
    const std::string m_appVersion;
    const FileLock m_lock; ///< two windows would number their events alike
    std::filesystem::path m_path;
    std::string m_device;
    std::int64_t m_seq = 0;
    std::map<std::string, std::size_t> m_itemOfToken;
    std::vector<ItemAnswer> m_answers;
    std::size_t m_answered = 0, m_rated = 0; ///< of them
    std::vector<std::string> m_lastUid;      ///< of each item
    std::vector<Change> m_history;
    std::size_t m_done = 0; ///< changes of the history that are not undone
    std::map<std::string, std::string> m_settings;
    /// The writer thread's: statements not on the disk yet. After a failure (no room) the next write takes them along,
    /// so the chain has no gap.
    std::shared_ptr<std::vector<std::pair<std::string, SqlValues>>> m_backlog =
        std::make_shared<std::vector<std::pair<std::string, SqlValues>>>();
    std::unique_ptr<WriterThread> m_writer; ///< last: ends first
};

} // namespace palimpsest
