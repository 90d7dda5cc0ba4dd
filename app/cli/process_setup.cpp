#include "app/cli/process_setup.h"

#include "app/cli/interrupt.h"
#include "engine/base/freed_memory.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace palimpsest {

namespace {

constexpr const char* kWaitPolicy = "OMP_WAIT_POLICY";
constexpr const char* kHugePages = "THP_MEM_ALLOC_ENABLE";

/// Returns only where it is not needed or not possible; the program then works as it is, but slower.
void restartWithSleepingThreads(char** argv)
{
    if (std::getenv(kWaitPolicy) != nullptr || std::getenv("GOMP_SPINCOUNT") != nullptr)
        return;
    if (::setenv(kWaitPolicy, "PASSIVE", 1) != 0)
        return;
    std::error_code failure;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (!failure)
        ::execv(program.c_str(), argv); // under its own name in the list of processes
    ::execv("/proc/self/exe", argv);
}

} // namespace

void prepareProcess(char** argv, bool computes)
{
    if (computes) {
        ::setenv(kHugePages, "1", 0);
        restartWithSleepingThreads(argv);
        keepFreedMemory();
    }
    ::signal(SIGPIPE, SIG_IGN);
    interrupt::endAtOnce();
}

} // namespace palimpsest
