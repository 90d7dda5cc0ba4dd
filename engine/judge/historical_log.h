#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// A judge's reply as the reference's program logged it.
struct LoggedReply {
    std::size_t line = 0; ///< of the file, from 1
    std::string at;       ///< the log's own clock: "2024-05-01T12:00:00.123"
    std::string text;     ///< with its line breaks
    std::string finishReason;
    std::int64_t promptTokens = 0;
    std::int64_t completionTokens = 0;
    /// What the program read; nothing where it died of the reply.
    std::optional<long long> score;
};

/// One sample's turn: the prefix, then a reply for each policy in their order.
struct LoggedSample {
    std::size_t line = 0;
    std::string prefix;
    std::vector<LoggedReply> replies;
};

/// Reads a log of the reference's judge program (spec/judge.md section 4). A record begins with
/// "YYYY-MM-DD hh:mm:ss,mmm - [LEVEL] - " and runs on to the next such start. The record in front of "finish reason …,
/// prompt tokens n, completion tokens n" is a reply, whatever it says; records that belong to no sample are skipped.
/// Fails, naming the line, where a reply belongs to no sample, or where there is no reply at all.
Result<std::vector<LoggedSample>> parseHistoricalLog(std::string_view text);
Result<std::vector<LoggedSample>> readHistoricalLog(const std::filesystem::path& path);

} // namespace palimpsest
