#include "engine/rating/rater_file.h"

#include "engine/base/files.h"
#include "engine/rating/json_lines.h"

#include <algorithm>
#include <cstdlib>
#include <future>
#include <utility>

namespace palimpsest {

namespace {

constexpr std::string_view kSteps[] = {R"(
CREATE TABLE pack(uid TEXT NOT NULL, items_sha256 TEXT NOT NULL, device TEXT NOT NULL);
CREATE TABLE event(seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, token TEXT NOT NULL, line TEXT NOT NULL);
CREATE TABLE change(place INTEGER PRIMARY KEY, token TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  undone INT NOT NULL DEFAULT 0);
CREATE TRIGGER change_drops_redo AFTER INSERT ON change BEGIN DELETE FROM change WHERE place>NEW.place; END;
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT,'append-only'); END;
)"};
constexpr Schema kSchema{"rater", kSteps};

std::string answerText(const ItemAnswer& answer)
{
    json_lines::Json object = {{"skipped", answer.skipped}, {"reason", answer.skipReason}, {"flag", answer.flagged}};
    object["value"] = answer.value ? json_lines::Json(*answer.value) : json_lines::Json(nullptr);
    return object.dump(-1, ' ', false, json_lines::Json::error_handler_t::replace);
}

ItemAnswer answerOf(const std::string& text)
{
    const json_lines::Json object = json_lines::Json::parse(text, nullptr, false);
    ItemAnswer answer;
    if (!object.is_object())
        return answer;
    answer.skipped = object.value("skipped", false);
    answer.skipReason = object.value("reason", std::string());
    answer.flagged = object.value("flag", false);
    if (object.contains("value") && object["value"].is_number_integer())
        answer.value = object["value"].get<int>();
    return answer;
}

Result<std::vector<RatingEvent>> parsedLines(const std::vector<std::string>& lines)
{
    std::vector<RatingEvent> events;
    for (const std::string& line : lines) {
        PALIMPSEST_TRY(RatingEvent event, parseEventLine(line));
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace

void applyEvent(const RatingEvent& event, ItemAnswer& answer)
{
    switch (event.kind) {
    case RatingKind::Rate:
    case RatingKind::Skip:
    case RatingKind::Clear:
        answer.value = event.value ? std::optional(int(*event.value)) : std::nullopt;
        answer.skipped = event.kind == RatingKind::Skip;
        answer.skipReason = event.reason;
        break;
    case RatingKind::Comment:
        answer.comment = event.comment;
        break;
    case RatingKind::Flag:
    case RatingKind::Unflag:
        answer.flagged = event.kind == RatingKind::Flag;
        break;
    }
}

Result<std::unique_ptr<RaterFile>> RaterFile::open(const std::filesystem::path& folder, const Pack& pack,
                                                   std::string appVersion)
{
    PALIMPSEST_CHECK(createDirectories(folder));
    PALIMPSEST_TRY(auto lock, FileLock::take(folder / (pack.uid + ".lock")));
    if (!lock)
        return Error{ErrorKind::WouldOverwrite,
                     "pack " + shortName(pack.uid) + " is open in another window; go on there, or close that one first",
                     {}};
    std::unique_ptr<RaterFile> file(new RaterFile(pack, std::move(appVersion), *std::move(lock)));
    file->m_path = folder / (pack.uid + ".sqlite");
    PALIMPSEST_TRY(Database database, Database::open(file->m_path, {&kSchema, 1}));
    PALIMPSEST_CHECK(file->load(database).in(file->m_path.string()));
    file->m_writer = std::make_unique<WriterThread>(std::move(database));
    return file;
}

Status RaterFile::load(Database& database)
{
    for (std::size_t i = 0; i < m_pack.items.size(); ++i)
        m_itemOfToken[m_pack.items[i].token] = i;
    m_answers.resize(m_pack.items.size());
    m_lastUid.resize(m_pack.items.size());
    PALIMPSEST_CHECK(database.transaction([&]() -> Status {
        PALIMPSEST_TRY(const auto known, database.text("SELECT items_sha256 FROM pack"));
        if (known && *known != m_pack.itemsSha256)
            return badInput(
                "holds ratings of another pack with this name; nothing was changed. Ask for the pack again");
        if (!known)
            return database.run("INSERT INTO pack VALUES(?,?,?)", {m_pack.uid, m_pack.itemsSha256, newRatingUid()});
        return {};
    }));
    PALIMPSEST_TRY(const auto device, database.text("SELECT device FROM pack"));
    m_device = device.value_or("");
    std::vector<std::string> lines;
    PALIMPSEST_CHECK(database.each("SELECT line FROM event ORDER BY seq", {},
                                   [&](const SqlRow& row) { lines.push_back(row.text(0)); }));
    for (const std::string& line : lines) {
        PALIMPSEST_TRY(const RatingEvent event, parseEventLine(line));
        PALIMPSEST_CHECK(replay(event));
    }
    PALIMPSEST_CHECK(
        database.each("SELECT token,before,after,undone FROM change ORDER BY place", {}, [&](const SqlRow& row) {
            m_history.push_back({m_itemOfToken[row.text(0)], answerOf(row.text(1)), answerOf(row.text(2))});
            m_done += row.integer(3) == 0 ? 1 : 0;
        }));
    return database.each("SELECT name,value FROM setting", {},
                         [&](const SqlRow& row) { m_settings[row.text(0)] = row.text(1); });
}

Status RaterFile::replay(const RatingEvent& event)
{
    const auto item = m_itemOfToken.find(event.token);
    if (item == m_itemOfToken.end())
        return badInput("holds an answer to an item that the pack does not have");
    apply(event, m_answers[item->second]);
    m_lastUid[item->second] = event.uid;
    m_seq = std::max(m_seq, event.seq);
    return {};
}

/// Keeps count: a pack of 16,000 items is not gone through at every key.
void RaterFile::apply(const RatingEvent& event, ItemAnswer& answer)
{
    m_answered -= answer.answered() ? 1 : 0;
    m_rated -= answer.value ? 1 : 0;
    applyEvent(event, answer);
    m_answered += answer.answered() ? 1 : 0;
    m_rated += answer.value ? 1 : 0;
}

RatingEvent RaterFile::newEvent(std::size_t item, RatingKind kind, ItemTime time)
{
    RatingEvent event;
    event.uid = newRatingUid();
    event.token = m_pack.items[item].token;
    event.prevUid = std::exchange(m_lastUid[item], event.uid);
    event.deviceUid = m_device;
    event.seq = ++m_seq;
    event.kind = kind;
    event.at = utcTimeText();
    event.activeMs = std::max<std::int64_t>(0, time.activeMs);
    event.wallMs = std::max(event.activeMs, time.wallMs);
    event.appVersion = m_appVersion;
    return event;
}

std::vector<RatingEvent> RaterFile::eventsFor(std::size_t item, const ItemAnswer& before, const ItemAnswer& after,
                                              ItemTime time)
{
    std::vector<RatingEvent> events;
    if (after.value && (after.value != before.value || before.skipped)) {
        events.push_back(newEvent(item, RatingKind::Rate, time));
        events.back().value = *after.value;
    } else if (after.skipped && (!before.skipped || after.skipReason != before.skipReason)) {
        events.push_back(newEvent(item, RatingKind::Skip, time));
        events.back().reason = after.skipReason;
    } else if (before.answered() && !after.answered()) {
        events.push_back(newEvent(item, RatingKind::Clear, time));
    }
    if (after.flagged != before.flagged)
        events.push_back(newEvent(item, after.flagged ? RatingKind::Flag : RatingKind::Unflag, time));
    return events;
}

void RaterFile::write(std::size_t item, const std::vector<RatingEvent>& events, std::string historySql,
                      SqlValues historyValues, Saved saved)
{
    for (const RatingEvent& event : events)
        apply(event, m_answers[item]);
    std::vector<std::pair<std::string, SqlValues>> statements;
    for (const RatingEvent& event : events)
        statements.emplace_back("INSERT INTO event VALUES(?,?,?,?)",
                                SqlValues{event.seq, event.uid, event.token, eventLine(event)});
    if (!historySql.empty())
        statements.emplace_back(std::move(historySql), std::move(historyValues));
    m_writer->submit(
        [backlog = m_backlog, statements = std::move(statements)](Database& database) -> Status {
            backlog->insert(backlog->end(), statements.begin(), statements.end());
            for (const auto& [sql, values] : *backlog)
                PALIMPSEST_CHECK(database.run(sql, values));
            return {};
        },
        [backlog = m_backlog, saved = std::move(saved)](Status status) {
            if (status)
                backlog->clear();
            if (saved)
                saved(std::move(status));
        });
}

void RaterFile::change(std::size_t item, const ItemAnswer& after, ItemTime time, Saved saved)
{
    const ItemAnswer before = m_answers[item];
    std::vector<RatingEvent> events = eventsFor(item, before, after, time);
    if (events.empty()) {
        // The same answer again: nothing to add, but what could not be written before is tried once more.
        write(item, {}, {}, {}, std::move(saved));
        return;
    }
    m_history.resize(m_done);
    m_history.push_back({item, before, after});
    ++m_done;
    // A trigger drops what was undone from this place on: it cannot be redone any more.
    write(item, std::move(events), "INSERT OR REPLACE INTO change(place,token,before,after) VALUES(?,?,?,?)",
          {m_done, m_pack.items[item].token, answerText(before), answerText(after)}, std::move(saved));
}

void RaterFile::rate(std::size_t item, int value, ItemTime time, Saved saved)
{
    ItemAnswer after = m_answers[item];
    after.value = value;
    after.skipped = false;
    after.skipReason.clear();
    change(item, after, time, std::move(saved));
}

void RaterFile::skip(std::size_t item, const std::string& reason, ItemTime time, Saved saved)
{
    ItemAnswer after = m_answers[item];
    after.value.reset();
    after.skipped = true;
    after.skipReason = reason;
    change(item, after, time, std::move(saved));
}

void RaterFile::setFlag(std::size_t item, bool flagged, ItemTime time, Saved saved)
{
    ItemAnswer after = m_answers[item];
    after.flagged = flagged;
    change(item, after, time, std::move(saved));
}

void RaterFile::comment(std::size_t item, const std::string& text, ItemTime time, Saved saved)
{
    RatingEvent event = newEvent(item, RatingKind::Comment, time);
    event.comment = text;
    write(item, {event}, {}, {}, std::move(saved));
}

std::optional<std::size_t> RaterFile::undo(Saved saved)
{
    if (!canUndo())
        return std::nullopt;
    const Change& change = m_history[m_done - 1];
    write(change.item, eventsFor(change.item, m_answers[change.item], change.before, {}),
          "UPDATE change SET undone=1 WHERE place=?", {m_done}, std::move(saved));
    --m_done;
    return change.item;
}

std::optional<std::size_t> RaterFile::redo(Saved saved)
{
    if (!canRedo())
        return std::nullopt;
    const Change& change = m_history[m_done];
    ++m_done;
    write(change.item, eventsFor(change.item, m_answers[change.item], change.after, {}),
          "UPDATE change SET undone=0 WHERE place=?", {m_done}, std::move(saved));
    return change.item;
}

std::string RaterFile::setting(const std::string& name) const
{
    const auto found = m_settings.find(name);
    return found == m_settings.end() ? std::string() : found->second;
}

void RaterFile::setSetting(const std::string& name, const std::string& value, Saved saved)
{
    m_settings[name] = value;
    write(0, {}, "INSERT INTO setting VALUES(?1,?2) ON CONFLICT(name) DO UPDATE SET value=?2", {name, value},
          std::move(saved));
}

void RaterFile::events(Told told)
{
    auto lines = std::make_shared<std::vector<std::string>>();
    m_writer->submit(
        [backlog = m_backlog, lines](Database& database) -> Status {
            for (const auto& [sql, values] : *backlog)
                PALIMPSEST_CHECK(database.run(sql, values));
            return database.each("SELECT line FROM event ORDER BY seq", {},
                                 [&](const SqlRow& row) { lines->push_back(row.text(0)); });
        },
        [backlog = m_backlog, lines, told = std::move(told)](const Status& status) {
            if (!status) {
                told(status.error());
                return;
            }
            backlog->clear();
            told(parsedLines(*lines));
        });
}

Result<std::vector<RatingEvent>> RaterFile::events()
{
    std::promise<Result<std::vector<RatingEvent>>> promise;
    events([&](Result<std::vector<RatingEvent>> found) { promise.set_value(std::move(found)); });
    return promise.get_future().get();
}

int RaterFile::nextReturnNumber()
{
    const std::string last = setting("returns");
    const int number = last.empty() ? 1 : std::atoi(last.c_str()) + 1;
    setSetting("returns", std::to_string(number));
    return number;
}

} // namespace palimpsest
