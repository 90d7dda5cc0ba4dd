#pragma once

#include "engine/text/bert_normalizer.h"
#include "engine/text/vocabulary_tokenizer.h"

#include <cstddef>
#include <string>

namespace palimpsest {

struct WordPieceOptions {
    std::optional<BertNormalizerOptions> normalizer = BertNormalizerOptions(); ///< unset: text is taken as it is
    std::string continuation = "##";  ///< in front of a piece that goes on with a word
    std::size_t longestWord = 100;    ///< in characters; a longer one is unknown
    std::string decoderPrefix = "##"; ///< taken away on decoding
    bool decoderCleansUp = true;      ///< the decoder's own clean-up, token by token
    TokenId unknown = 0;
    TokenId modelSize = 0; ///< ids below it are the model's own
};

/// WordPiece over BERT's words: the longest piece of the vocabulary first; a word that cannot be covered is unknown.
class WordPieceTokenizer final : public VocabularyTokenizer {
public:
    WordPieceTokenizer(Vocabulary vocabulary, AddedTokens added, TokenizerTraits traits, WordPieceOptions options);

protected:
    void encodeText(std::string_view text, std::vector<TokenId>& ids) const override;
    std::string joinTokens(std::span<const TokenId> ids) const override;

private:
    void encodeWords(std::string_view text, std::vector<TokenId>& ids) const;
    void encodeWord(std::string_view word, std::vector<TokenId>& ids, std::string& candidate) const;
    TokenId longestPiece(std::string_view rest, bool goesOn, std::size_t& length, std::string& candidate) const;

    WordPieceOptions m_options;
    std::size_t m_longestToken = 0; ///< in bytes
};

} // namespace palimpsest
