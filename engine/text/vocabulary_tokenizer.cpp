#include "engine/text/vocabulary_tokenizer.h"

#include "engine/text/clean_up.h"
#include "engine/text/utf8.h"

#include <utility>

namespace palimpsest {

Vocabulary::Vocabulary(std::vector<std::string> tokens) : m_tokens(std::move(tokens))
{
    m_ids.reserve(m_tokens.size());
    for (std::size_t id = 0; id < m_tokens.size(); ++id)
        m_ids.emplace(m_tokens[id], static_cast<TokenId>(id));
}

TokenId Vocabulary::find(std::string_view text) const
{
    const auto found = m_ids.find(text);
    return found == m_ids.end() ? -1 : found->second;
}

TokenId Vocabulary::insert(std::string text)
{
    if (const TokenId known = find(text); known >= 0)
        return known;
    const auto id = static_cast<TokenId>(m_tokens.size());
    m_ids.emplace(text, id);
    m_tokens.push_back(std::move(text));
    return id;
}

VocabularyTokenizer::VocabularyTokenizer(Vocabulary vocabulary, AddedTokens added, TokenizerTraits traits)
    : m_vocabulary(std::move(vocabulary)),
      m_added(std::move(added)),
      m_traits(std::move(traits))
{
}

std::vector<TokenId> VocabularyTokenizer::encode(std::string_view text, bool addSpecialTokens) const
{
    std::vector<TokenId> ids;
    if (addSpecialTokens)
        ids = m_traits.inFront;
    if (isValidUtf8(text))
        encodeText(text, ids);
    else
        encodeText(validUtf8(text), ids);
    if (addSpecialTokens)
        ids.insert(ids.end(), m_traits.behind.begin(), m_traits.behind.end());
    return ids;
}

std::string VocabularyTokenizer::decode(std::span<const TokenId> ids, DecodeOptions options) const
{
    std::vector<TokenId> known;
    known.reserve(ids.size());
    for (const TokenId id : ids)
        if (m_vocabulary.contains(id) && !(options.skipSpecialTokens && isSpecial(id)))
            known.push_back(id);
    std::string text = joinTokens(known);
    return options.cleanUpSpaces ? cleanUpSpaces(std::move(text)) : text;
}

std::string VocabularyTokenizer::tokenText(TokenId id) const
{
    return m_vocabulary.contains(id) ? m_vocabulary.text(id) : std::string();
}

std::optional<TokenId> VocabularyTokenizer::idOf(std::string_view tokenText) const
{
    const TokenId id = m_vocabulary.find(tokenText);
    return id < 0 ? std::nullopt : std::optional(id);
}

} // namespace palimpsest
