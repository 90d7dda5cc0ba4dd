#include "engine/events/event_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <type_traits>

namespace palimpsest {

namespace {

using nlohmann::ordered_json;

// Lists the fields of every event once, for both directions. `E` is the struct, const or not.

#define PALIMPSEST_FIELD(name) visitor(#name, event.name)

template <typename V, typename E>
void visitFields(V&& visitor, E& event)
{
    using T = std::remove_const_t<E>;
    if constexpr (std::is_same_v<T, RunStarted>) {
        PALIMPSEST_FIELD(runId), PALIMPSEST_FIELD(command), PALIMPSEST_FIELD(profile), PALIMPSEST_FIELD(method);
        PALIMPSEST_FIELD(model), PALIMPSEST_FIELD(experiment), PALIMPSEST_FIELD(rows), PALIMPSEST_FIELD(batches);
        PALIMPSEST_FIELD(vocabulary), PALIMPSEST_FIELD(parameters), PALIMPSEST_FIELD(firstEpoch);
        PALIMPSEST_FIELD(maxEpochs), PALIMPSEST_FIELD(accThreshold), PALIMPSEST_FIELD(elThreshold);
        PALIMPSEST_FIELD(f1Threshold), PALIMPSEST_FIELD(bleuThreshold), PALIMPSEST_FIELD(flagRule),
            PALIMPSEST_FIELD(elN);
    } else if constexpr (std::is_same_v<T, StateChanged>) {
        PALIMPSEST_FIELD(state), PALIMPSEST_FIELD(epoch);
    } else if constexpr (std::is_same_v<T, Progress>) {
        PALIMPSEST_FIELD(phase), PALIMPSEST_FIELD(done), PALIMPSEST_FIELD(total), PALIMPSEST_FIELD(rate);
        PALIMPSEST_FIELD(secondsLeft);
    } else if constexpr (std::is_same_v<T, StepMeasured>) {
        PALIMPSEST_FIELD(epoch), PALIMPSEST_FIELD(batch), PALIMPSEST_FIELD(batches), PALIMPSEST_FIELD(step);
        PALIMPSEST_FIELD(rows), PALIMPSEST_FIELD(unlearnLoss), PALIMPSEST_FIELD(learnLoss), PALIMPSEST_FIELD(klLoss);
        PALIMPSEST_FIELD(trueKl), PALIMPSEST_FIELD(loss), PALIMPSEST_FIELD(seconds);
    } else if constexpr (std::is_same_v<T, EpochEvaluated>) {
        PALIMPSEST_FIELD(epoch), PALIMPSEST_FIELD(diff), PALIMPSEST_FIELD(entropy), PALIMPSEST_FIELD(bleu);
        PALIMPSEST_FIELD(p), PALIMPSEST_FIELD(r), PALIMPSEST_FIELD(f1), PALIMPSEST_FIELD(valLoss),
            PALIMPSEST_FIELD(acc);
        PALIMPSEST_FIELD(el), PALIMPSEST_FIELD(learnLoss), PALIMPSEST_FIELD(learnAcc), PALIMPSEST_FIELD(retainLoss);
        PALIMPSEST_FIELD(retainAcc), PALIMPSEST_FIELD(flagged), PALIMPSEST_FIELD(recited), PALIMPSEST_FIELD(caughtByF1);
        PALIMPSEST_FIELD(caughtByBleu), PALIMPSEST_FIELD(cameBack), PALIMPSEST_FIELD(rowsWithoutEl);
        PALIMPSEST_FIELD(promptAnswer), PALIMPSEST_FIELD(seconds);
    } else if constexpr (std::is_same_v<T, SampleEvaluated>) {
        PALIMPSEST_FIELD(epoch), PALIMPSEST_FIELD(id), PALIMPSEST_FIELD(docId), PALIMPSEST_FIELD(flag);
        PALIMPSEST_FIELD(caughtByF1), PALIMPSEST_FIELD(caughtByBleu), PALIMPSEST_FIELD(diff), PALIMPSEST_FIELD(entropy);
        PALIMPSEST_FIELD(bleu), PALIMPSEST_FIELD(p), PALIMPSEST_FIELD(r), PALIMPSEST_FIELD(f1), PALIMPSEST_FIELD(acc);
        PALIMPSEST_FIELD(el), PALIMPSEST_FIELD(recited), PALIMPSEST_FIELD(candidate);
    } else if constexpr (std::is_same_v<T, CheckpointSaved>) {
        PALIMPSEST_FIELD(epoch), PALIMPSEST_FIELD(step), PALIMPSEST_FIELD(path), PALIMPSEST_FIELD(best);
    } else if constexpr (std::is_same_v<T, SettingChanged>) {
        PALIMPSEST_FIELD(name), PALIMPSEST_FIELD(value), PALIMPSEST_FIELD(step);
    } else if constexpr (std::is_same_v<T, ResourceSampled>) {
        PALIMPSEST_FIELD(rssBytes), PALIMPSEST_FIELD(peakRssBytes), PALIMPSEST_FIELD(cpuSeconds);
    } else if constexpr (std::is_same_v<T, LogLine>) {
        PALIMPSEST_FIELD(level), PALIMPSEST_FIELD(text);
    } else if constexpr (std::is_same_v<T, Warning>) {
        PALIMPSEST_FIELD(text);
    } else if constexpr (std::is_same_v<T, Resumed>) {
        PALIMPSEST_FIELD(fromSeq), PALIMPSEST_FIELD(epoch), PALIMPSEST_FIELD(step);
    } else if constexpr (std::is_same_v<T, RunFinished>) {
        PALIMPSEST_FIELD(outcome), PALIMPSEST_FIELD(reason), PALIMPSEST_FIELD(epoch);
    } else {
        static_assert(std::is_same_v<T, RunFailed>, "list the fields of the new event here");
        PALIMPSEST_FIELD(kind), PALIMPSEST_FIELD(message);
    }
}

#undef PALIMPSEST_FIELD

/// The names in the order of the variant's alternatives.
constexpr std::string_view kNames[] = {"RunStarted",      "StateChanged",    "Progress",        "StepMeasured",
                                       "EpochEvaluated",  "SampleEvaluated", "CheckpointSaved", "SettingChanged",
                                       "ResourceSampled", "LogLine",         "Warning",         "Resumed",
                                       "RunFinished",     "RunFailed"};
static_assert(std::size(kNames) == std::variant_size_v<RunEvent>);

struct Writer {
    ordered_json& object;

    void operator()(const char* name, double value)
    {
        object[name] = std::isfinite(value) ? ordered_json(value) : ordered_json();
    }
    void operator()(const char* name, const std::optional<double>& value)
    {
        if (value)
            (*this)(name, *value);
    }
    void operator()(const char* name, const std::optional<std::int64_t>& value)
    {
        if (value)
            object[name] = *value;
    }
    template <typename T>
    void operator()(const char* name, const T& value)
    {
        object[name] = value;
    }
};

struct Reader {
    const ordered_json& object;
    std::string wrongField;

    template <typename T>
    void operator()(const char* name, T& value)
    {
        const auto found = object.find(name);
        if (found == object.end())
            return;
        if (!read(*found, value))
            wrongField = name;
    }

    static bool read(const ordered_json& json, double& value)
    {
        value = json.is_number() ? json.get<double>() : std::numeric_limits<double>::quiet_NaN();
        return json.is_number() || json.is_null();
    }
    static bool read(const ordered_json& json, bool& value)
    {
        value = json.is_boolean() && json.get<bool>();
        return json.is_boolean();
    }
    static bool read(const ordered_json& json, std::string& value)
    {
        if (json.is_string())
            value = json.get<std::string>();
        return json.is_string();
    }
    template <typename Integer>
    requires std::is_integral_v<Integer>
    static bool read(const ordered_json& json, Integer& value)
    {
        if (json.is_number_unsigned()) {
            const auto number = json.get<std::uint64_t>();
            value = static_cast<Integer>(number);
            return number <= static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
        }
        if (!json.is_number_integer() || std::is_unsigned_v<Integer>)
            return false;
        value = static_cast<Integer>(json.get<std::int64_t>());
        return true;
    }
    /// Nothing is written as an absent field; a number that is not finite is as good as nothing.
    template <typename T>
    static bool read(const ordered_json& json, std::optional<T>& value)
    {
        value.reset();
        return json.is_null() || read(json, value.emplace());
    }
};

template <std::size_t Index = 0>
bool emplaceByName(std::string_view name, RunEvent& event)
{
    if constexpr (Index == std::variant_size_v<RunEvent>) {
        return false;
    } else {
        if (kNames[Index] != name)
            return emplaceByName<Index + 1>(name, event);
        event.emplace<Index>();
        return true;
    }
}

} // namespace

std::string_view nameOf(const RunEvent& event) { return kNames[event.index()]; }

std::string toJsonLine(const EventRecord& record)
{
    ordered_json object;
    object["event"] = nameOf(record.event);
    object["seq"] = record.seq;
    object["t"] = record.t;
    std::visit([&](const auto& event) { visitFields(Writer{object}, event); }, record.event);
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<EventRecord> fromJsonLine(std::string_view line)
{
    const ordered_json object = ordered_json::parse(line, nullptr, false);
    if (!object.is_object())
        return badInput("not a JSON object");
    EventRecord record;
    if (!object.contains("seq"))
        return badInput("no field 'seq'");
    const auto name = object.find("event");
    if (name == object.end() || !name->is_string())
        return badInput("no field 'event'");
    if (!emplaceByName(name->get<std::string>(), record.event))
        return badInput("unknown event '" + name->get<std::string>() + "'");
    Reader reader{object, {}};
    reader("seq", record.seq);
    reader("t", record.t);
    std::visit([&](auto& event) { visitFields(reader, event); }, record.event);
    if (!reader.wrongField.empty())
        return badInput("field '" + reader.wrongField + "' has the wrong type");
    return record;
}

} // namespace palimpsest
