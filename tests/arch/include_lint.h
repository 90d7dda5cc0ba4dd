#pragma once

#include "tests/arch/arrows.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::arch {

struct Include {
    int line = 0;
    std::string path;
    bool quoted = false;
};

/// The includes of a source text; those in comments are none.
std::vector<Include> includesOf(std::string_view source);

/// "torch", "qt", ... for a header of one of the libraries the table speaks of, else empty.
std::string libraryOf(const std::string& header);

/// "base" for engine/base/error.h, "ui" for ui/shell/window.h, empty for what lies elsewhere.
std::string folderOf(const std::string& path);

/// A finding is one line: file:line: what is wrong.
using Findings = std::vector<std::string>;

/// Every include of app, ui, plotting and engine against the table: folders, libraries (through headers as well),
/// banned headers, and quoted includes that lead to no file of the project.
Findings lintIncludes(const std::filesystem::path& root, const Arrows& arrows);

/// Every folder that engine/*/CMakeLists.txt links, and LibTorch, against the table.
Findings lintLinks(const std::filesystem::path& root, const Arrows& arrows);

/// Code files of more than 400 lines that `allowed` does not list with a reason, and entries that are no longer needed.
/// A line of `allowed`: a path, blanks, the reason.
Findings lintLengths(const std::filesystem::path& root, std::string_view allowed);

} // namespace palimpsest::arch
