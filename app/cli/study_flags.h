#pragma once

#include "app/cli/project_flag.h"
#include "engine/base/archive.h"
#include "engine/study/study_state.h"

#include <string>

namespace CLI {
class App;
}

namespace palimpsest {

/// --project and --study, as the commands of `palimpsest study` take them.
struct StudyFlags {
    ProjectFlag project;
    std::string study;

    void addStudy(CLI::App& app);
};

/// Zips where this program was built with QuaZip; else folders of the same name.
const ArchiveFormat& archiveFormat();

} // namespace palimpsest
