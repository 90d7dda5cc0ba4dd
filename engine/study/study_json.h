#pragma once

#include "engine/study/study.h"
#include "engine/study/study_packs.h"

#include <filesystem>

namespace palimpsest {

/// {"study","units","items_per_rater","minutes_per_rater","warnings"}
std::string toJson(const StudyCreation& creation);
std::string toText(const StudyCreation& creation);

/// {"<key>": ["path", …]}
std::string pathsJson(const std::string& key, const std::vector<std::filesystem::path>& paths);

} // namespace palimpsest
