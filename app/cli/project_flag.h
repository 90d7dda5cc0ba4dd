#pragma once

#include "engine/project/project.h"

#include <string>

namespace CLI {
class App;
}

namespace palimpsest {

/// --project, as every command of `palimpsest study` and `palimpsest judge` takes it.
struct ProjectFlag {
    std::string folder = Project::defaultFolder().string();

    /// `makes`: the command makes the project where there is none, and its help says so.
    void addTo(CLI::App& app, bool makes = false);
    /// The project there is.
    Result<Project> open() const { return Project::open(folder); }
    Result<Project> openOrMake() const { return Project::openOrMake(folder); }
};

} // namespace palimpsest
