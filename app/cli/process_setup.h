#pragma once

namespace palimpsest {

/// What has to be true of the process before the tensor library works: writes into a closed pipe fail instead of
/// ending the program, and Ctrl-C ends it with exit code 130.
void prepareProcess(char** argv);

} // namespace palimpsest
