#include "engine/unlearn/methods.h"

#include "engine/unlearn/objective.h"

namespace palimpsest {

std::vector<MethodName> methodNames()
{
    std::vector<MethodName> names;
    for (const Objective& objective : objectives())
        names.push_back({objective.name, objective.title});
    return names;
}

} // namespace palimpsest
