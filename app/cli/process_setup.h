#pragma once

namespace palimpsest {

/// What has to be true of the process: writes into a closed pipe fail instead of ending the program, and Ctrl-C ends it
/// with exit code 130.
///
/// `computes`, besides: freed memory is kept (engine/base/freed_memory.h), and two things that LibTorch and OpenMP read
/// from the environment; what is set there already is left alone.
/// - Tensors of 2 MB and more lie on huge pages (THP_MEM_ALLOC_ENABLE=1), where the kernel gives them: products of
///   matrices wait less for page tables. A training step of a 125M model took 12 s instead of 15 s on a virtual
///   machine.
/// - Threads that wait for the next tensor operation sleep instead of spinning (OMP_WAIT_POLICY=PASSIVE). Spinning
///   threads take the cores from those that work: a generation of 300 tokens by a 2.7M model took 4.7 s of processor
///   time instead of 1.3 s, and 1.8 times as long, with two threads on a busy machine. OpenMP reads it when it is
///   loaded, before main, so the program starts itself anew, once.
void prepareProcess(char** argv, bool computes);

} // namespace palimpsest
