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
    int pos = 0; ///< of the item, from 1
    std::string what;
    bool blocks = false; ///< a name that the sample's own text has only warns
};

/// Looks for what would tell a rater where an output comes from.
std::vector<LeakFinding> findLeaks(int pos, std::string_view prefix, std::string_view reference,
                                   std::string_view output, const LeakWords& words);

} // namespace palimpsest
