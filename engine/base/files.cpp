#include "engine/base/files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace palimpsest {

namespace {

Status writeAll(int descriptor, const void* bytes, std::size_t size, const std::filesystem::path& path)
{
    const char* at = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t written = ::write(descriptor, at, size);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return fileSystem("cannot write " + path.string(), errno);
        }
        at += written;
        size -= static_cast<std::size_t>(written);
    }
    return {};
}

/// A rename is only durable once its directory is.
void syncDirectory(const std::filesystem::path& directory)
{
    const int descriptor = ::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

struct Descriptor {
    int value;
    ~Descriptor()
    {
        if (value >= 0)
            ::close(value);
    }
};

Result<std::uintmax_t> sizeOfRegularFile(int descriptor, const std::filesystem::path& path)
{
    struct stat information {};
    if (::fstat(descriptor, &information) != 0)
        return fileSystem("cannot read " + path.string(), errno);
    if (S_ISDIR(information.st_mode))
        return fileSystem(path.string() + " is a directory, a file is needed");
    return static_cast<std::uintmax_t>(information.st_size);
}

} // namespace

bool isThere(const std::filesystem::path& path) noexcept
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t limit)
{
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.value < 0)
        return fileSystem("cannot open " + path.string(), errno);
    PALIMPSEST_TRY(const std::uintmax_t size, sizeOfRegularFile(file.value, path));
    if (size > limit)
        return badInput(path.string() + " has " + std::to_string(size) + " bytes; at most " + std::to_string(limit)
                        + " are read");
    std::string text;
    text.reserve(size);
    char buffer[1 << 16];
    while (true) { // to the end, not to `size`: pipes and growing files have none that holds
        const ssize_t got = ::read(file.value, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fileSystem("cannot read " + path.string(), errno);
        if (got == 0)
            return text;
        text.append(buffer, static_cast<std::size_t>(got));
        if (text.size() > limit)
            return badInput(path.string() + " is larger than the " + std::to_string(limit) + " bytes that are read");
    }
}

Status writeFileAtomically(const std::filesystem::path& path, std::string_view bytes)
{
    PALIMPSEST_TRY(auto file, AtomicFile::create(path));
    PALIMPSEST_CHECK(file.write(bytes.data(), bytes.size()));
    return file.commit();
}

AtomicFile::AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor)
    : m_path(std::move(path)),
      m_temporary(std::move(temporary)),
      m_descriptor(descriptor)
{
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept
{
    if (this != &other) {
        discard();
        m_path = std::move(other.m_path);
        m_temporary = std::move(other.m_temporary);
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::discard() noexcept
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        ::unlink(m_temporary.c_str());
        m_descriptor = -1;
    }
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path)
{
    std::string temporary = path.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0)
        return fileSystem("cannot write " + path.string(), errno);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, 0666 & ~mask);
    return AtomicFile(path, temporary, descriptor);
}

Status AtomicFile::write(const void* bytes, std::size_t size) { return writeAll(m_descriptor, bytes, size, m_path); }

Status AtomicFile::commit()
{
    if (::fsync(m_descriptor) != 0)
        return fileSystem("cannot write " + m_path.string(), errno);
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return fileSystem("cannot write " + m_path.string(), errno);
    ::close(std::exchange(m_descriptor, -1));
    syncDirectory(m_path.parent_path());
    return {};
}

Result<std::shared_ptr<MappedFile>> MappedFile::open(const std::filesystem::path& path)
{
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.value < 0)
        return fileSystem("cannot open " + path.string(), errno);
    PALIMPSEST_TRY(const std::uintmax_t size, sizeOfRegularFile(file.value, path));
    if (size == 0)
        return badInput(path.string() + " is empty");
    void* data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file.value, 0);
    if (data == MAP_FAILED)
        return fileSystem("cannot map " + path.string(), errno);
    return std::shared_ptr<MappedFile>(new MappedFile(static_cast<std::byte*>(data), size));
}

MappedFile::~MappedFile() { ::munmap(m_data, m_size); }

Status createDirectories(const std::filesystem::path& path)
{
    std::error_code failure;
    std::filesystem::create_directories(path, failure);
    if (failure)
        return fileSystem("cannot create the directory " + path.string() + ": " + failure.message());
    return {};
}

} // namespace palimpsest
