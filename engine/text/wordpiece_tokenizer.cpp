#include "engine/text/wordpiece_tokenizer.h"

#include "engine/text/clean_up.h"
#include "engine/text/unicode_classes.h"
#include "engine/text/utf8.h"

#include <algorithm>

namespace palimpsest {

namespace {

std::size_t lengthInCharacters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The library's WordPiece decoder knows one rule more than cleanUpSpaces().
std::string cleanUpToken(std::string token)
{
    static constexpr std::string_view kRules[][2] = {
        {" .", "."},   {" ?", "?"},           {" !", "!"},   {" ,", ","},     {" ' ", "'"},    {" n't", "n't"},
        {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"},
    };
    for (const auto& [from, to] : kRules)
        token = replaceAll(std::move(token), from, to);
    return token;
}

} // namespace

WordPieceTokenizer::WordPieceTokenizer(Vocabulary vocabulary, AddedTokens added, TokenizerTraits traits,
                                       WordPieceOptions options)
    : VocabularyTokenizer(std::move(vocabulary), std::move(added), std::move(traits)),
      m_options(std::move(options))
{
    for (TokenId id = 0; id < m_options.modelSize; ++id)
        m_longestToken = std::max(m_longestToken, this->vocabulary().text(id).size());
}

void WordPieceTokenizer::encodeText(std::string_view text, std::vector<TokenId>& ids) const
{
    std::vector<AddedTokens::Part> raw;
    std::vector<AddedTokens::Part> parts;
    added().splitRaw(text, raw);
    for (const auto& part : raw) {
        if (part.id >= 0) {
            ids.push_back(part.id);
            continue;
        }
        const std::string normalized =
            m_options.normalizer ? bertNormalize(part.text, *m_options.normalizer) : std::string(part.text);
        parts.clear();
        added().splitNormalized(normalized, parts);
        for (const auto& piece : parts) {
            if (piece.id >= 0)
                ids.push_back(piece.id);
            else
                encodeWords(piece.text, ids);
        }
    }
}

void WordPieceTokenizer::encodeWords(std::string_view text, std::vector<TokenId>& ids) const
{
    std::string candidate;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t c = nextCodePoint(text, at);
        const bool space = c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : isWhiteSpace(c);
        if (!space && !isBertPunctuation(c))
            continue;
        if (start < here)
            encodeWord(text.substr(start, here - start), ids, candidate);
        if (!space)
            encodeWord(text.substr(here, at - here), ids, candidate);
        start = at;
    }
    if (start < text.size())
        encodeWord(text.substr(start), ids, candidate);
}

void WordPieceTokenizer::encodeWord(std::string_view word, std::vector<TokenId>& ids, std::string& candidate) const
{
    const std::size_t before = ids.size();
    bool known = lengthInCharacters(word) <= m_options.longestWord;
    for (std::size_t at = 0; known && at < word.size();) {
        std::size_t length = 0;
        const TokenId id = longestPiece(word.substr(at), at > 0, length, candidate);
        known = id >= 0;
        ids.push_back(id);
        at += length;
    }
    if (!known) {
        ids.resize(before);
        ids.push_back(m_options.unknown);
    }
}

TokenId WordPieceTokenizer::longestPiece(std::string_view rest, bool goesOn, std::size_t& length,
                                         std::string& candidate) const
{
    const std::string_view prefix = goesOn ? std::string_view(m_options.continuation) : std::string_view();
    const auto isBoundary = [&](std::size_t at) {
        return at == rest.size() || (static_cast<unsigned char>(rest[at]) & 0xC0) != 0x80;
    };
    candidate.assign(prefix);
    candidate.append(rest.substr(0, m_longestToken));
    for (length = candidate.size() - prefix.size(); length > 0; --length) {
        if (!isBoundary(length))
            continue;
        const TokenId id = vocabulary().find(std::string_view(candidate).substr(0, prefix.size() + length));
        if (id >= 0 && id < m_options.modelSize)
            return id;
    }
    return -1;
}

std::string WordPieceTokenizer::joinTokens(std::span<const TokenId> ids) const
{
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::string token = vocabulary().text(ids[i]);
        if (i > 0) {
            if (token.starts_with(m_options.decoderPrefix))
                token.erase(0, m_options.decoderPrefix.size());
            else
                token.insert(0, 1, ' ');
        }
        text += m_options.decoderCleansUp ? cleanUpToken(std::move(token)) : token;
    }
    return text;
}

} // namespace palimpsest
