#include "engine/text/byte_level_tokenizer.h"

#include "engine/text/byte_level.h"
#include "engine/text/utf8.h"

namespace palimpsest {

ByteLevelTokenizer::ByteLevelTokenizer(Vocabulary vocabulary, AddedTokens added, TokenizerTraits traits, Bpe bpe,
                                       ByteLevelOptions options)
    : VocabularyTokenizer(std::move(vocabulary), std::move(added), std::move(traits)),
      m_bpe(std::move(bpe)),
      m_options(options)
{
    m_bytes.reserve(this->vocabulary().size());
    for (std::size_t id = 0; id < this->vocabulary().size(); ++id)
        m_bytes.push_back(bytesOfToken(this->vocabulary().text(static_cast<TokenId>(id))));
}

void ByteLevelTokenizer::encodeText(std::string_view text, std::vector<TokenId>& ids) const
{
    Bpe::Scratch scratch;
    std::vector<AddedTokens::Part> raw;
    std::vector<AddedTokens::Part> parts;
    added().splitRaw(text, raw);
    for (const auto& part : raw) {
        if (part.id >= 0)
            parts.push_back(part);
        else
            added().splitNormalized(part.text, parts);
    }
    for (const auto& part : parts) {
        if (part.id >= 0)
            ids.push_back(part.id);
        else
            encodePart(part.text, ids, scratch);
    }
}

void ByteLevelTokenizer::encodePart(std::string_view text, std::vector<TokenId>& ids, Bpe::Scratch& scratch) const
{
    std::string prefixed;
    if (m_options.addPrefixSpace && !text.starts_with(' ')) {
        prefixed = " ";
        prefixed += text;
        text = prefixed;
    }
    if (!m_options.splitsWords)
        return encodePiece(text, ids, scratch);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = gpt2PieceLength(text, at);
        encodePiece(text.substr(at, length), ids, scratch);
        at += length;
    }
}

void ByteLevelTokenizer::encodePiece(std::string_view piece, std::vector<TokenId>& ids, Bpe::Scratch& scratch) const
{
    if (m_options.ignoreMerges) {
        std::string tokenText;
        for (const char byte : piece)
            tokenText += byteLevelAlphabet()[static_cast<unsigned char>(byte)];
        const TokenId id = vocabulary().find(tokenText);
        if (id >= 0 && id < m_options.modelSize) {
            ids.push_back(id);
            return;
        }
    }
    m_bpe.encode(piece, ids, scratch);
}

std::string ByteLevelTokenizer::joinTokens(std::span<const TokenId> ids) const
{
    std::string bytes;
    for (const TokenId id : ids)
        bytes += m_bytes[static_cast<std::size_t>(id)];
    return validUtf8(bytes);
}

} // namespace palimpsest
