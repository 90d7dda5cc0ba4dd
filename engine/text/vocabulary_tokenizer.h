#pragma once

#include "engine/text/added_tokens.h"
#include "engine/text/tokenizer.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace palimpsest {

/// Ids and texts of all tokens. The ids are 0 … size − 1.
class Vocabulary {
public:
    /// `tokens[i]` is the text of id i; no text stands twice.
    explicit Vocabulary(std::vector<std::string> tokens);
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;
    Vocabulary(Vocabulary&&) = default;
    Vocabulary& operator=(Vocabulary&&) = default;

    std::size_t size() const { return m_tokens.size(); }
    bool contains(TokenId id) const { return id >= 0 && static_cast<std::size_t>(id) < m_tokens.size(); }
    const std::string& text(TokenId id) const { return m_tokens[static_cast<std::size_t>(id)]; }
    /// -1 for an unknown text.
    TokenId find(std::string_view text) const;
    /// The id of `text`, the next free one if it is new.
    TokenId insert(std::string text);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::vector<std::string> m_tokens;
    std::unordered_map<std::string, TokenId, Hash, std::equal_to<>> m_ids;
};

/// What a tokenizer's directory says beside its model.
struct TokenizerTraits {
    std::optional<TokenId> bos;
    std::optional<TokenId> eos;
    std::optional<TokenId> pad;
    std::optional<TokenId> unknown;
    std::vector<TokenId> inFront;
    std::vector<TokenId> behind;
    bool cleansUp = false;
};

/// The half of a tokenizer that does not depend on its model: vocabulary, added tokens, special tokens.
class VocabularyTokenizer : public Tokenizer {
public:
    VocabularyTokenizer(Vocabulary vocabulary, AddedTokens added, TokenizerTraits traits);

    std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens) const final;
    std::string decode(std::span<const TokenId> ids, DecodeOptions options) const final;
    std::int64_t size() const final { return static_cast<std::int64_t>(m_vocabulary.size()); }
    std::string tokenText(TokenId id) const final;
    std::optional<TokenId> idOf(std::string_view tokenText) const final;
    bool isSpecial(TokenId id) const final { return m_added.isSpecial(id); }
    std::optional<TokenId> bosId() const final { return m_traits.bos; }
    std::optional<TokenId> eosId() const final { return m_traits.eos; }
    std::optional<TokenId> padId() const final { return m_traits.pad ? m_traits.pad : m_traits.eos; }
    std::optional<TokenId> unknownId() const final { return m_traits.unknown; }
    std::span<const TokenId> idsInFront() const final { return m_traits.inFront; }
    std::span<const TokenId> idsBehind() const final { return m_traits.behind; }
    bool cleansUpByConfig() const final { return m_traits.cleansUp; }

protected:
    /// Appends the ids of valid UTF-8 in which added tokens have not been looked for yet.
    virtual void encodeText(std::string_view text, std::vector<TokenId>& ids) const = 0;
    /// The text of `ids`, which are all in the vocabulary.
    virtual std::string joinTokens(std::span<const TokenId> ids) const = 0;

    const Vocabulary& vocabulary() const { return m_vocabulary; }
    const AddedTokens& added() const { return m_added; }

private:
    Vocabulary m_vocabulary;
    AddedTokens m_added;
    TokenizerTraits m_traits;
};

} // namespace palimpsest
