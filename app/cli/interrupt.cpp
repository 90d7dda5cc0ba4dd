#include "app/cli/interrupt.h"

#include "engine/base/error.h"

#include <atomic>
#include <csignal>
#include <string_view>
#include <unistd.h>

namespace palimpsest::interrupt {

namespace {

std::atomic<bool> g_gentle = false;
std::atomic<bool> g_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "signal handlers may only touch lock-free atomics");

void say(std::string_view text)
{
    // A message that cannot be written is no reason to do otherwise.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

extern "C" void onSignal(int)
{
    if (!g_gentle.load() || g_requested.exchange(true)) {
        say("\n");
        ::_exit(static_cast<int>(ErrorKind::Interrupted));
    }
    say("\nStopping after this step. Once more stops at once.\n");
}

void install()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

void endAtOnce()
{
    g_gentle = false;
    install();
}

void stopGently()
{
    g_requested = false;
    g_gentle = true;
    install();
}

bool requested() { return g_requested.load(); }

} // namespace palimpsest::interrupt
