#include "engine/net/secret.h"

#include <cstring>
#include <mutex>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace palimpsest {

namespace {

/// Counts the secrets of the process and keeps what was in force before the first.
struct ProcessGuard {
    std::mutex mutex;
    int secrets = 0;
    int dumpable = 1;
    rlimit core{};

    void enter()
    {
        const std::lock_guard lock(mutex);
        if (secrets++ > 0)
            return;
        dumpable = ::prctl(PR_GET_DUMPABLE);
        ::getrlimit(RLIMIT_CORE, &core);
        rlimit none = core;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_CORE, &none);
        ::prctl(PR_SET_DUMPABLE, 0);
    }

    void leave()
    {
        const std::lock_guard lock(mutex);
        if (--secrets > 0)
            return;
        ::setrlimit(RLIMIT_CORE, &core);
        ::prctl(PR_SET_DUMPABLE, dumpable);
    }
};

ProcessGuard& guard()
{
    static ProcessGuard instance;
    return instance;
}

} // namespace

void wipe(std::string& bytes) noexcept
{
    ::explicit_bzero(bytes.data(), bytes.capacity());
    bytes.clear();
}

Secret::Secret(std::string& bytes)
{
    guard().enter();
    m_bytes.assign(bytes);
    wipe(bytes);
}

Secret::~Secret()
{
    wipe(m_bytes);
    guard().leave();
}

std::string Secret::shown() const { return m_bytes.size() < 12 ? "…" : "…" + m_bytes.substr(m_bytes.size() - 4); }

} // namespace palimpsest
