#include "engine/judge/score_parser.h"

#include "engine/judge/python_characters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace palimpsest {

namespace {

using Line = std::u32string_view;
using python::isSpace;
constexpr std::u32string_view kDecoration = U"*_`#>\"'()[].";
constexpr std::u32string_view kBeforeColon = U"*_`\"'";
constexpr std::u32string_view kColon = U":=：";
constexpr std::u32string_view kMayFollow = U".;,*`#>";

bool isIn(std::u32string_view set, char32_t letter) { return set.find(letter) != std::u32string_view::npos; }

/// Reads a line from left to right; every step that matches moves on, one that does not leaves the place as it is.
class Scanner {
public:
    explicit Scanner(Line line, std::size_t at = 0) : m_line(line), m_at(at) {}

    std::size_t at() const { return m_at; }
    bool atEnd() const { return m_at == m_line.size(); }
    char32_t next() const { return m_line[m_at]; }

    void skipSpace() { skip({}); }
    void skipDecoration() { skip(kDecoration); }

    void skipListMarker()
    {
        if (m_at == 0 && m_line.substr(0, 2) == U"- ")
            m_at = 2;
    }

    bool word(std::string_view lowerCase)
    {
        if (m_line.size() - m_at < lowerCase.size())
            return false;
        for (std::size_t i = 0; i < lowerCase.size(); ++i)
            if (!isLetter(m_line[m_at + i], lowerCase[i]))
                return false;
        m_at += lowerCase.size();
        return true;
    }

    bool key()
    {
        const std::size_t start = m_at;
        if (word("final")) {
            word("e");
            if (space() && word("score")) {
                skip(kBeforeColon);
                if (!atEnd() && isIn(kColon, next())) {
                    ++m_at;
                    return true;
                }
            }
        }
        m_at = start;
        return false;
    }

    /// NUM as ASCII, empty where none stands here.
    std::string number()
    {
        const std::size_t start = m_at;
        std::string text;
        if (!atEnd() && next() == U'-') {
            text = "-";
            ++m_at;
        }
        if (digits(text, 3) == 0) {
            m_at = start;
            return {};
        }
        const std::size_t whole = m_at;
        std::string fraction = ".";
        if (!atEnd() && next() == U'.') {
            ++m_at;
            if (digits(fraction, m_line.size()) > 0)
                return text + fraction;
        }
        m_at = whole;
        return text;
    }

    void outOfTen()
    {
        skipSpace();
        const std::size_t behindSpace = m_at;
        const bool slash = word("/");
        if (slash || (word("out") && space() && word("of"))) {
            skipSpace();
            if (word("10"))
                return;
        }
        m_at = behindSpace;
    }

private:
    /// As `re` compares without case: an I may be dotless or dotted, an s long.
    static bool isLetter(char32_t letter, char lowerCase)
    {
        const auto wanted = static_cast<char32_t>(lowerCase);
        const bool isAlpha = lowerCase >= 'a' && lowerCase <= 'z';
        return letter == wanted || (isAlpha && letter == wanted - U'a' + U'A')
               || (lowerCase == 'i' && (letter == 0x130 || letter == 0x131)) || (lowerCase == 's' && letter == 0x17f);
    }

    void skip(std::u32string_view set)
    {
        while (!atEnd() && (isSpace(next()) || isIn(set, next())))
            ++m_at;
    }

    bool space()
    {
        const std::size_t start = m_at;
        skipSpace();
        return m_at > start;
    }

    std::size_t digits(std::string& text, std::size_t most)
    {
        std::size_t count = 0;
        for (; count < most && !atEnd() && python::digitOf(next()) >= 0; ++count, ++m_at)
            text += char('0' + python::digitOf(next()));
        return count;
    }

    Line m_line;
    std::size_t m_at;
};

struct Hit {
    std::string number;
    bool goesOn = false; ///< something stands behind it that may be part of it
};

bool isBlank(Line line) { return std::all_of(line.begin(), line.end(), isSpace); }

/// The number of a line that is decoration [KEY decoration] NUM OUT decoration, empty where it is not.
std::string wholeLine(Line line, bool withKey)
{
    Scanner scanner(line);
    scanner.skipListMarker();
    scanner.skipDecoration();
    if (withKey && !scanner.key())
        return {};
    if (withKey)
        scanner.skipDecoration();
    const std::string number = scanner.number();
    scanner.outOfTen();
    scanner.skipDecoration();
    return scanner.atEnd() ? number : std::string();
}

bool endsInKey(Line line)
{
    for (std::size_t at = 0; at < line.size(); ++at) {
        Scanner scanner(line, at);
        if (!scanner.key())
            continue;
        scanner.skipDecoration();
        if (scanner.atEnd())
            return true;
    }
    return false;
}

void collectHits(Line line, std::vector<Hit>& hits)
{
    for (std::size_t at = 0; at < line.size();) {
        Scanner scanner(line, at++);
        if (!scanner.key())
            continue;
        scanner.skipDecoration();
        std::string number = scanner.number();
        if (number.empty())
            continue;
        scanner.outOfTen();
        hits.push_back({std::move(number), !scanner.atEnd() && !isIn(kMayFollow, scanner.next())});
        at = scanner.at();
    }
}

double valueOf(const std::string& number)
{
    double value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    return value == 0 ? 0 : value; // no negative zero
}

ParsedScore inRange(ScoreOutcome outcome, const std::string& number)
{
    const double value = valueOf(number);
    if (value < 0 || value > 10)
        return {ScoreOutcome::OutOfRange, std::nullopt};
    return {outcome, value};
}

ParsedScore fromHits(const std::vector<Line>& lines)
{
    std::vector<Hit> hits;
    for (const Line line : lines)
        collectHits(line, hits);
    if (hits.empty())
        return {ScoreOutcome::NoScore, std::nullopt};
    const double last = valueOf(hits.back().number);
    const bool agree =
        std::all_of(hits.begin(), hits.end(), [&](const Hit& hit) { return valueOf(hit.number) == last; });
    if (!agree || hits.back().goesOn)
        return {ScoreOutcome::Ambiguous, std::nullopt};
    return inRange(ScoreOutcome::Lenient, hits.back().number);
}

constexpr std::array<std::pair<ScoreOutcome, std::string_view>, 7> kNames{{
    {ScoreOutcome::Strict, "strict"},
    {ScoreOutcome::StrictNonint, "strict_nonint"},
    {ScoreOutcome::Lenient, "lenient"},
    {ScoreOutcome::Ambiguous, "ambiguous"},
    {ScoreOutcome::OutOfRange, "out_of_range"},
    {ScoreOutcome::NoScore, "no_score"},
    {ScoreOutcome::Empty, "empty"},
}};

} // namespace

ParsedScore parseScore(std::string_view reply)
{
    const std::u32string text = python::decode(reply);
    std::vector<Line> lines;
    for (const Line line : python::splitLines(text))
        if (!isBlank(line))
            lines.push_back(line);
    if (lines.empty())
        return {ScoreOutcome::Empty, std::nullopt};
    if (const std::string number = wholeLine(lines.back(), true); !number.empty()) {
        const bool whole = number.find('.') == std::string::npos;
        return inRange(whole ? ScoreOutcome::Strict : ScoreOutcome::StrictNonint, number);
    }
    if (lines.size() > 1 && endsInKey(lines[lines.size() - 2]))
        if (const std::string number = wholeLine(lines.back(), false); !number.empty())
            return inRange(ScoreOutcome::Lenient, number);
    return fromHits(lines);
}

bool holdsScore(std::string_view text)
{
    const std::u32string decoded = python::decode(text);
    std::vector<Hit> hits;
    for (const Line line : python::splitLines(decoded))
        collectHits(line, hits);
    return !hits.empty();
}

std::string_view nameOf(ScoreOutcome outcome)
{
    for (const auto& [value, name] : kNames)
        if (value == outcome)
            return name;
    return {};
}

std::optional<ScoreOutcome> scoreOutcomeFromName(std::string_view name)
{
    for (const auto& [value, itsName] : kNames)
        if (itsName == name)
            return value;
    return std::nullopt;
}

bool isScored(ScoreOutcome outcome)
{
    return outcome == ScoreOutcome::Strict || outcome == ScoreOutcome::StrictNonint || outcome == ScoreOutcome::Lenient;
}

} // namespace palimpsest
