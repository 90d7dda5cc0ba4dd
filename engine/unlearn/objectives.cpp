#include "engine/unlearn/objective.h"

namespace palimpsest {

const std::vector<Objective>& objectives()
{
    static const std::vector<Objective> kObjectives{icuObjective(), gaObjective(), llmuObjective(), poObjective()};
    return kObjectives;
}

Result<Objective> findObjective(std::string_view name)
{
    std::string known;
    for (const Objective& objective : objectives()) {
        if (objective.name == name)
            return objective;
        known += (known.empty() ? "" : ", ") + std::string(objective.name);
    }
    return usage("--method: '" + std::string(name) + "' given, one of " + known + " needed");
}

} // namespace palimpsest
