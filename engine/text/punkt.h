#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace palimpsest {

/// Punkt's sentence splitter (Kiss and Strunk 2006) as NLTK 3.9 applies it, its tables in the form `punkt_tab`.
/// Immutable and thread-safe.
class Punkt {
public:
    /// Half-open, in code points.
    struct Span {
        std::size_t start;
        std::size_t stop;
    };

    /// Reads abbrev_types.txt, collocations.tab, ortho_context.tab and sent_starters.txt.
    static Result<Punkt> load(const std::filesystem::path& directory);

    /// Where the sentences of `text` stand, white space between them left out.
    std::vector<Span> sentences(std::u32string_view text) const;

private:
    struct Token;
    struct Candidate;

    Punkt() = default;
    std::vector<Candidate> candidates(std::u32string_view text) const;
    bool containsBreak(std::u32string_view context) const;
    Token tokenOf(std::u32string_view text) const;
    void judgeAlone(Token& token) const;
    void judgeBefore(Token& token, const Token& next) const;
    enum class Starter { No, Yes, Unknown };
    Starter startsSentence(const Token& token) const;
    int contextOf(const std::string& type) const;

    std::unordered_set<std::string> m_abbreviations;
    std::unordered_set<std::string> m_collocations; ///< both words, a tab between them
    std::unordered_set<std::string> m_starters;
    std::unordered_map<std::string, int> m_contexts; ///< positions and cases a type was seen in
};

} // namespace palimpsest
