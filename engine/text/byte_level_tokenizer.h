#pragma once

#include "engine/text/bpe.h"
#include "engine/text/vocabulary_tokenizer.h"

namespace palimpsest {

struct ByteLevelOptions {
    bool addPrefixSpace = false; ///< a text starts with a space, its own or an added one
    bool splitsWords = true;     ///< by GPT-2's pattern; else a text is one piece
    bool ignoreMerges = false;   ///< a piece that is a token needs no merges
    TokenId modelSize = 0;       ///< ids below it are the model's own
};

/// Byte-level BPE: GPT-2, GPT-Neo, OPT.
class ByteLevelTokenizer final : public VocabularyTokenizer {
public:
    ByteLevelTokenizer(Vocabulary vocabulary, AddedTokens added, TokenizerTraits traits, Bpe bpe,
                       ByteLevelOptions options);

protected:
    void encodeText(std::string_view text, std::vector<TokenId>& ids) const override;
    std::string joinTokens(std::span<const TokenId> ids) const override;

private:
    void encodePart(std::string_view text, std::vector<TokenId>& ids, Bpe::Scratch& scratch) const;
    void encodePiece(std::string_view piece, std::vector<TokenId>& ids, Bpe::Scratch& scratch) const;

    Bpe m_bpe;
    ByteLevelOptions m_options;
    std::vector<std::string> m_bytes; ///< of every token
};

} // namespace palimpsest
