#include "engine/formats/zip_directory.h"

#include <array>
#include <cstring>
#include <optional>
#include <unordered_set>

namespace palimpsest {

namespace {

// Layouts: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14 to 4.3.16 (its end).
constexpr std::uint32_t kLocalMark = 0x04034b50;
constexpr std::uint32_t kCentralMark = 0x02014b50;
constexpr std::uint32_t kEndMark = 0x06054b50;
constexpr std::uint32_t kEnd64Mark = 0x06064b50;
constexpr std::uint32_t kLocator64Mark = 0x07064b50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEnd64Size = 56;
constexpr std::size_t kLocator64Size = 20;
constexpr std::size_t kLongestComment = 65535;
constexpr std::uint16_t kExtra64 = 1;
constexpr std::uint32_t kIn64 = 0xffffffff; ///< the value stands in the zip64 field

/// Where the central directory is and how many records it has.
struct Directory {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
    std::uint64_t records = 0;
};

/// The little-endian integer at `at`; the caller has checked that it is there.
template <typename T>
T read(std::string_view bytes, std::size_t at)
{
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

bool fits(std::string_view bytes, std::uint64_t begin, std::uint64_t size)
{
    return begin <= bytes.size() && size <= bytes.size() - begin;
}

/// The record's name in a message.
std::string nameText(const std::string& name)
{
    std::string text(1, '"');
    text.append(name, 0, 100);
    text += '"';
    return text;
}

Error broken(const std::string& what) { return badInput("the zip archive is damaged: " + what); }

std::optional<std::size_t> findEnd(std::string_view archive)
{
    if (archive.size() < kEndSize)
        return std::nullopt;
    const std::size_t last = archive.size() - kEndSize;
    const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
    for (std::size_t at = last + 1; at-- > first;)
        if (read<std::uint32_t>(archive, at) == kEndMark
            && at + kEndSize + read<std::uint16_t>(archive, at + 20) <= archive.size())
            return at;
    return std::nullopt;
}

Result<Directory> findDirectory(std::string_view archive)
{
    const auto end = findEnd(archive);
    if (!end)
        return broken("its directory is not found (the file is cut off)");
    Directory directory;
    directory.records = read<std::uint16_t>(archive, *end + 10);
    directory.size = read<std::uint32_t>(archive, *end + 12);
    directory.begin = read<std::uint32_t>(archive, *end + 16);
    if (*end >= kLocator64Size && read<std::uint32_t>(archive, *end - kLocator64Size) == kLocator64Mark) {
        const auto at = read<std::uint64_t>(archive, *end - kLocator64Size + 8);
        if (!fits(archive, at, kEnd64Size) || read<std::uint32_t>(archive, at) != kEnd64Mark)
            return broken("its zip64 directory is not where it should be");
        directory.records = read<std::uint64_t>(archive, at + 32);
        directory.size = read<std::uint64_t>(archive, at + 40);
        directory.begin = read<std::uint64_t>(archive, at + 48);
    }
    if (!fits(archive, directory.begin, directory.size))
        return broken("its directory lies outside of the file");
    return directory;
}

/// Fills in what stands in the zip64 field because it did not fit 32 bits. Their order there: size, packed size,
/// offset.
Status readExtra(std::string_view extra, std::uint64_t& size, std::uint64_t& packed, std::uint64_t& local)
{
    while (extra.size() >= 4) {
        const auto kind = read<std::uint16_t>(extra, 0);
        const auto length = read<std::uint16_t>(extra, 2);
        if (length > extra.size() - 4)
            return broken("an extra field is cut off");
        std::string_view field = extra.substr(4, length);
        extra.remove_prefix(4 + std::size_t(length));
        if (kind != kExtra64)
            continue;
        for (std::uint64_t* value : {&size, &packed, &local}) {
            if (*value != kIn64)
                continue;
            if (field.size() < 8)
                return broken("a zip64 field is cut off");
            *value = read<std::uint64_t>(field, 0);
            field.remove_prefix(8);
        }
    }
    return {};
}

/// Reads the record at `at` of the central directory and moves `at` behind it.
Result<ZipRecord> readRecord(std::string_view archive, std::string_view directory, std::size_t& at)
{
    if (!fits(directory, at, kCentralSize) || read<std::uint32_t>(directory, at) != kCentralMark)
        return broken("its directory is cut off");
    const auto nameSize = read<std::uint16_t>(directory, at + 28);
    const auto extraSize = read<std::uint16_t>(directory, at + 30);
    const auto commentSize = read<std::uint16_t>(directory, at + 32);
    const std::size_t whole = kCentralSize + nameSize + extraSize + commentSize;
    if (!fits(directory, at, whole))
        return broken("its directory is cut off");

    ZipRecord record;
    record.name = directory.substr(at + kCentralSize, nameSize);
    const auto flags = read<std::uint16_t>(directory, at + 8);
    const auto method = read<std::uint16_t>(directory, at + 10);
    record.crc = read<std::uint32_t>(directory, at + 16);
    std::uint64_t packed = read<std::uint32_t>(directory, at + 20);
    record.size = read<std::uint32_t>(directory, at + 24);
    std::uint64_t local = read<std::uint32_t>(directory, at + 42);
    PALIMPSEST_CHECK(readExtra(directory.substr(at + kCentralSize + nameSize, extraSize), record.size, packed, local));
    at += whole;

    record.stored = method == 0 && (flags & 1) == 0;
    const std::string place = nameText(record.name) + " ";
    if (record.stored && packed != record.size)
        return broken(place + "has two sizes");
    if (!fits(archive, local, kLocalSize) || read<std::uint32_t>(archive, local) != kLocalMark)
        return broken(place + "is not where its directory says");
    record.begin =
        local + kLocalSize + read<std::uint16_t>(archive, local + 26) + read<std::uint16_t>(archive, local + 28);
    if (!fits(archive, record.begin, packed))
        return broken(place + "reaches beyond the end of the file");
    return record;
}

} // namespace

Result<std::vector<ZipRecord>> readZipDirectory(std::string_view archive)
{
    PALIMPSEST_TRY(const Directory found, findDirectory(archive));
    const std::string_view directory = archive.substr(found.begin, found.size);
    std::vector<ZipRecord> records;
    std::unordered_set<std::string> names;
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < found.records; ++i) {
        PALIMPSEST_TRY(ZipRecord record, readRecord(archive, directory, at));
        if (!names.insert(record.name).second)
            return broken(nameText(record.name) + " stands twice in it");
        records.push_back(std::move(record));
    }
    return records;
}

std::uint32_t crc32(std::string_view bytes)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> values{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            values[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                values[i] = (values[i] >> 1) ^ (values[i] & 1 ? 0xedb88320u : 0u);
        }
        return values;
    }();
    std::uint32_t crc = 0xffffffffu;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

} // namespace palimpsest
