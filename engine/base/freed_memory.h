#pragma once

namespace palimpsest {

/// From now on the process keeps freed memory for its next allocation, however large, and threads share it. Otherwise
/// the C library gives tensors of a training step back to the kernel and asks for them again in the next one: a step of
/// a 125M model then takes new pages of 6 GB, a seventh of its time. For main, before other threads start. Does nothing
/// where the C library is not glibc.
void keepFreedMemory();

/// Gives freed memory back to the kernel after a piece of work whose memory nothing needs soon. Any thread.
void returnFreedMemory();

} // namespace palimpsest
