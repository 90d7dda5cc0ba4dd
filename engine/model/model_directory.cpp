#include "engine/model/checkpoint.h"

#include "engine/base/files.h"

#include <algorithm>
#include <cstdlib>

namespace palimpsest {

namespace fs = std::filesystem;

namespace {

fs::path hubCache()
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value ? value : "");
    };
    if (const std::string cache = variable("HF_HUB_CACHE"); !cache.empty())
        return cache;
    if (const std::string home = variable("HF_HOME"); !home.empty())
        return fs::path(home) / "hub";
    if (const std::string cache = variable("XDG_CACHE_HOME"); !cache.empty())
        return fs::path(cache) / "huggingface" / "hub";
    return fs::path(variable("HOME")) / ".cache" / "huggingface" / "hub";
}

/// "name" or "owner/name" of letters, digits, '-', '_' and '.': nothing that could lead out of the cache.
bool isRepositoryId(const std::string& name)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
               || c == '.' || c == '/';
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), allowed) && name.front() != '/' && name.back() != '/'
           && name.front() != '.' && name.find("..") == std::string::npos
           && std::count(name.begin(), name.end(), '/') <= 1;
}

} // namespace

Result<fs::path> findModelDirectory(const std::string& name)
{
    std::error_code ignored;
    if (fs::is_directory(name, ignored))
        return fs::path(name);
    if (!isRepositoryId(name))
        return badInput(name + ": no such directory");
    std::string folder = "models--" + name;
    if (const auto slash = folder.find('/'); slash != std::string::npos)
        folder.replace(slash, 1, "--");
    const fs::path repository = hubCache() / folder;
    if (auto reference = readFile(repository / "refs" / "main", 4096)) {
        std::string commit = *reference;
        while (!commit.empty() && (commit.back() == '\n' || commit.back() == '\r' || commit.back() == ' '))
            commit.pop_back();
        if (isRepositoryId(commit) && fs::is_directory(repository / "snapshots" / commit, ignored))
            return repository / "snapshots" / commit;
    }
    return badInput(name + ": no such directory, and not in the local Hugging Face cache (" + hubCache().string()
                    + "); download the model there or give its directory");
}

} // namespace palimpsest
