#include "tests/arch/include_lint.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace palimpsest::arch {

namespace {

constexpr int kLongestFile = 400;

std::string textOf(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// The files under root/folder with one of the extensions, relative to root, sorted.
std::vector<std::string> filesUnder(const fs::path& root, const std::string& folder,
                                    const std::set<std::string>& extensions)
{
    std::vector<std::string> files;
    if (!fs::is_directory(root / folder))
        return files;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
        if (entry.is_regular_file() && extensions.count(entry.path().extension().string()) > 0)
            files.push_back(entry.path().lexically_relative(root).generic_string());
    std::sort(files.begin(), files.end());
    return files;
}

bool startsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

/// The same lines with every comment blanked.
std::string withoutComments(std::string_view source)
{
    std::string text(source);
    enum class In { Code, Line, Block, String } in = In::Code;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view pair = std::string_view(text).substr(i, 2);
        if (in == In::Code && text[i] == '"') {
            in = In::String;
        } else if (in == In::String && (text[i] == '"' || text[i] == '\n')) {
            in = In::Code;
        } else if (in == In::String && text[i] == '\\') {
            ++i;
        } else if (in == In::Code && (pair == "//" || pair == "/*")) {
            in = pair == "//" ? In::Line : In::Block;
            text[i] = ' ';
            text[++i] = ' ';
        } else if (in == In::Block && pair == "*/") {
            in = In::Code;
            text[i] = ' ';
            text[++i] = ' ';
        } else if (in == In::Line && text[i] == '\n') {
            in = In::Code;
        } else if ((in == In::Line || in == In::Block) && text[i] != '\n') {
            text[i] = ' ';
        }
    }
    return text;
}

/// Lints one tree; remembers the includes of every file it opens.
class Linter {
public:
    Linter(const fs::path& root, const Arrows& arrows) : m_root(root), m_arrows(arrows) {}

    void lint(const std::string& file)
    {
        const std::string folder = folderOf(file);
        if (!m_arrows.knows(folder)) {
            m_findings.push_back(file + ":1: the folder " + folder + " is not in the table");
            return;
        }
        for (const Include& include : includes(file))
            lintOne(file, folder, include);
        for (const Include& include : includes(file)) {
            std::set<std::string> seen{file};
            const std::string where = file + ":" + std::to_string(include.line) + ": " + folder + " may not use ";
            lintLibraries(include, folder, where, file, seen);
        }
    }

    Findings take() { return std::move(m_findings); }

private:
    const std::vector<Include>& includes(const std::string& file)
    {
        const auto found = m_includes.find(file);
        if (found != m_includes.end())
            return found->second;
        return m_includes[file] = includesOf(textOf(m_root / file));
    }

    bool isGenerated(const std::string& path) const
    {
        return fs::path(path).extension() == ".moc" || startsWith(path, "moc_") || startsWith(path, "ui_");
    }

    void lintOne(const std::string& file, const std::string& folder, const Include& include)
    {
        const std::string where = file + ":" + std::to_string(include.line) + ": ";
        if (m_arrows.isBanned(include.path))
            m_findings.push_back(where + "nobody includes " + include.path);
        if (!include.quoted || isGenerated(include.path))
            return;
        const std::string target = folderOf(include.path);
        if (!fs::is_regular_file(m_root / include.path))
            m_findings.push_back(where + "\"" + include.path + "\" is no file of the project, seen from its root");
        else if (!m_arrows.allows(folder, target))
            m_findings.push_back(where + folder + " may not include " + include.path + ": no arrow leads from " + folder
                                 + " to " + (target.empty() ? "there" : target));
    }

    /// Follows an include of the file at the end of `way` through the project's headers to the libraries that `folder`
    /// may not see. A header that brings one in is reported once a folder.
    void lintLibraries(const Include& include, const std::string& folder, const std::string& where,
                       const std::string& way, std::set<std::string>& seen)
    {
        if (!include.quoted) {
            const std::string library = libraryOf(include.path);
            const std::string holder = way.substr(way.rfind(' ') + 1);
            if (!library.empty() && !m_arrows.mayUse(folder, library)
                && m_reported.insert(folder + " " + library + " " + holder).second)
                m_findings.push_back(where + library + ": " + way + " > <" + include.path + ">");
        } else if (fs::is_regular_file(m_root / include.path) && seen.insert(include.path).second) {
            for (const Include& next : includes(include.path))
                lintLibraries(next, folder, where, way + " > " + include.path, seen);
        }
    }

    const fs::path& m_root;
    const Arrows& m_arrows;
    std::map<std::string, std::vector<Include>> m_includes;
    std::set<std::string> m_reported;
    Findings m_findings;
};

} // namespace

std::vector<Include> includesOf(std::string_view source)
{
    std::vector<Include> includes;
    int number = 0;
    for (const std::string& line : linesOf(withoutComments(source))) {
        ++number;
        std::size_t at = line.find_first_not_of(" \t");
        if (at == std::string::npos || line[at] != '#')
            continue;
        at = line.find_first_not_of(" \t", at + 1);
        if (at == std::string::npos || !startsWith(std::string_view(line).substr(at), "include"))
            continue;
        at = line.find_first_of("<\"", at);
        if (at == std::string::npos)
            continue;
        const bool quoted = line[at] == '"';
        const std::size_t end = line.find(quoted ? '"' : '>', at + 1);
        if (end != std::string::npos)
            includes.push_back({number, line.substr(at + 1, end - at - 1), quoted});
    }
    return includes;
}

std::string libraryOf(const std::string& header)
{
    static const std::array<std::pair<std::string_view, std::string_view>, 11> kStarts{{
        {"torch/", "torch"},
        {"ATen/", "torch"},
        {"c10/", "torch"},
        {"caffe2/", "torch"},
        {"nlohmann/", "json"},
        {"curl/", "curl"},
        {"sqlite3", "sqlite"},
        {"quazip/", "qt"},
        {"qt6keychain/", "qt"},
        {"Qt", "qt"},
        {"qt", "qt"},
    }};
    for (const auto& [start, library] : kStarts)
        if (startsWith(header, start))
            return std::string(library);
    const bool isQtClass = header.size() > 1 && header[0] == 'Q' && std::isupper(static_cast<unsigned char>(header[1]));
    return isQtClass ? "qt" : "";
}

std::string folderOf(const std::string& path)
{
    const fs::path parts(path);
    auto part = parts.begin();
    if (part == parts.end() || std::next(part) == parts.end())
        return {};
    const std::string first = part->string();
    if (first == "app" || first == "ui" || first == "plotting")
        return first;
    if (first != "engine" || std::next(part, 2) == parts.end())
        return {};
    return std::next(part)->string();
}

Findings lintIncludes(const fs::path& root, const Arrows& arrows)
{
    Linter linter(root, arrows);
    for (const std::string folder : {"engine", "plotting", "ui", "app"})
        for (const std::string& file : filesUnder(root, folder, {".h", ".hpp", ".cpp", ".inc"}))
            linter.lint(file);
    return linter.take();
}

Findings lintLinks(const fs::path& root, const Arrows& arrows)
{
    Findings findings;
    for (const std::string& file : filesUnder(root, "engine", {".txt"})) {
        const std::string folder = folderOf(file);
        if (folder.empty() || fs::path(file).filename() != "CMakeLists.txt")
            continue;
        std::string text;
        for (const std::string& line : linesOf(textOf(root / file)))
            text += line.substr(0, line.find('#')) + "\n";
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
        for (const std::string& word : wordsOf(text)) {
            const std::string name = startsWith(word, "palimpsest_") ? word.substr(11) : word;
            if (word == "TORCH" && !arrows.mayUse(folder, "torch"))
                findings.push_back(file + ":1: " + folder + " may not use torch");
            else if (arrows.knows(name) && !arrows.allows(folder, name))
                findings.push_back(file + ":1: " + folder + " may not link " + name + ": no arrow leads there");
        }
    }
    return findings;
}

Findings lintLengths(const fs::path& root, std::string_view allowed)
{
    std::map<std::string, bool> reasons; // path to whether it was needed
    Findings findings;
    for (const std::string& line : linesOf(allowed)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.empty() || words[0][0] == '#')
            continue;
        if (words.size() == 1)
            findings.push_back(words[0] + ": the list of long files gives no reason");
        reasons[words[0]] = false;
    }
    for (const std::string folder : {"engine", "plotting", "ui", "app", "tests", "packaging", "datasets"}) {
        for (const std::string& file : filesUnder(root, folder, {".h", ".hpp", ".cpp", ".py", ".sh", ".cmake"})) {
            const std::string text = textOf(root / file);
            const auto lines = std::count(text.begin(), text.end(), '\n');
            if (lines <= kLongestFile)
                continue;
            if (const auto reason = reasons.find(file); reason != reasons.end())
                reason->second = true;
            else
                findings.push_back(file + ":1: " + std::to_string(lines) + " lines; more than "
                                   + std::to_string(kLongestFile) + " need a reason in tests/arch/long_files.txt");
        }
    }
    for (const auto& [file, needed] : reasons)
        if (!needed)
            findings.push_back(file + ": is listed as long, and is not");
    return findings;
}

} // namespace palimpsest::arch
