#pragma once

#include "engine/base/archive.h"
#include "engine/rating/scale.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

/// What a rater sees of an item, and nothing else of it.
struct PackItem {
    std::string token; ///< 128 random bits, hexadecimal
    int pos = 0;       ///< from 1
    std::string prefix, reference, output;
};

/// An item that ships with the product, rated before the first real one. lo..hi: what is a good answer, `why`: because.
struct TrainingItem {
    std::string prefix, reference, output;
    int lo = 0, hi = 0;
    std::string why;
};

/// A .palpack: what one rater is to rate (spec/study.md section 4).
struct Pack {
    std::string uid;
    Scale scale;
    std::vector<PackItem> items;
    std::vector<TrainingItem> training; ///< empty: the study switched the training round off
    std::string itemsSha256;            ///< of items.jsonl
};

inline constexpr std::uint64_t kArchiveLimit = std::uint64_t(64) << 20;
inline constexpr const char* kPackSuffix = ".palpack";

/// The six characters by which a pack is called: "7QK3MZ".
std::string shortName(const std::string& packUid);

/// The files of a pack. Fills `pack.itemsSha256`. The same pack gives the same bytes.
std::vector<ArchiveFile> packFiles(Pack& pack);

/// Reads a pack and holds it to its manifest: a pack edited by hand is refused.
Result<Pack> readPack(const ArchiveFormat& format, const std::filesystem::path& path);

/// The training items that ship with the product.
Result<std::vector<TrainingItem>> shippedTraining();

} // namespace palimpsest
