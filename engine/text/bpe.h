#pragma once

#include "engine/text/tokenizer.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace palimpsest {

/// One line of merges: two neighbouring tokens become one. Its place in the list is its rank; the least is applied
/// first.
struct BpeMerge {
    TokenId left;
    TokenId right;
    TokenId merged;
};

/// Byte-pair encoding of one piece of text. Immutable and thread-safe; the scratch belongs to the caller.
class Bpe {
public:
    /// Buffers that live as long as one text is encoded.
    struct Scratch {
        std::vector<TokenId> ids;
        std::vector<std::uint32_t> ranks;
        std::vector<std::int32_t> next;
        std::vector<std::int32_t> previous;
        std::vector<std::uint64_t> heap;
    };

    /// `byteIds[b]` is the token that byte b starts as, -1 if the vocabulary has none: such a byte is `unknown`, or is
    /// left out if that is -1. With `fuseUnknown` neighbouring unknown bytes are one.
    Bpe(std::array<TokenId, 256> byteIds, const std::vector<BpeMerge>& merges, TokenId unknown, bool fuseUnknown);

    /// Appends the ids of one piece's bytes to `ids`.
    void encode(std::string_view bytes, std::vector<TokenId>& ids, Scratch& scratch) const;

private:
    struct Slot {
        std::uint64_t pair = kEmpty;
        std::uint32_t rank = 0;
        TokenId merged = 0;
    };
    static constexpr std::uint64_t kEmpty = ~std::uint64_t(0);

    const Slot* find(TokenId left, TokenId right) const;
    std::uint32_t rankOf(TokenId left, TokenId right) const;
    void start(std::string_view bytes, std::vector<TokenId>& ids) const;
    void mergeShort(Scratch& scratch) const;
    void mergeLong(Scratch& scratch) const;

    std::array<TokenId, 256> m_byteIds;
    std::vector<Slot> m_slots; ///< open addressing; a power of two, at most half full
    TokenId m_unknown;
    bool m_fuseUnknown;
};

} // namespace palimpsest
