#pragma once

namespace palimpsest {

// What packs and returns both hold.
inline constexpr const char* kArchiveManifest = "manifest.json";
inline constexpr const char* kArchiveRatings = "ratings.csv";

} // namespace palimpsest
