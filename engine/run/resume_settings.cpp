#include "engine/run/resume_settings.h"

#include "engine/config/fields.h"
#include "engine/run/run_directory.h"

#include <utility>

namespace palimpsest {

Result<RunConfig> resumedSettings(RunConfig begun, const std::vector<SettingChange>& changes)
{
    for (const SettingChange& change : changes) {
        const Field<RunConfig>* field = findField<RunConfig>(change.name);
        if (field == nullptr)
            return usage("--" + change.name + " is no setting of a run");
        RunConfig changed = begun;
        PALIMPSEST_CHECK(setFromText(changed, *field, change.value));
        changed = withAbsolutePaths(std::move(changed));
        const std::string before = textOf(withAbsolutePaths(begun), *field);
        if (!field->live && textOf(changed, *field) != before)
            return usage("--" + change.name + " cannot be changed by --resume: the run began with " + before);
        begun = std::move(changed);
    }
    return begun;
}

} // namespace palimpsest
