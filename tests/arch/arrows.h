#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest::arch {

using Edges = std::set<std::pair<std::string, std::string>>;

/// The table arrows.txt: which folder may include which, which libraries a folder may use, and what nobody includes.
class Arrows {
public:
    /// Lines that cannot be read, names that are not declared and cycles stand in problems(), not in the table.
    static Arrows parse(std::string_view text);

    const std::vector<std::string>& problems() const { return m_problems; }
    bool knows(const std::string& folder) const { return m_below.count(folder) > 0; }
    bool allows(const std::string& from, const std::string& to) const;
    bool mayUse(const std::string& folder, const std::string& library) const;
    bool isBanned(const std::string& header) const { return m_banned.count(header) > 0; }
    const Edges& edges() const { return m_edges; }

private:
    void addFolder(const std::string& folder, const std::vector<std::string>& below);
    void close();

    Edges m_edges;                                        ///< as written
    std::map<std::string, std::set<std::string>> m_below; ///< transitive, without the folder itself
    std::map<std::string, std::set<std::string>> m_users; ///< library to the folders that may use it
    std::set<std::string> m_banned;
    std::vector<std::string> m_problems;
};

/// The arrows of a Mermaid drawing: lines such as `run --> unlearn & tasks`.
Edges edgesOfDrawing(std::string_view text);

/// Words between blanks.
std::vector<std::string> wordsOf(std::string_view line);
std::vector<std::string> linesOf(std::string_view text);

} // namespace palimpsest::arch
