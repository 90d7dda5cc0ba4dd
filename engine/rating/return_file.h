#pragma once

#include "engine/rating/pack.h"
#include "engine/rating/rating_event.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest {

class RaterFile;

/// A line of a return that was not taken, and why.
struct RejectedLine {
    std::size_t line = 0; ///< from 1
    std::string why;
};

/// What a rater sent back: a return zip, or a filled ratings.csv.
struct ReturnedRatings {
    std::string packUid;     ///< empty in a CSV: its tokens tell
    std::string itemsSha256; ///< empty in a CSV
    bool fromCsv = false;    ///< no times, no history
    std::string archiveSha256;
    std::vector<RatingEvent> events;
    std::vector<std::size_t> lines; ///< of each event
    std::vector<RejectedLine> rejected;
};

using ReturnWritten = std::function<void(Result<std::filesystem::path>)>;

/// Writes return-<name>-<device6>-<n>.zip into `folder`, at once as far as the caller is concerned: `written` is told
/// its path on the file's writer thread. `format` lasts until then.
void writeReturn(RaterFile& file, const ArchiveFormat& format, const std::filesystem::path& folder,
                 const std::string& appVersion, ReturnWritten written);

/// The same, waiting for it.
Result<std::filesystem::path> writeReturn(RaterFile& file, const ArchiveFormat& format,
                                          const std::filesystem::path& folder, const std::string& appVersion);

/// Reads a return. Refuses the whole file where it is no return, was cut, is too large, or holds what does not belong
/// there; single lines that cannot be used are listed.
Result<ReturnedRatings> readReturn(const ArchiveFormat& format, const std::filesystem::path& path);

} // namespace palimpsest
