#pragma once

#include "engine/text/tokenizer.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace palimpsest {

/// A token beside the model's own vocabulary, found in the text before the model sees it.
struct AddedToken {
    std::string content;
    bool singleWord = false; ///< only where no word character touches it
    bool leftStrip = false;  ///< takes the white space before it along
    bool rightStrip = false; ///< takes the white space behind it along
    bool normalized = true;  ///< looked for in the normalised text, in its own normalised form
    bool special = false;    ///< left out by decode() with skipSpecialTokens
};

/// Which added tokens there are, and where a text holds them; the rules are those of the `tokenizers` library.
/// Immutable once built.
class AddedTokens {
public:
    using Normalize = std::function<std::string(std::string_view)>;

    /// A part of a text: an added token, or what the model has to encode (id -1).
    struct Part {
        std::string_view text;
        TokenId id = -1;
    };

    /// Registers `token` under `id`. One that is registered again keeps its place and takes the new flags.
    void add(const AddedToken& token, TokenId id);
    /// To be called once, after the last add(). `normalize` may be empty.
    void build(const Normalize& normalize);

    /// Splits a text that has not been normalised at the tokens with `normalized` unset.
    void splitRaw(std::string_view text, std::vector<Part>& parts) const { split(m_raw, text, parts); }
    /// Splits a normalised text at the others.
    void splitNormalized(std::string_view text, std::vector<Part>& parts) const { split(m_normalized, text, parts); }

    bool isSpecial(TokenId id) const;
    const AddedToken* find(TokenId id) const;

private:
    struct Pattern {
        std::string content;
        TokenId id;
    };
    /// Candidates by first byte, longest first, then in the order of registration.
    using Patterns = std::array<std::vector<Pattern>, 256>;

    struct Place {
        AddedToken token;
        TokenId id;
    };

    void split(const Patterns& patterns, std::string_view text, std::vector<Part>& parts) const;

    std::vector<Place> m_special; ///< in the order of registration
    std::vector<Place> m_plain;
    std::unordered_map<TokenId, AddedToken> m_byId;
    Patterns m_raw;
    Patterns m_normalized;
};

} // namespace palimpsest
