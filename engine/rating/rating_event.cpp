#include "engine/rating/rating_event.h"

#include "engine/rating/json_lines.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>

namespace palimpsest {

namespace {

constexpr std::array<const char*, 6> kNames = {"rate", "skip", "clear", "comment", "flag", "unflag"};

std::string optionalText(const json_lines::Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

const char* nameOf(RatingKind kind) { return kNames[std::size_t(kind)]; }

std::optional<RatingKind> ratingKindFromName(const std::string& name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i])
            return RatingKind(i);
    return std::nullopt;
}

std::string eventLine(const RatingEvent& event)
{
    json_lines::Json object = {{"event_uid", event.uid},    {"token", event.token}, {"prev_uid", event.prevUid},
                               {"device", event.deviceUid}, {"seq", event.seq},     {"kind", nameOf(event.kind)}};
    object["value"] = event.value ? json_lines::Json(*event.value) : json_lines::Json(nullptr);
    object["reason"] = event.reason;
    object["comment"] = event.comment;
    object["at"] = event.at;
    object["active_ms"] = event.activeMs;
    object["wall_ms"] = event.wallMs;
    object["app"] = event.appVersion;
    return json_lines::line(object);
}

Result<RatingEvent> parseEventLine(const std::string& line)
{
    PALIMPSEST_TRY(const json_lines::Json object, json_lines::object(line, "the line"));
    RatingEvent event;
    PALIMPSEST_TRY(event.uid, json_lines::text(object, "event_uid"));
    PALIMPSEST_TRY(event.token, json_lines::text(object, "token"));
    PALIMPSEST_TRY(event.deviceUid, json_lines::text(object, "device"));
    PALIMPSEST_TRY(event.seq, json_lines::integer(object, "seq"));
    PALIMPSEST_TRY(event.at, json_lines::text(object, "at"));
    PALIMPSEST_TRY(event.activeMs, json_lines::integer(object, "active_ms"));
    PALIMPSEST_TRY(event.wallMs, json_lines::integer(object, "wall_ms"));
    PALIMPSEST_TRY(const std::string kind, json_lines::text(object, "kind"));
    const auto known = ratingKindFromName(kind);
    if (!known)
        return badInput("\"kind\" is \"" + kind + "\", which is unknown");
    event.kind = *known;
    event.prevUid = optionalText(object, "prev_uid");
    event.reason = optionalText(object, "reason");
    event.comment = optionalText(object, "comment");
    event.appVersion = optionalText(object, "app");
    if (event.kind == RatingKind::Rate) {
        PALIMPSEST_TRY(event.value, json_lines::integer(object, "value"));
    }
    if (event.uid.empty() || event.seq < 1 || event.activeMs < 0 || event.wallMs < event.activeMs)
        return badInput("an event without id or number, or with times that cannot be");
    return event;
}

std::string utcTimeText()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    const std::time_t seconds = std::time_t(ms / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text + length, sizeof text - length, ".%03dZ", int(ms % 1000));
    return text;
}

std::string newRatingUid()
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::random_device device;
    std::string text;
    while (text.size() < 32)
        for (unsigned bits = device(), i = 0; i < 8; ++i, bits >>= 4)
            text += kDigits[bits & 15];
    return text;
}

} // namespace palimpsest
