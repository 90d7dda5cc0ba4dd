#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// What must not be seen in a pack.
struct LeakWords {
    std::vector<std::string> specialTokens;
    std::vector<std::string> names; ///< of models, runs, methods, people; looked for as whole words
    std::vector<std::string> paths;
};

struct LeakFinding {
    enum class Kind { Token, Name, Path, Length };
    Kind kind = Kind::Name;
    int pos = 0;         ///< of the item, from 1; 0: of no single item
    std::string pack;    ///< its short name; empty where it is of no single one
    std::string what;    ///< "the name 'icu'"; of Length: a whole sentence
    bool blocks = false; ///< a name that the sample's own text has only warns, as do lengths

    /// "item 3 in pack 7QK3MZ shows the name 'icu', which its own text has as well".
    std::string sentence() const;
};

/// Looks for what would tell a rater where an output comes from.
std::vector<LeakFinding> findLeaks(int pos, std::string_view prefix, std::string_view reference,
                                   std::string_view output, const LeakWords& words);

} // namespace palimpsest
