#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

using TokenId = std::int32_t;

/// What decode() does to the text beside joining tokens.
struct DecodeOptions {
    bool skipSpecialTokens = false;
    bool cleanUpSpaces = false; ///< spec/icu.md section 1 "Decode clean-up"; see Tokenizer::cleansUpByConfig()
};

/// A vocabulary and the rules that turn text into ids and back, as Hugging Face's tokenizer of the same directory does.
/// Immutable after loading; every member may be called from several threads at once.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// Ids of `text`. Bytes that are not UTF-8 are read as U+FFFD, one for each maximal invalid part as Python's
    /// errors="replace" does. A special token's text is recognised. `addSpecialTokens` adds what the tokenizer's
    /// post-processor adds (OPT: `</s>` in front; BERT: [CLS] … [SEP]).
    virtual std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens) const = 0;

    /// The text of `ids`, always valid UTF-8. Ids outside the vocabulary are skipped.
    virtual std::string decode(std::span<const TokenId> ids, DecodeOptions options) const = 0;

    /// Number of ids, added tokens included: Python's len(tokenizer).
    virtual std::int64_t size() const = 0;

    /// The token's own text in the vocabulary ("Ġthe", "##ing"), empty for an unknown id.
    virtual std::string tokenText(TokenId id) const = 0;
    virtual std::optional<TokenId> idOf(std::string_view tokenText) const = 0;
    virtual bool isSpecial(TokenId id) const = 0;

    virtual std::optional<TokenId> bosId() const = 0;
    virtual std::optional<TokenId> eosId() const = 0;
    /// The pad token of the configuration, else eos. The experiments do not ask for it: they pad every family with eos
    /// (spec/icu.md section 1).
    virtual std::optional<TokenId> padId() const = 0;
    virtual std::optional<TokenId> unknownId() const = 0;

    /// The ids that encode(…, true) puts in front of the text's own, and behind them.
    virtual std::span<const TokenId> idsInFront() const = 0;
    virtual std::span<const TokenId> idsBehind() const = 0;

    /// `clean_up_tokenization_spaces` of tokenizer_config.json; absent = off.
    virtual bool cleansUpByConfig() const = 0;

    /// True if both map every id to the same token: then a row's ids need no round trip through text (`raw_ids`).
    bool sameVocabulary(const Tokenizer& other) const;

    /// encode() cut to `length` ids as truncation on the right does it: the text's own ids lose their end, the special
    /// ones stay.
    std::vector<TokenId> encodeTruncated(std::string_view text, bool addSpecialTokens, std::size_t length) const;
};

/// Loads tokenizer.json, or vocab.json + merges.txt, or vocab.txt, with tokenizer_config.json and
/// special_tokens_map.json where they are. Truncation and padding stored in tokenizer.json are ignored.
Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const std::filesystem::path& directory);

} // namespace palimpsest
