#pragma once

namespace palimpsest {

/// To be called before several threads compute exp, log or tanh of float32 tensors. MKL chooses its kernel of each such
/// function in the first call, and where threads make that call at once, one of them can compute its part with a kernel
/// of lower accuracy (PyTorch issue 188792): a run in a hundred then differs from the same run before. This makes the
/// first calls, once a process, in one thread.
void settleVectorMath();

} // namespace palimpsest
