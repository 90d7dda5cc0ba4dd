#include "engine/base/append_file.h"

#include <cerrno>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <thread>
#include <unistd.h>
#include <utility>

namespace palimpsest {

class AppendFile::Impl {
public:
    Impl(int descriptor, std::string path, std::uintmax_t size)
        : m_path(std::move(path)),
          m_descriptor(descriptor),
          m_size(size)
    {
        m_thread = std::thread([this] { work(); });
    }

    ~Impl()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_wake.notify_all();
        m_thread.join();
        ::close(m_descriptor);
    }

    void append(std::string_view bytes)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_pending += bytes;
            m_size += bytes.size();
        }
        m_wake.notify_one();
    }

    Status flush()
    {
        std::unique_lock lock(m_mutex);
        const std::uint64_t ticket = ++m_syncAsked;
        m_wake.notify_one();
        m_written.wait(lock, [&] { return m_syncDone >= ticket || m_failure; });
        return m_failure ? Status(*m_failure) : Status();
    }

    Status status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_failure ? Status(*m_failure) : Status();
    }

    std::uintmax_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_size;
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_closing || m_syncAsked > m_syncDone || !m_pending.empty(); });
            if (m_pending.empty() && m_syncAsked == m_syncDone)
                return; // closing, and nothing is left
            const std::string chunk = std::exchange(m_pending, {});
            const std::uint64_t ticket = m_syncAsked;
            const bool sync = ticket > m_syncDone;
            const bool broken = m_failure.has_value();
            lock.unlock();
            const int error = broken ? 0 : put(chunk, sync);
            lock.lock();
            m_syncDone = ticket;
            if (error != 0)
                m_failure = fileSystem("cannot write " + m_path, error);
            m_written.notify_all();
        }
    }

    int put(std::string_view chunk, bool sync) const
    {
        while (!chunk.empty()) {
            const ssize_t written = ::write(m_descriptor, chunk.data(), chunk.size());
            if (written < 0 && errno != EINTR)
                return errno;
            if (written > 0)
                chunk.remove_prefix(static_cast<std::size_t>(written));
        }
        // Pipes and special files cannot be synced, and need not be.
        return sync && ::fdatasync(m_descriptor) != 0 && errno != EINVAL && errno != EROFS ? errno : 0;
    }

    const std::string m_path;
    const int m_descriptor;
    std::thread m_thread;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_written;
    // Guarded by m_mutex.
    std::string m_pending;
    std::uintmax_t m_size;
    std::uint64_t m_syncAsked = 0;
    std::uint64_t m_syncDone = 0;
    std::optional<Error> m_failure;
    bool m_closing = false;
};

AppendFile::AppendFile(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AppendFile::~AppendFile() = default;

Result<std::unique_ptr<AppendFile>> AppendFile::open(const std::filesystem::path& path, std::uintmax_t keepBytes)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0)
        return fileSystem("cannot write " + path.string(), errno);
    if (std::filesystem::is_regular_file(path) && ::ftruncate(descriptor, static_cast<off_t>(keepBytes)) != 0) {
        const int error = errno;
        ::close(descriptor);
        return fileSystem("cannot write " + path.string(), error);
    }
    return std::unique_ptr<AppendFile>(new AppendFile(std::make_unique<Impl>(descriptor, path.string(), keepBytes)));
}

void AppendFile::append(std::string_view bytes) noexcept { m_impl->append(bytes); }
Status AppendFile::flush() { return m_impl->flush(); }
Status AppendFile::status() const { return m_impl->status(); }
std::uintmax_t AppendFile::size() const { return m_impl->size(); }

} // namespace palimpsest
