#pragma once

#include "engine/events/journal.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace palimpsest {

/// Reads a journal on from where it stopped, as often as asked, while another process may write it. One thread at a
/// time.
class JournalTail {
public:
    struct Piece {
        std::vector<EventRecord> records;
        bool restarted = false; ///< another run stands there now: forget what came before these records
        bool more = false;      ///< there are further bytes already
    };

    explicit JournalTail(std::filesystem::path path) : m_path(std::move(path)) {}

    /// The next events, from at most `limit` bytes. A torn last line waits for its end.
    Result<Piece> read(std::size_t limit = std::size_t(8) << 20);

private:
    std::filesystem::path m_path;
    std::uint64_t m_inode = 0;
    std::uint64_t m_offset = 0;
    JournalParser m_parser;
};

} // namespace palimpsest
