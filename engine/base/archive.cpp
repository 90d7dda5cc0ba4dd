#include "engine/base/archive.h"

#include "engine/base/files.h"

#include <algorithm>
#include <set>

namespace palimpsest {

namespace fs = std::filesystem;

Status checkArchiveNames(const std::vector<ArchiveFile>& files)
{
    std::set<std::string> names;
    for (const ArchiveFile& file : files) {
        const fs::path path(file.name);
        const bool leaves = std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
        if (file.name.empty() || path.is_absolute() || leaves || file.name.find('\\') != std::string::npos)
            return badInput("holds a file named '" + file.name + "', which would leave the archive; it is refused");
        if (!names.insert(file.name).second)
            return badInput("holds '" + file.name + "' twice; it is refused");
    }
    return {};
}

Result<std::vector<ArchiveFile>> FolderArchive::read(const fs::path& path, std::uint64_t limit) const
{
    std::error_code failure;
    if (!fs::is_directory(path, failure))
        return badInput(path.string()
                        + ": is no folder. This program was built without zip support: unpack the zip to a folder of "
                          "the same name");
    std::vector<ArchiveFile> files;
    std::uint64_t size = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path, failure)) {
        if (!entry.is_regular_file(failure))
            continue;
        size += entry.file_size(failure);
        if (size > limit)
            return badInput(path.string() + ": holds more than " + std::to_string(limit >> 20) + " MiB");
        PALIMPSEST_TRY(std::string bytes, readFile(entry.path(), limit));
        files.push_back({fs::relative(entry.path(), path, failure).generic_string(), std::move(bytes)});
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    PALIMPSEST_CHECK(checkArchiveNames(files).in(path.string()));
    return files;
}

Status FolderArchive::write(const fs::path& path, std::vector<ArchiveFile> files) const
{
    PALIMPSEST_CHECK(checkArchiveNames(files).in(path.string()));
    for (const ArchiveFile& file : files) {
        PALIMPSEST_CHECK(createDirectories((path / file.name).parent_path()));
        PALIMPSEST_CHECK(writeFileAtomically(path / file.name, file.bytes));
    }
    return {};
}

} // namespace palimpsest
