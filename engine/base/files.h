#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace palimpsest {

/// The whole file. Fails with the path in the message where it cannot be read or is larger than `limit` bytes.
Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t limit = std::uintmax_t(1) << 32);

/// Whether something stands at `path`, as far as that can be told.
bool isThere(const std::filesystem::path& path) noexcept;

/// Writes to a temporary beside `path`, syncs it and renames it: `path` is either as it was or complete.
/// A failure (no room, no permission) leaves no file behind.
Status writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// Such a file written piece by piece. Nothing stands under the final name until commit(); destroyed without it, the
/// temporary is removed. Not copyable; one thread.
class AtomicFile {
public:
    static Result<AtomicFile> create(const std::filesystem::path& path);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    ~AtomicFile();

    Status write(const void* bytes, std::size_t size);
    Status commit();

private:
    AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor);
    void discard() noexcept;

    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

/// A file mapped copy-on-write: the bytes may be written to, the file never changes. Unmapped with the last owner.
class MappedFile {
public:
    static Result<std::shared_ptr<MappedFile>> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<std::byte> bytes() const { return {m_data, m_size}; }

private:
    MappedFile(std::byte* data, std::size_t size) : m_data(data), m_size(size) {}

    std::byte* m_data;
    std::size_t m_size;
};

/// Creates a directory and its parents; an existing one is fine.
Status createDirectories(const std::filesystem::path& path);

} // namespace palimpsest
