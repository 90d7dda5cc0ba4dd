#pragma once

namespace palimpsest {

/// What has to be true of the process: writes into a closed pipe fail instead of ending the program, and Ctrl-C ends it
/// with exit code 130.
///
/// `computes`: threads that wait for the next tensor operation sleep instead of spinning. OpenMP reads that from the
/// environment when it is loaded, before main, so the program sets OMP_WAIT_POLICY=PASSIVE and starts itself anew,
/// once; a policy that is set already is left alone. Spinning threads take the cores from those that work: a generation
/// of 300 tokens by a 2.7M model took 4.7 s of processor time instead of 1.3 s, and 1.8 times as long, with two threads
/// on a busy machine.
void prepareProcess(char** argv, bool computes);

} // namespace palimpsest
