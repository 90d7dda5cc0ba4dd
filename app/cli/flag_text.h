#pragma once

#include <string>
#include <string_view>

namespace palimpsest::flag_text {

// What a flag's value is; help shows it, completion knows what to offer for it. Choices are written a|b|c.
inline constexpr const char* kFile = "FILE";
inline constexpr const char* kFolder = "DIR";
inline constexpr const char* kFolderOrName = "DIR or NAME";
inline constexpr const char* kPath = "PATH";
inline constexpr const char* kText = "TEXT";
inline constexpr const char* kNumber = "X";
inline constexpr const char* kWhole = "N";

/// CLI11 has one text for a flag. It holds three: the line of --help, the default, and what only --help-all says.
struct Parts {
    std::string_view help;
    std::string_view fallback;
    std::string_view more;
};

std::string compose(const Parts& parts);
Parts split(std::string_view description);

} // namespace palimpsest::flag_text
