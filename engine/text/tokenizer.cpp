#include "engine/text/tokenizer.h"

#include "engine/base/files.h"
#include "engine/text/byte_level.h"
#include "engine/text/byte_level_tokenizer.h"
#include "engine/text/tokenizer_parts.h"
#include "engine/text/wordpiece_tokenizer.h"

#include <algorithm>
#include <array>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

/// What a class takes for a special token that the configuration does not name.
const char* defaultText(TokenizerClass kind, SpecialRole role)
{
    if (kind == TokenizerClass::Gpt2) {
        const bool has = role == SpecialRole::Bos || role == SpecialRole::Eos || role == SpecialRole::Unknown;
        return has ? "<|endoftext|>" : nullptr;
    }
    if (kind != TokenizerClass::Bert)
        return nullptr;
    switch (role) {
    case SpecialRole::Unknown:
        return "[UNK]";
    case SpecialRole::Separator:
        return "[SEP]";
    case SpecialRole::Pad:
        return "[PAD]";
    case SpecialRole::Class:
        return "[CLS]";
    case SpecialRole::Mask:
        return "[MASK]";
    default:
        return nullptr;
    }
}

/// Puts a directory's files together as the `transformers` class for it does.
class Assembly {
public:
    Assembly(TokenizerParts parts, TokenizerConfig config, bool converted)
        : m_parts(std::move(parts)),
          m_config(std::move(config)),
          m_modelSize(static_cast<TokenId>(m_parts.vocabulary.size())),
          m_vocabulary(m_parts.vocabulary),
          m_converted(converted)
    {
        const bool bpe = m_parts.model == TokenizerParts::Model::ByteLevelBpe;
        m_kind = m_config.kind.value_or(bpe ? TokenizerClass::Gpt2 : TokenizerClass::Bert);
    }

    Result<std::shared_ptr<const Tokenizer>> run()
    {
        takeDefaults();
        PALIMPSEST_CHECK(addTokens());
        PALIMPSEST_TRY(TokenizerTraits traits, traitsOf());
        return m_parts.model == TokenizerParts::Model::WordPiece ? wordPiece(std::move(traits))
                                                                 : byteLevel(std::move(traits));
    }

private:
    std::optional<SpecialToken>& special(SpecialRole role) { return m_config.special[static_cast<std::size_t>(role)]; }

    void takeDefaults()
    {
        for (std::size_t role = 0; role < kSpecialRoles; ++role)
            if (const char* text = defaultText(m_kind, static_cast<SpecialRole>(role)); text && !m_config.given[role]) {
                SpecialToken token;
                token.token.content = text;
                token.plain = true;
                m_config.special[role] = std::move(token);
            }
    }

    std::vector<SpecialToken> allSpecial() const
    {
        std::vector<SpecialToken> all;
        const auto append = [&](const SpecialToken& token) {
            const bool known = std::any_of(all.begin(), all.end(), [&](const SpecialToken& other) {
                return other.token.content == token.token.content;
            });
            if (!known)
                all.push_back(token);
        };
        for (const auto& token : m_config.special)
            if (token)
                append(*token);
        std::for_each(m_config.additionalSpecial.begin(), m_config.additionalSpecial.end(), append);
        return all;
    }

    Status add(const AddedToken& token, std::optional<std::int64_t> declared, const std::string& place)
    {
        if (token.content.empty())
            return {};
        const TokenId id = m_vocabulary.insert(token.content);
        if (declared && *declared != id)
            return badInput(place + ": the token '" + token.content + "' is declared with the id "
                            + std::to_string(*declared) + ", but its place is " + std::to_string(id)
                            + (id < m_modelSize ? " in the vocabulary" : ", the next free one"));
        m_added.add(token, id);
        m_addedTexts.push_back(token.content);
        return {};
    }

    /// First the model file's own, then the configuration's, then special tokens that neither lists.
    Status addTokens()
    {
        for (const DeclaredToken& declared : m_parts.added)
            PALIMPSEST_CHECK(add(declared.token, declared.id, declared.place));
        const std::vector<SpecialToken> special = allSpecial();
        for (const DeclaredToken& declared : m_config.added) {
            AddedToken token = declared.token;
            token.special =
                token.special || std::any_of(special.begin(), special.end(), [&](const SpecialToken& other) {
                    return other.token.content == token.content;
                });
            PALIMPSEST_CHECK(add(token, declared.id, declared.place));
        }
        for (const SpecialToken& each : special) {
            if (std::find(m_addedTexts.begin(), m_addedTexts.end(), each.token.content) != m_addedTexts.end())
                continue;
            AddedToken token = each.token;
            if (each.plain) // GPT-2's own class wraps plain strings before they get here
                token.normalized = m_converted && m_kind == TokenizerClass::Gpt2;
            token.special = true;
            PALIMPSEST_CHECK(add(token, std::nullopt, "special tokens"));
        }
        return {};
    }

    std::optional<TokenId> idOf(SpecialRole role)
    {
        if (!special(role))
            return std::nullopt;
        const TokenId id = m_vocabulary.find(special(role)->token.content);
        return id < 0 ? std::nullopt : std::optional(id);
    }

    Result<TokenizerTraits> traitsOf()
    {
        TokenizerTraits traits;
        traits.bos = idOf(SpecialRole::Bos);
        traits.eos = idOf(SpecialRole::Eos);
        traits.pad = idOf(SpecialRole::Pad);
        traits.unknown = idOf(SpecialRole::Unknown);
        traits.cleansUp = m_config.cleansUp.value_or(m_converted && m_kind == TokenizerClass::Bert);
        traits.inFront = m_parts.inFront;
        traits.behind = m_parts.behind;
        if (m_converted && m_kind == TokenizerClass::Gpt2 && m_config.addsBos) {
            if (!traits.bos)
                return badInput("tokenizer_config.json: field 'add_bos_token' is on, but 'bos_token' is null");
            traits.inFront = {*traits.bos};
        }
        if (m_converted && m_kind == TokenizerClass::Bert)
            for (const SpecialRole role : {SpecialRole::Class, SpecialRole::Separator}) {
                const auto id = idOf(role);
                if (!id)
                    return badInput("tokenizer_config.json: fields 'cls_token' and 'sep_token' are needed");
                (role == SpecialRole::Class ? traits.inFront : traits.behind) = {*id};
            }
        for (const auto* ids : {&traits.inFront, &traits.behind})
            for (const TokenId id : *ids)
                if (!m_vocabulary.contains(id))
                    return badInput(modelFile() + ": field 'post_processor' adds the id " + std::to_string(id)
                                    + ", the vocabulary ends at " + std::to_string(m_vocabulary.size() - 1));
        return traits;
    }

    Result<std::shared_ptr<const Tokenizer>> byteLevel(TokenizerTraits traits)
    {
        std::array<TokenId, 256> byteIds;
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const TokenId id = m_vocabulary.find(byteLevelAlphabet()[byte]);
            byteIds[byte] = id < m_modelSize ? id : -1;
        }
        PALIMPSEST_TRY(const TokenId unknown, modelUnknown());
        ByteLevelOptions options;
        options.addPrefixSpace = m_parts.prefixSpaceFollowsConfig ? m_config.addsPrefixSpace : m_parts.addPrefixSpace;
        options.splitsWords = m_parts.splitsWords;
        options.ignoreMerges = m_parts.ignoreMerges;
        options.modelSize = m_modelSize;
        m_added.build({});
        return std::shared_ptr<const Tokenizer>(
            std::make_shared<ByteLevelTokenizer>(std::move(m_vocabulary), std::move(m_added), std::move(traits),
                                                 Bpe(byteIds, m_parts.merges, unknown, m_parts.fuseUnknown), options));
    }

    Result<std::shared_ptr<const Tokenizer>> wordPiece(TokenizerTraits traits)
    {
        WordPieceOptions options = m_parts.wordPiece;
        if (m_kind == TokenizerClass::Bert && options.normalizer) {
            options.normalizer->lowercase = m_config.lowercase;
            options.normalizer->stripsAccents = m_config.stripsAccents;
            options.normalizer->spacesAroundCjk = m_config.spacesAroundCjk;
        }
        if (!m_parts.unknownToken)
            m_parts.unknownToken =
                special(SpecialRole::Unknown) ? special(SpecialRole::Unknown)->token.content : "[UNK]";
        PALIMPSEST_TRY(options.unknown, modelUnknown());
        options.modelSize = m_modelSize;
        m_added.build([&](std::string_view text) {
            return options.normalizer ? bertNormalize(text, *options.normalizer) : std::string(text);
        });
        return std::shared_ptr<const Tokenizer>(std::make_shared<WordPieceTokenizer>(
            std::move(m_vocabulary), std::move(m_added), std::move(traits), std::move(options)));
    }

    std::string modelFile() const
    {
        if (!m_converted)
            return "tokenizer.json";
        return m_parts.model == TokenizerParts::Model::WordPiece ? "vocab.txt" : "vocab.json";
    }

    Result<TokenId> modelUnknown() const
    {
        if (!m_parts.unknownToken)
            return TokenId(-1);
        const TokenId id = m_vocabulary.find(*m_parts.unknownToken);
        if (id < 0 || id >= m_modelSize)
            return badInput(modelFile() + ": the unknown token '" + *m_parts.unknownToken
                            + "' is not in the vocabulary");
        return id;
    }

    TokenizerParts m_parts;
    TokenizerConfig m_config;
    TokenizerClass m_kind = TokenizerClass::Generic;
    TokenId m_modelSize;
    Vocabulary m_vocabulary;
    AddedTokens m_added;
    std::vector<std::string> m_addedTexts;
    bool m_converted; ///< made from vocab.json or vocab.txt
};

Result<TokenizerParts> readParts(const fs::path& directory, bool& converted)
{
    converted = false;
    if (isThere(directory / "tokenizer.json"))
        return readTokenizerJson(directory / "tokenizer.json");
    converted = true;
    if (isThere(directory / "vocab.json"))
        return readVocabularyAndMerges(directory);
    if (isThere(directory / "vocab.txt"))
        return readWordPieceVocabulary(directory / "vocab.txt");
    if (!isThere(directory))
        return fileSystem("there is no directory " + directory.string());
    return badInput(directory.string()
                    + " holds no tokenizer: tokenizer.json, vocab.json with merges.txt, or vocab.txt is needed");
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const fs::path& directory)
{
    bool converted = false;
    PALIMPSEST_TRY(TokenizerParts parts, readParts(directory, converted));
    PALIMPSEST_TRY(TokenizerConfig config, readTokenizerConfig(directory));
    return Assembly(std::move(parts), std::move(config), converted).run().in(directory.string());
}

bool Tokenizer::sameVocabulary(const Tokenizer& other) const
{
    if (size() != other.size())
        return false;
    for (std::int64_t id = 0; id < size(); ++id)
        if (tokenText(static_cast<TokenId>(id)) != other.tokenText(static_cast<TokenId>(id)))
            return false;
    return true;
}

std::vector<TokenId> Tokenizer::encodeTruncated(std::string_view text, bool addSpecialTokens, std::size_t length) const
{
    const std::size_t special = addSpecialTokens ? idsInFront().size() + idsBehind().size() : 0;
    std::vector<TokenId> ids = encode(text, false);
    if (ids.size() > length - std::min(length, special))
        ids.resize(length - std::min(length, special));
    if (addSpecialTokens) {
        ids.insert(ids.begin(), idsInFront().begin(), idsInFront().end());
        ids.insert(ids.end(), idsBehind().begin(), idsBehind().end());
        ids.resize(std::min(ids.size(), length)); // where there is no room even for those
    }
    return ids;
}

} // namespace palimpsest
