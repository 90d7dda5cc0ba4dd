#include "engine/judge/historical_log.h"

#include "engine/base/files.h"
#include "engine/tables/number_text.h"

#include <algorithm>

namespace palimpsest {

namespace {

struct Record {
    std::size_t line = 0;
    std::string_view at; ///< "2024-05-01 12:00:00,123"
    std::string_view level;
    std::string text;
};

struct FinishRecord {
    std::string_view reason;
    std::int64_t promptTokens = 0;
    std::int64_t completionTokens = 0;
};

bool hasShape(std::string_view text, std::string_view shape)
{
    if (text.size() < shape.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    return true;
}

/// The start of a record: fills time and level, and returns the rest of the line.
std::optional<std::string_view> startOf(std::string_view line, Record& record)
{
    constexpr std::string_view kShape = "0000-00-00 00:00:00,000 - [";
    if (!hasShape(line, kShape))
        return std::nullopt;
    const std::size_t end = line.find("] -", kShape.size());
    const std::string_view level = line.substr(kShape.size(), end - kShape.size());
    const auto isUpper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    if (end == std::string_view::npos || level.empty() || !std::ranges::all_of(level, isUpper))
        return std::nullopt;
    const std::string_view rest = line.substr(end + 3);
    if (!rest.empty() && !rest.starts_with(' '))
        return std::nullopt;
    record.at = line.substr(0, kShape.find(" - "));
    record.level = level;
    return rest.substr(rest.empty() ? 0 : 1); // an editor may have taken the blank behind an empty message
}

std::vector<Record> recordsOf(std::string_view text)
{
    std::vector<Record> records;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        Record record;
        if (const auto first = startOf(line, record)) {
            record.line = number;
            record.text = *first;
            records.push_back(std::move(record));
        } else if (!records.empty()) {
            records.back().text += '\n';
            records.back().text += line;
        }
    }
    return records;
}

/// Takes `word` off the front of `text`; whether it was there.
bool skip(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// Without what another program wrote into the same file behind it: a traceback.
std::string_view firstLine(std::string_view text) { return text.substr(0, text.find('\n')); }

std::optional<FinishRecord> finishOf(std::string_view record)
{
    std::string_view text = firstLine(record);
    FinishRecord finish;
    if (!skip(text, "finish reason "))
        return std::nullopt;
    const std::size_t comma = text.find(", prompt tokens ");
    if (comma == std::string_view::npos)
        return std::nullopt;
    finish.reason = text.substr(0, comma);
    text.remove_prefix(comma + std::string_view(", prompt tokens ").size());
    const std::size_t second = text.find(", completion tokens ");
    if (second == std::string_view::npos)
        return std::nullopt;
    const auto prompt = parseInteger(text.substr(0, second));
    const auto completion = parseInteger(text.substr(second + std::string_view(", completion tokens ").size()));
    if (!prompt || !completion)
        return std::nullopt;
    finish.promptTokens = *prompt;
    finish.completionTokens = *completion;
    return finish;
}

std::optional<long long> scoreOf(std::string_view record)
{
    std::string_view text = firstLine(record);
    return skip(text, "score ") ? parseInteger(text) : std::nullopt;
}

/// "2024-05-01 12:00:00,123" as "2024-05-01T12:00:00.123".
std::string isoTime(std::string_view at)
{
    std::string text(at);
    text[10] = 'T';
    text[19] = '.';
    return text;
}

class LogReader {
public:
    explicit LogReader(std::string_view text) : m_records(recordsOf(text)), m_finish(m_records.size())
    {
        for (std::size_t i = 0; i < m_records.size(); ++i)
            m_finish[i] = finishOf(m_records[i].text);
    }

    Result<std::vector<LoggedSample>> read()
    {
        std::size_t replies = 0;
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            const std::optional<std::size_t> finish = finishBehind(i);
            if (finish) {
                PALIMPSEST_CHECK(addReply(m_records[i], *m_finish[*finish]));
                ++replies;
                i = *finish;
            } else if (m_finish[i]) {
                return badInput("line " + std::to_string(m_records[i].line)
                                + ": a finish reason without the reply it belongs to");
            } else {
                addOther(m_records[i]);
            }
        }
        if (replies == 0)
            return badInput("holds no reply of a judge: a record 'finish reason …, prompt tokens …, completion tokens "
                            "…' follows each one");
        return std::move(m_samples);
    }

private:
    /// The finish record that makes record i a reply: the next one, where only records of another level, or those of
    /// the HTTP library, stand between.
    std::optional<std::size_t> finishBehind(std::size_t i) const
    {
        if (m_finish[i] || isNoise(i, m_records[i].level))
            return std::nullopt;
        for (std::size_t next = i + 1; next < m_records.size(); ++next) {
            if (m_finish[next])
                return m_records[next].level == m_records[i].level ? std::optional(next) : std::nullopt;
            if (!isNoise(next, m_records[i].level))
                return std::nullopt;
        }
        return std::nullopt;
    }

    bool isNoise(std::size_t i, std::string_view level) const
    {
        return m_records[i].level != level || m_records[i].text.starts_with("HTTP Request: ");
    }

    Status addReply(const Record& record, const FinishRecord& finish)
    {
        if (m_samples.empty())
            return badInput("line " + std::to_string(record.line)
                            + ": a reply before the first 'prefix …'; the log must begin with a sample");
        m_samples.back().replies.push_back({record.line, isoTime(record.at), record.text, std::string(finish.reason),
                                            finish.promptTokens, finish.completionTokens, std::nullopt});
        m_mayScore = true;
        return {};
    }

    void addOther(const Record& record)
    {
        constexpr std::string_view kPrefix = "prefix ";
        if (std::string_view(record.text).starts_with(kPrefix)) {
            m_samples.push_back({record.line, record.text.substr(kPrefix.size()), {}});
            m_mayScore = false;
        } else if (const auto score = scoreOf(record.text); score && m_mayScore) {
            m_samples.back().replies.back().score = score;
            m_mayScore = false;
        }
    }

    std::vector<Record> m_records;
    std::vector<std::optional<FinishRecord>> m_finish; ///< of each record that is one
    std::vector<LoggedSample> m_samples;
    bool m_mayScore = false; ///< the last reply has no score yet
};

} // namespace

Result<std::vector<LoggedSample>> parseHistoricalLog(std::string_view text) { return LogReader(text).read(); }

Result<std::vector<LoggedSample>> readHistoricalLog(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string bytes, readFile(path, std::uintmax_t(1) << 30));
    return parseHistoricalLog(bytes).in(path.string());
}

} // namespace palimpsest
