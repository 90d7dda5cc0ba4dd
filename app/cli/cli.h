#pragma once

namespace palimpsest {

/// The whole program: reads the arguments, runs the command they name, returns the exit code of DESIGN.md "Programs".
/// Never throws.
int runCommandLine(int argc, char** argv) noexcept;

} // namespace palimpsest
