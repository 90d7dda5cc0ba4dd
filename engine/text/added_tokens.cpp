#include "engine/text/added_tokens.h"

#include "engine/text/unicode_classes.h"
#include "engine/text/utf8.h"

#include <algorithm>

namespace palimpsest {

namespace {

bool endsWithWordCharacter(std::string_view text)
{
    std::size_t at = text.size();
    return at > 0 && isWordCharacter(previousCodePoint(text, at));
}

bool startsWithWordCharacter(std::string_view text)
{
    std::size_t at = 0;
    return !text.empty() && isWordCharacter(nextCodePoint(text, at));
}

std::size_t startOfTrailingSpace(std::string_view text)
{
    std::size_t start = text.size();
    for (std::size_t at = start; at > 0; start = at)
        if (!isWhiteSpace(previousCodePoint(text, at)))
            break;
    return start;
}

std::size_t lengthOfLeadingSpace(std::string_view text)
{
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); end = at)
        if (!isWhiteSpace(nextCodePoint(text, at)))
            break;
    return end;
}

} // namespace

void AddedTokens::add(const AddedToken& token, TokenId id)
{
    const auto isSame = [&](const Place& place) { return place.token.content == token.content; };
    const bool wasSpecial = std::any_of(m_special.begin(), m_special.end(), isSame);
    m_byId[id] = token;
    // A special token is searched for as it was first declared; its other flags are the last ones.
    if (wasSpecial)
        return;
    (token.special ? m_special : m_plain).push_back({token, id});
}

void AddedTokens::build(const Normalize& normalize)
{
    const auto insert = [&](const Place& place) {
        const bool transform = place.token.normalized && normalize;
        std::string content = transform ? normalize(place.token.content) : place.token.content;
        if (content.empty())
            return;
        auto& patterns = (place.token.normalized ? m_normalized : m_raw)[static_cast<unsigned char>(content[0])];
        patterns.push_back({std::move(content), place.id});
    };
    std::for_each(m_special.begin(), m_special.end(), insert);
    std::for_each(m_plain.begin(), m_plain.end(), insert);
    for (Patterns* all : {&m_raw, &m_normalized})
        for (auto& patterns : *all)
            std::stable_sort(patterns.begin(), patterns.end(),
                             [](const Pattern& a, const Pattern& b) { return a.content.size() > b.content.size(); });
}

bool AddedTokens::isSpecial(TokenId id) const
{
    const AddedToken* token = find(id);
    return token && std::any_of(m_special.begin(), m_special.end(), [&](const Place& place) {
               return place.token.content == token->content;
           });
}

const AddedToken* AddedTokens::find(TokenId id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &found->second;
}

void AddedTokens::split(const Patterns& patterns, std::string_view text, std::vector<Part>& parts) const
{
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto& candidates = patterns[static_cast<unsigned char>(text[at])];
        const auto match = std::find_if(candidates.begin(), candidates.end(), [&](const Pattern& pattern) {
            return text.substr(at).starts_with(pattern.content);
        });
        if (match == candidates.end()) {
            ++at;
            continue;
        }
        std::size_t start = at;
        std::size_t stop = at + match->content.size();
        at = stop; // the search goes on behind the match, whether it counts or not
        const AddedToken& token = m_byId.at(match->id);
        if (token.singleWord
            && (endsWithWordCharacter(text.substr(0, start)) || startsWithWordCharacter(text.substr(stop))))
            continue;
        if (token.leftStrip)
            start = std::max(startOfTrailingSpace(text.substr(0, start)), done);
        if (token.rightStrip)
            stop += lengthOfLeadingSpace(text.substr(stop));
        if (done < start)
            parts.push_back({text.substr(done, start - done), -1});
        parts.push_back({{}, match->id});
        done = stop;
    }
    if (done < text.size())
        parts.push_back({text.substr(done), -1});
}

} // namespace palimpsest
