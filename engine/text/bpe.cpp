#include "engine/text/bpe.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>

namespace palimpsest {

namespace {

constexpr std::uint32_t kNoMerge = std::numeric_limits<std::uint32_t>::max();

/// Up to here a scan for the least rank is faster than a heap.
constexpr std::size_t kShort = 64;

std::uint64_t pairKey(TokenId left, TokenId right)
{
    return std::uint64_t(static_cast<std::uint32_t>(left)) << 32 | static_cast<std::uint32_t>(right);
}

std::size_t hashOf(std::uint64_t key)
{
    key *= 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(key ^ key >> 32);
}

} // namespace

Bpe::Bpe(std::array<TokenId, 256> byteIds, const std::vector<BpeMerge>& merges, TokenId unknown, bool fuseUnknown)
    : m_byteIds(byteIds),
      m_slots(std::bit_ceil(merges.size() * 2 + 2)),
      m_unknown(unknown),
      m_fuseUnknown(fuseUnknown)
{
    std::uint32_t rank = 0;
    for (const BpeMerge& merge : merges) {
        const std::uint64_t key = pairKey(merge.left, merge.right);
        std::size_t at = hashOf(key) & (m_slots.size() - 1);
        while (m_slots[at].pair != kEmpty && m_slots[at].pair != key)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = {key, rank++, merge.merged};
    }
}

const Bpe::Slot* Bpe::find(TokenId left, TokenId right) const
{
    const std::uint64_t key = pairKey(left, right);
    std::size_t at = hashOf(key) & (m_slots.size() - 1);
    while (m_slots[at].pair != key) {
        if (m_slots[at].pair == kEmpty)
            return nullptr;
        at = (at + 1) & (m_slots.size() - 1);
    }
    return &m_slots[at];
}

std::uint32_t Bpe::rankOf(TokenId left, TokenId right) const
{
    const Slot* slot = find(left, right);
    return slot ? slot->rank : kNoMerge;
}

void Bpe::start(std::string_view bytes, std::vector<TokenId>& ids) const
{
    ids.clear();
    bool wasUnknown = false;
    for (const char byte : bytes) {
        const TokenId id = m_byteIds[static_cast<unsigned char>(byte)];
        const bool unknown = id < 0;
        if (!unknown)
            ids.push_back(id);
        else if (m_unknown >= 0 && !(wasUnknown && m_fuseUnknown))
            ids.push_back(m_unknown);
        wasUnknown = unknown;
    }
}

void Bpe::encode(std::string_view bytes, std::vector<TokenId>& ids, Scratch& scratch) const
{
    start(bytes, scratch.ids);
    if (scratch.ids.size() > 1) {
        if (scratch.ids.size() <= kShort)
            mergeShort(scratch);
        else
            mergeLong(scratch);
    }
    ids.insert(ids.end(), scratch.ids.begin(), scratch.ids.end());
}

void Bpe::mergeShort(Scratch& scratch) const
{
    auto& ids = scratch.ids;
    auto& ranks = scratch.ranks; // ranks[i]: of the pair (i, i + 1)
    ranks.resize(ids.size() - 1);
    for (std::size_t i = 0; i + 1 < ids.size(); ++i)
        ranks[i] = rankOf(ids[i], ids[i + 1]);
    while (!ranks.empty()) {
        const auto least = std::min_element(ranks.begin(), ranks.end());
        if (*least == kNoMerge)
            break;
        const auto at = static_cast<std::size_t>(least - ranks.begin());
        ids[at] = find(ids[at], ids[at + 1])->merged;
        ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        ranks.erase(least);
        if (at > 0)
            ranks[at - 1] = rankOf(ids[at - 1], ids[at]);
        if (at < ranks.size())
            ranks[at] = rankOf(ids[at], ids[at + 1]);
    }
}

void Bpe::mergeLong(Scratch& scratch) const
{
    auto& ids = scratch.ids;
    auto& ranks = scratch.ranks; // of the pair that starts at i; kNoMerge where i has been merged away
    auto& heap = scratch.heap;   // rank << 32 | position, least first; stale entries are skipped
    const std::size_t size = ids.size();
    scratch.next.resize(size);
    scratch.previous.resize(size);
    ranks.assign(size, kNoMerge);
    heap.clear();
    const auto push = [&](std::size_t at, TokenId right) {
        ranks[at] = rankOf(ids[at], right);
        if (ranks[at] == kNoMerge)
            return;
        heap.push_back(std::uint64_t(ranks[at]) << 32 | at);
        std::push_heap(heap.begin(), heap.end(), std::greater<>());
    };
    for (std::size_t i = 0; i < size; ++i) {
        scratch.next[i] = i + 1 < size ? static_cast<std::int32_t>(i + 1) : -1;
        scratch.previous[i] = static_cast<std::int32_t>(i) - 1;
        if (i + 1 < size)
            push(i, ids[i + 1]);
    }
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end(), std::greater<>());
        const std::uint64_t top = heap.back();
        heap.pop_back();
        const auto at = static_cast<std::size_t>(top & 0xFFFFFFFFu);
        if (ranks[at] != static_cast<std::uint32_t>(top >> 32))
            continue;
        const auto right = static_cast<std::size_t>(scratch.next[at]);
        ids[at] = find(ids[at], ids[right])->merged;
        ids[right] = -1;
        ranks[right] = ranks[at] = kNoMerge;
        scratch.next[at] = scratch.next[right];
        if (scratch.next[at] >= 0) {
            const auto following = static_cast<std::size_t>(scratch.next[at]);
            scratch.previous[following] = static_cast<std::int32_t>(at);
            push(at, ids[following]);
        }
        if (scratch.previous[at] >= 0)
            push(static_cast<std::size_t>(scratch.previous[at]), ids[at]);
    }
    std::erase(ids, -1);
}

} // namespace palimpsest
