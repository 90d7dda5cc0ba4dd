#include "engine/study/study_plan.h"

#include "engine/base/sha256.h"
#include "engine/study/shown_text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace palimpsest {

namespace {

constexpr double kMinutesPerItem = 25.0 / 60;

/// Distinct texts of the models, each with the first model that gave it.
Result<std::vector<AssignableUnit>> distinctUnits(Project& project, const StudyRequest& request, StudyPlan& plan)
{
    PALIMPSEST_TRY(const std::vector<std::string> tokens, studyTokens(project, request.models));
    std::vector<AssignableUnit> units;
    std::set<std::string> known;
    for (std::size_t model = 0; model < request.models.size(); ++model) {
        const auto [run, epoch] = request.models[model];
        PALIMPSEST_TRY(const auto generations, project.generations(run, epoch));
        plan.candidates += generations.size();
        for (const ProjectGeneration& one : generations) {
            const std::string text = shownText(one.prefix, tokens) + '\0' + shownText(one.reference, tokens) + '\0'
                                     + shownText(one.text, tokens);
            if (known.insert(sha256(text)).second)
                units.push_back({std::int64_t(units.size()), one.sampleId, model});
        }
    }
    return units;
}

} // namespace

Status checkDesign(const StudyRequest& request)
{
    if (request.raters.empty())
        return usage("a study needs at least one rater");
    if (std::set<std::string>(request.raters.begin(), request.raters.end()).size() != request.raters.size())
        return usage("a rater is named twice; each needs a name of their own");
    if (request.ratersPerUnit < 1 || request.ratersPerUnit > int(request.raters.size()))
        return usage(std::to_string(request.ratersPerUnit) + " ratings an item need as many raters; "
                     + std::to_string(request.raters.size()) + " named. Name more, or ask for fewer ratings an item");
    const auto isShare = [](double share) { return share >= 0 && share <= 1; };
    if (!isShare(request.overlap) || !isShare(request.repeatFraction) || !isShare(request.goldFraction)
        || request.minSeparation < 0)
        return usage("overlap, repeats and gold are shares from 0 to 1, and a separation is not negative");
    return {};
}

AssignmentDesign designOf(const StudyRequest& request)
{
    AssignmentDesign design;
    design.raters = request.raters.size();
    design.ratersPerUnit = std::size_t(request.ratersPerUnit);
    design.overlap = request.overlap;
    design.repeatFraction = request.repeatFraction;
    design.minSeparation = std::size_t(request.minSeparation);
    design.seed = request.seed;
    return design;
}

std::size_t goldItems(const StudyRequest& request, std::size_t units)
{
    const auto share = std::size_t(std::lround(request.goldFraction * double(units)));
    return request.goldFraction > 0 ? std::max<std::size_t>(2, share) : 0;
}

double minutesFor(std::size_t items) { return double(items) * kMinutesPerItem; }

std::vector<std::string> warningsOf(const StudyRequest& request, const AssignmentPlan& plan)
{
    std::vector<std::string> warnings;
    if (request.ratersPerUnit < 2 || request.overlap == 0)
        warnings.emplace_back("one rater an item: agreement cannot be computed");
    if (plan.closerThanWanted > 0)
        warnings.push_back(std::to_string(plan.closerThanWanted)
                           + " items stand closer to another of the same sample than "
                           + std::to_string(request.minSeparation) + " places: there are too few samples");
    if (plan.repeatsLeftOut > 0)
        warnings.push_back(std::to_string(plan.repeatsLeftOut) + " repeats found no place "
                           + std::to_string(kRepeatSeparation) + " items behind their first showing");
    return warnings;
}

Result<std::vector<std::string>> studyTokens(Project& project, const std::vector<StudyModel>& models)
{
    PALIMPSEST_TRY(const auto runs, project.runs());
    std::set<std::string> tokens;
    for (const ProjectRun& run : runs)
        if (std::ranges::find(models, run.id, &StudyModel::runId) != models.end())
            tokens.insert(run.specialTokens.begin(), run.specialTokens.end());
    return std::vector<std::string>(tokens.begin(), tokens.end());
}

Result<StudyPlan> planStudy(Project& project, const StudyRequest& request)
{
    PALIMPSEST_CHECK(checkDesign(request));
    StudyPlan plan;
    PALIMPSEST_TRY(const std::vector<AssignableUnit> units, distinctUnits(project, request, plan));
    plan.units = units.size();
    std::vector<AssignableUnit> gold;
    for (std::size_t i = 0; !units.empty() && i < goldItems(request, units.size()); ++i)
        gold.push_back({-1 - std::int64_t(i), units[i * 7 % units.size()].source, 0});
    plan.gold = gold.size();
    const AssignmentPlan assigned = planAssignment(units, gold, designOf(request));
    plan.warnings = warningsOf(request, assigned);
    const auto [fewest, most] = std::ranges::minmax_element(assigned.packs, {}, &std::vector<PlannedItem>::size);
    plan.fewestItems = fewest->size();
    plan.mostItems = most->size();
    plan.minutes = minutesFor(plan.mostItems);
    return plan;
}

} // namespace palimpsest
