#include "app/cli/project_flag.h"

#include "app/cli/flag_text.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

void ProjectFlag::addTo(CLI::App& app, bool makes)
{
    app.add_option("--project", folder,
                   makes ? "Folder of the project; made where there is none." : "Folder of the project.")
        ->group("Project")
        ->type_name(flag_text::kFolder)
        ->capture_default_str()
        ->take_last();
}

} // namespace palimpsest
