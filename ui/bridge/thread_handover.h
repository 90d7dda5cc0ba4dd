#pragma once

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace palimpsest {

// An object that goes to another thread through one of Qt's queues, which lock it in and out. ThreadSanitizer does not
// see those locks, the Qt of a distribution is not instrumented; so it is told where they are. Nothing in other builds.

/// Before the queue gets it: all that this thread wrote goes along.
inline void handedOver([[maybe_unused]] const void* object) noexcept
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(const_cast<void*>(object));
#endif
}

/// First thing on the other side.
inline void takenOver([[maybe_unused]] const void* object) noexcept
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(const_cast<void*>(object));
#endif
}

} // namespace palimpsest
