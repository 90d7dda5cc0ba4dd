#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// results.json of the reference implementation: what several models made of each sample (spec/icu.md section 4).
struct ResultsFile {
    struct Item {
        std::string prefix;
        std::string reference;
        std::vector<std::string> candidates; ///< one a model, in the order of `models`
    };
    std::vector<std::string> models; ///< in the order of the keys: original, opt, then the policies
    std::vector<Item> items;         ///< in the order of the experiment's list

    /// The text as Python's json.dump writes it by default: one line, non-ASCII as \uXXXX. Bytes that are not UTF-8
    /// become U+FFFD.
    std::string text() const;
};

/// Reads such a file: an array of objects that all have prefix, reference and the same models. Errors name the item.
Result<ResultsFile> readResultsFile(const std::filesystem::path& path);

/// `text` as such a file has it: without the <|endoftext|> that generations have; nothing is trimmed.
std::string withoutEndOfText(std::string text);

/// `text` as Python's json.dumps writes a string.
std::string pythonJsonString(std::string_view text);

} // namespace palimpsest
