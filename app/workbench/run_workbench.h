#pragma once

namespace palimpsest {

/// The whole program: sets the process up, parses the arguments, shows the window. Returns the exit code.
int runWorkbench(int argc, char** argv);

} // namespace palimpsest
