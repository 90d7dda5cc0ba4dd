#include "tests/arch/arrows.h"

#include <sstream>

namespace palimpsest::arch {

namespace {

constexpr std::string_view kArrow = "->";
const std::set<std::string> kTopFolders{"ui", "app", "plotting", "engine"};

} // namespace

std::vector<std::string> wordsOf(std::string_view line)
{
    std::istringstream stream{std::string(line)};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

Arrows Arrows::parse(std::string_view text)
{
    Arrows arrows;
    arrows.m_below["engine"];
    for (const std::string& line : linesOf(text)) {
        std::vector<std::string> words = wordsOf(line);
        if (words.empty() || words[0][0] == '#')
            continue;
        const std::string first = words[0];
        if (first.back() == ':') {
            const std::set<std::string> rest(words.begin() + 1, words.end());
            if (first == "never:")
                arrows.m_banned = rest;
            else
                arrows.m_users[first.substr(0, first.size() - 1)] = rest;
        } else if (words.size() >= 2 && words[1] == kArrow) {
            arrows.addFolder(first, {words.begin() + 2, words.end()});
        } else {
            arrows.m_problems.push_back("cannot be read: " + line);
        }
    }
    arrows.close();
    return arrows;
}

void Arrows::addFolder(const std::string& folder, const std::vector<std::string>& below)
{
    if (m_below.count(folder) > 0)
        m_problems.push_back(folder + " has two lines");
    m_below[folder].insert(below.begin(), below.end());
    if (kTopFolders.count(folder) == 0)
        m_below["engine"].insert(folder);
    for (const std::string& name : below)
        m_edges.emplace(folder, name);
}

void Arrows::close()
{
    for (const auto& [from, to] : m_edges)
        if (m_below.count(to) == 0)
            m_problems.push_back(from + " -> " + to + ": " + to + " has no line of its own");
    for (const auto& [library, folders] : m_users)
        for (const std::string& folder : folders)
            if (m_below.count(folder) == 0)
                m_problems.push_back(library + ": " + folder + " has no line of its own");

    for (bool grown = true; grown;) {
        grown = false;
        for (auto& [folder, below] : m_below) {
            const std::set<std::string> before = below;
            for (const std::string& name : before)
                if (const auto found = m_below.find(name); found != m_below.end())
                    below.insert(found->second.begin(), found->second.end());
            grown = grown || below.size() != before.size();
        }
    }
    for (const auto& [folder, below] : m_below)
        if (below.count(folder) > 0)
            m_problems.push_back(folder + " stands below itself");
}

bool Arrows::allows(const std::string& from, const std::string& to) const
{
    const auto found = m_below.find(from);
    return from == to || (found != m_below.end() && found->second.count(to) > 0);
}

bool Arrows::mayUse(const std::string& folder, const std::string& library) const
{
    const auto found = m_users.find(library);
    if (found == m_users.end())
        return true;
    return found->second.count(folder) > 0 || (found->second.count("engine") > 0 && kTopFolders.count(folder) == 0);
}

Edges edgesOfDrawing(std::string_view text)
{
    Edges edges;
    for (const std::string& line : linesOf(text)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.size() < 3 || words[1] != "-->")
            continue;
        for (std::size_t i = 2; i < words.size(); ++i)
            if (words[i] != "&")
                edges.emplace(words[0], words[i]);
    }
    return edges;
}

} // namespace palimpsest::arch
