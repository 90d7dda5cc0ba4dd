#include "app/cli/study_flags.h"

#ifdef PALIMPSEST_HAS_ZIP
#include "app/archive/zip_archive.h"
#endif

#include <CLI/CLI.hpp>

namespace palimpsest {

void StudyFlags::addStudy(CLI::App& app)
{
    app.add_option("--study", study, "Name of the study; may be left out where the project has one.")
        ->group("Project")
        ->type_name("NAME")
        ->take_last();
}

const ArchiveFormat& archiveFormat()
{
#ifdef PALIMPSEST_HAS_ZIP
    static const ZipArchive format;
#else
    static const FolderArchive format;
#endif
    return format;
}

} // namespace palimpsest
