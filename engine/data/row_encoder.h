#pragma once

#include "engine/base/result.h"
#include "engine/data/token_rows.h"
#include "engine/text/tokenizer.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace palimpsest {

/// How rows of one tokenizer's ids become the input of a model with another (spec/icu.md section 1 "Row → model
/// input").
struct RowEncoding {
    std::int64_t rowLength = 200; ///< T of the model's rows
    RowSplit split = {};
    bool paper = false;  ///< clean-up on every decode as each tokenizer's configuration says; OPT's labels without BOS
    bool rawIds = false; ///< both tokenizers are the same: ids are taken as they are
};

/// N rows of T tokens as a model reads them.
struct EncodedRows {
    std::int64_t rows = 0;
    std::int64_t length = 0;
    std::vector<TokenId> ids;       ///< [N·T], pads at the left
    std::vector<std::uint8_t> mask; ///< [N·T], 0 on pads
    std::vector<TokenId> labels;    ///< [N·T], kIgnored where the id is the pad
    TokenId padId = 0;

    static constexpr TokenId kIgnored = -100;
};

/// Whole rows. Fails where the tokenizer has no eos to pad with.
Result<EncodedRows> encodeRows(const TokenRows& rows, const Tokenizer& rowTokenizer, const Tokenizer& tokenizer,
                               const RowEncoding& encoding);

/// The prefixes alone, encoded to split.prefixLength ids; truncation drops their end.
Result<EncodedRows> encodePrefixes(const TokenRows& rows, const Tokenizer& rowTokenizer, const Tokenizer& tokenizer,
                                   const RowEncoding& encoding);

/// The texts of the prefixes and of the suffixes (the references) for people and scores.
std::vector<std::string> prefixTexts(const TokenRows& rows, const Tokenizer& rowTokenizer, const RowEncoding& encoding);
std::vector<std::string> referenceTexts(const TokenRows& rows, const Tokenizer& rowTokenizer,
                                        const RowEncoding& encoding);

} // namespace palimpsest
