#include "app/cli/process_setup.h"

#include "app/cli/interrupt.h"

#include <csignal>

namespace palimpsest {

void prepareProcess(char** argv)
{
    (void)argv;
    ::signal(SIGPIPE, SIG_IGN);
    interrupt::endAtOnce();
}

} // namespace palimpsest
