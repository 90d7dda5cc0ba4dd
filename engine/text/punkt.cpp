#include "engine/text/punkt.h"

#include "engine/base/files.h"
#include "engine/text/punkt_tokens.h"
#include "engine/text/python_text.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace palimpsest {

namespace {

// Where and how a type was seen: the bits of ortho_context.tab.
constexpr int kInsideUpper = 1 << 2;
constexpr int kStartLower = 1 << 4;
constexpr int kAnyUpper = 1 << 1 | 1 << 2 | 1 << 3;
constexpr int kAnyLower = 1 << 4 | 1 << 5 | 1 << 6;

bool isSentenceEnd(char32_t c) { return c == '.' || c == '?' || c == '!'; }

/// Optional sign, optional point or comma, a digit, then digits and separators.
bool isNumeric(std::u32string_view text)
{
    std::size_t at = 0;
    if (at < text.size() && text[at] == '-')
        ++at;
    if (at < text.size() && (text[at] == '.' || text[at] == ','))
        ++at;
    if (at == text.size() || !isPythonDigit(text[at]))
        return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                       [](char32_t c) { return isPythonDigit(c) || c == ',' || c == '.' || c == '-'; });
}

std::size_t endOfSpaces(std::u32string_view text, std::size_t at)
{
    while (at < text.size() && isPythonSpace(text[at]))
        ++at;
    return at;
}

std::size_t lengthWithoutTrailingSpace(std::u32string_view text)
{
    std::size_t end = text.size();
    while (end > 0 && isPythonSpace(text[end - 1]))
        --end;
    return end;
}

/// Calls `take` with every line of a table, its number in `place`.
Status eachLine(const std::filesystem::path& file,
                const std::function<Status(const std::string& line, const std::string& place)>& take)
{
    PALIMPSEST_TRY(const std::string text, readFile(file, std::uintmax_t(1) << 26));
    if (!isValidUtf8(text))
        return badInput(file.string() + ": not valid UTF-8");
    std::size_t number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        if (line.ends_with('\r'))
            line.pop_back();
        PALIMPSEST_CHECK(take(line, file.string() + ", line " + std::to_string(number)));
        at = end + 1;
    }
    return {};
}

/// Closing quotes and brackets at the start of a sentence that belong to the one before. `behind` is where the rest
/// starts.
std::size_t closersOfPrevious(std::u32string_view sentence, std::size_t& behind)
{
    constexpr std::u32string_view kClosers = U"\"')]}";
    for (std::size_t at = 1; at <= sentence.size(); ++at) {
        if (kClosers.find(sentence[at - 1]) == std::u32string_view::npos)
            return 0;
        behind = endOfSpaces(sentence, at);
        if (behind > at || at == sentence.size() || sentence.substr(at, 2) == U"--")
            return at;
    }
    return 0;
}

} // namespace

struct Punkt::Token {
    std::u32string_view text;
    std::string type; ///< lower case, numbers as ##number##
    bool endsInPeriod = false;
    bool isBreak = false;
    bool isAbbreviation = false;
    bool isEllipsis = false;

    std::string typeWithoutPeriod() const
    {
        return type.size() > 1 && type.ends_with('.') ? type.substr(0, type.size() - 1) : type;
    }
    std::string typeWithoutBreak() const { return isBreak ? typeWithoutPeriod() : type; }
    bool isInitial() const
    {
        return text.size() == 2 && text[1] == '.' && isPythonWord(text[0]) && !isPythonDigit(text[0]);
    }
};

/// A mark that may end a sentence, and what is looked at to decide.
struct Punkt::Candidate {
    std::size_t mark;
    std::size_t contextStart;
    std::size_t contextStop;
    std::size_t nextSentence;
};

Result<Punkt> Punkt::load(const std::filesystem::path& directory)
{
    Punkt punkt;
    const auto insertInto = [](std::unordered_set<std::string>& set) {
        return [&set](const std::string& line, const std::string&) -> Status {
            set.insert(line);
            return {};
        };
    };
    PALIMPSEST_CHECK(eachLine(directory / "abbrev_types.txt", insertInto(punkt.m_abbreviations)));
    PALIMPSEST_CHECK(eachLine(directory / "sent_starters.txt", insertInto(punkt.m_starters)));
    PALIMPSEST_CHECK(eachLine(directory / "collocations.tab", insertInto(punkt.m_collocations)));
    PALIMPSEST_CHECK(
        eachLine(directory / "ortho_context.tab", [&](const std::string& line, const std::string& place) -> Status {
            const std::size_t tab = line.find('\t');
            int bits = 0;
            const char* end = line.data() + line.size();
            if (tab == std::string::npos || std::from_chars(line.data() + tab + 1, end, bits).ptr != end)
                return badInput(place + ": a word, a tab and a number are needed");
            punkt.m_contexts[line.substr(0, tab)] = bits;
            return {};
        }));
    return punkt;
}

std::vector<Punkt::Candidate> Punkt::candidates(std::u32string_view text) const
{
    std::vector<Candidate> found;
    std::size_t previousStart = 0; // of the word before the mark before
    std::size_t previousStop = 0;
    bool hasPrevious = false;
    Candidate pending{};
    for (std::size_t mark = 0; mark + 1 < text.size(); ++mark) {
        if (!isSentenceEnd(text[mark]))
            continue;
        Candidate candidate{mark, 0, mark + 2, mark + 1};
        if (!endsPunktWord(text[mark + 1])) {
            const std::size_t next = endOfSpaces(text, mark + 1);
            if (next == mark + 1 || next == text.size())
                continue;
            candidate.nextSentence = next;
            candidate.contextStop = next;
            while (candidate.contextStop < text.size() && !isPythonSpace(text[candidate.contextStop]))
                ++candidate.contextStop;
        }
        std::size_t space = mark; // the last ASCII white space since the mark before; its own place does not count
        constexpr std::u32string_view kAsciiSpace = U" \t\n\r\v\f";
        while (space > previousStop && kAsciiSpace.find(text[space]) == std::u32string_view::npos)
            --space;
        candidate.contextStart = space > previousStop ? space + 1 : previousStart;
        if (hasPrevious && previousStop <= candidate.contextStart)
            found.push_back(pending);
        pending = candidate;
        hasPrevious = true;
        previousStart = candidate.contextStart;
        previousStop = mark;
    }
    if (hasPrevious)
        found.push_back(pending);
    return found;
}

std::vector<Punkt::Span> Punkt::sentences(std::u32string_view text) const
{
    std::vector<Span> spans;
    std::size_t start = 0;
    for (const Candidate& candidate : candidates(text)) {
        if (!containsBreak(text.substr(candidate.contextStart, candidate.contextStop - candidate.contextStart)))
            continue;
        spans.push_back({start, candidate.mark + 1});
        start = candidate.nextSentence;
    }
    spans.push_back({start, std::max(start, lengthWithoutTrailingSpace(text))});

    std::vector<Span> sentences;
    std::size_t moved = 0; // what the sentence before took from the start of this one
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const Span span{std::min(spans[i].start + moved, spans[i].stop), spans[i].stop};
        moved = 0;
        if (i + 1 < spans.size()) {
            const Span next = spans[i + 1];
            std::size_t behind = 0;
            const std::size_t closers = closersOfPrevious(text.substr(next.start, next.stop - next.start), behind);
            if (closers > 0) {
                sentences.push_back({span.start, next.start + closers});
                moved = behind;
                continue;
            }
        }
        if (span.start < span.stop)
            sentences.push_back(span);
    }
    return sentences;
}

bool Punkt::containsBreak(std::u32string_view context) const
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at <= context.size();) {
        const std::size_t end = std::min(context.find(U'\n', at), context.size());
        for (const std::u32string_view word : punktWords(context.substr(at, end - at)))
            tokens.push_back(tokenOf(word));
        at = end + 1;
    }
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) { // a break behind the last token is none
        judgeBefore(tokens[i], tokens[i + 1]);
        if (tokens[i].isBreak)
            return true;
    }
    return false;
}

Punkt::Token Punkt::tokenOf(std::u32string_view text) const
{
    Token token;
    token.text = text;
    token.type = isNumeric(text) ? "##number##" : toLowerCase(toUtf8(text));
    token.endsInPeriod = text.back() == '.';
    judgeAlone(token);
    return token;
}

void Punkt::judgeAlone(Token& token) const
{
    const bool onlyDots = std::all_of(token.text.begin(), token.text.end(), [](char32_t c) { return c == '.'; });
    if (token.text.size() == 1 && isSentenceEnd(token.text[0])) {
        token.isBreak = true;
    } else if (onlyDots) {
        token.isEllipsis = true;
    } else if (token.endsInPeriod && !token.text.ends_with(U"..")) {
        const std::string word = toLowerCase(toUtf8(token.text.substr(0, token.text.size() - 1)));
        const std::size_t hyphen = word.rfind('-');
        token.isAbbreviation = m_abbreviations.contains(word)
                               || (hyphen != std::string::npos && m_abbreviations.contains(word.substr(hyphen + 1)));
        token.isBreak = !token.isAbbreviation;
    }
}

/// Kiss and Strunk, section 4: what the next token says about this one's period.
void Punkt::judgeBefore(Token& token, const Token& next) const
{
    if (!token.endsInPeriod)
        return;
    const std::string type = token.typeWithoutPeriod();
    const std::string nextType = next.typeWithoutBreak();
    const bool nextIsUpper = isPythonUpper(next.text[0]);
    if (m_collocations.contains(type + '\t' + nextType)) {
        token.isBreak = false;
        return;
    }
    const bool initial = token.isInitial();
    if ((token.isAbbreviation || token.isEllipsis) && !initial
        && (startsSentence(next) == Starter::Yes || (nextIsUpper && m_starters.contains(nextType)))) {
        token.isBreak = true;
        return;
    }
    if (!initial && type != "##number##")
        return;
    const Starter starter = startsSentence(next);
    const bool nameFollows =
        starter == Starter::Unknown && initial && nextIsUpper && !(contextOf(nextType) & kAnyLower);
    if (starter == Starter::No || nameFollows)
        token.isBreak = false;
}

Punkt::Starter Punkt::startsSentence(const Token& token) const
{
    constexpr std::u32string_view kPunctuation = U";:,.!?";
    if (token.text.size() == 1 && kPunctuation.find(token.text[0]) != std::u32string_view::npos)
        return Starter::No;
    const int context = contextOf(token.typeWithoutBreak());
    if (isPythonUpper(token.text[0]) && (context & kAnyLower) && !(context & kInsideUpper))
        return Starter::Yes;
    if (isPythonLower(token.text[0]) && ((context & kAnyUpper) || !(context & kStartLower)))
        return Starter::No;
    return Starter::Unknown;
}

int Punkt::contextOf(const std::string& type) const
{
    const auto found = m_contexts.find(type);
    return found == m_contexts.end() ? 0 : found->second;
}

} // namespace palimpsest
