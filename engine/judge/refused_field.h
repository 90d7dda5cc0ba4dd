#pragma once

#include "engine/judge/endpoint.h"
#include "engine/judge/judge_reply.h"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A field of the request that an endpoint's settings can leave out, or send under another name.
struct LeftOut {
    std::string field; ///< "temperature"
    Endpoint endpoint; ///< that no longer sends it
};

/// What to leave out after a reply that refuses a field of the request: the field it names, or, where it names none,
/// each in turn (`tried` are those that were left out already). Nothing where the reply is about something else.
std::optional<LeftOut> leaveOutRefused(const Endpoint& endpoint, const JudgeReply& reply,
                                       const std::vector<std::string>& tried);

} // namespace palimpsest
