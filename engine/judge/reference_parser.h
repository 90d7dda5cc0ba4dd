#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

/// What the reference's parser makes of a reply, `int(reply.split("Final score:")[1].strip())` in Python: the integer
/// as Python prints it, or the name of the exception its program would have died of, "IndexError" (no mention of "Final
/// score:") or "ValueError" (what stands there is no int).
std::string parseAsReference(std::string_view reply);

} // namespace palimpsest
