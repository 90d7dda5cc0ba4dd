#include "engine/base/resources.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace palimpsest {

namespace fs = std::filesystem;

Result<fs::path> findResource(std::string_view relative)
{
    std::vector<fs::path> roots;
    if (const char* share = std::getenv("PALIMPSEST_SHARE"); share != nullptr && *share != '\0')
        roots.emplace_back(share);
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    if (!failure)
        roots.push_back(program.parent_path().parent_path() / "share" / "palimpsest");
#ifdef PALIMPSEST_SOURCE_TREE
    roots.emplace_back(PALIMPSEST_SOURCE_TREE);
#endif
    std::string looked;
    for (const fs::path& root : roots) {
        fs::path path = root / relative;
        if (fs::exists(path, failure))
            return path;
        looked += (looked.empty() ? "" : ", ") + root.string();
    }
    return badInput(std::string(relative) + " comes with the program but is not there; looked in " + looked
                    + ". Set PALIMPSEST_SHARE to the folder that holds it");
}

} // namespace palimpsest
