#pragma once

#include "engine/base/archive.h"
#include "engine/study/study.h"

#include <string>

namespace CLI {
class App;
}

namespace palimpsest {

/// --project and --study, as every command of `palimpsest study` takes them.
struct StudyFlags {
    std::string project = Project::defaultFolder().string();
    std::string study;

    void addProject(CLI::App& app);
    void addStudy(CLI::App& app);
    Result<Project> openProject() const { return Project::open(project); }
};

/// Zips where this program was built with QuaZip; else folders of the same name.
const ArchiveFormat& archiveFormat();

/// Who runs the program, for the log of unblindings: $USER.
std::string userName();

} // namespace palimpsest
