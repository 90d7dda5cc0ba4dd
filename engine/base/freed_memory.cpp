#include "engine/base/freed_memory.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace palimpsest {

void keepFreedMemory()
{
#ifdef __GLIBC__
    // A mapping of its own is unmapped when it is freed, and so is an arena that a thread has beside the main one.
    ::mallopt(M_MMAP_MAX, 0);
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_TRIM_THRESHOLD, -1);
#endif
}

void returnFreedMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace palimpsest
