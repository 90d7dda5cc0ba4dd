#include "ui/bridge/journal_tail.h"

#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace palimpsest {

Result<JournalTail::Piece> JournalTail::read(std::size_t limit)
{
    const int descriptor = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fileSystem("cannot read " + m_path.string(), errno);
    const std::unique_ptr<const int, void (*)(const int*)> closer(&descriptor, [](const int* fd) { ::close(*fd); });
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return fileSystem("cannot read " + m_path.string(), errno);

    Piece piece;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (m_inode != 0 && (m_inode != status.st_ino || size < m_offset)) {
        piece.restarted = true;
        m_offset = 0;
        m_parser = {};
    }
    m_inode = status.st_ino;

    std::string bytes(std::size_t(std::min<std::uint64_t>(limit, size - m_offset)), '\0');
    const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(m_offset));
    if (got < 0)
        return fileSystem("cannot read " + m_path.string(), errno);
    bytes.resize(static_cast<std::size_t>(got));
    m_offset += bytes.size();
    piece.more = m_offset < size && got > 0;
    PALIMPSEST_TRY(piece.records, m_parser.feed(bytes).in(m_path.string()));
    return piece;
}

} // namespace palimpsest
