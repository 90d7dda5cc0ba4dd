#include "ui/judge/calibration_view.h"

#include "engine/study/human_means.h"

#include <algorithm>
#include <map>

namespace palimpsest {

namespace {

bool same(const CalibrationPartner& a, const CalibrationPartner& b)
{
    return a.study == b.study && a.otherRun == b.otherRun;
}

Result<std::vector<PartnerChoice>> choicesOf(Project& project, JudgeStore& store, std::int64_t run)
{
    std::vector<PartnerChoice> choices;
    PALIMPSEST_TRY(std::vector<Study> all, studies(project));
    std::ranges::sort(all, std::greater(), &Study::id);
    for (const Study& study : all)
        choices.push_back({{study.id, {}}, study.name, !study.unblindedAt});
    PALIMPSEST_TRY(const std::vector<std::int64_t> runs, store.runs());
    for (auto other = runs.rbegin(); other != runs.rend(); ++other) {
        if (*other == run)
            continue;
        PALIMPSEST_TRY(const JudgeRun settings, store.run(*other));
        choices.push_back({{{}, *other}, std::to_string(*other) + " · " + settings.model, false});
    }
    return choices;
}

std::optional<std::size_t> pick(const std::vector<PartnerChoice>& choices,
                                const std::optional<CalibrationPartner>& wanted)
{
    for (std::size_t i = 0; wanted && i < choices.size(); ++i)
        if (same(choices[i].partner, *wanted))
            return i;
    const auto open = std::ranges::find(choices, false, &PartnerChoice::blind);
    if (open != choices.end())
        return std::size_t(open - choices.begin());
    return choices.empty() ? std::nullopt : std::optional(std::size_t(0));
}

Result<std::vector<ValueOfGeneration>> valuesOf(Project& project, JudgeStore& store, const CalibrationPartner& partner)
{
    if (partner.otherRun) {
        PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, *partner.otherRun));
        return meanGrades(tasks);
    }
    std::vector<ValueOfGeneration> values;
    PALIMPSEST_TRY(const std::vector<Study> all, studies(project));
    const auto study = std::ranges::find(all, partner.study.value_or(0), &Study::id);
    if (study == all.end())
        return values;
    PALIMPSEST_TRY(const std::vector<HumanMean> means, humanMeans(project, *study));
    for (const HumanMean& mean : means)
        values.emplace_back(mean.generationId, mean.mean);
    return values;
}

Result<std::vector<JudgeUnit>> unitsOf(JudgeStore& store, std::int64_t run, const Calibration& calibration)
{
    PALIMPSEST_TRY(std::vector<JudgeUnit> units, store.units(run));
    std::map<std::int64_t, JudgeUnit*> byGeneration;
    for (JudgeUnit& unit : units)
        byGeneration[unit.generationId] = &unit;
    std::vector<JudgeUnit> worst;
    for (const Calibration::Disagreement& one : calibration.worst)
        worst.push_back(*byGeneration.at(one.pair.generationId));
    return worst;
}

} // namespace

Result<CalibrationView> readCalibration(Project& project, std::int64_t run,
                                        const std::optional<CalibrationPartner>& wanted)
{
    CalibrationView view;
    PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
    PALIMPSEST_TRY(view.choices, choicesOf(project, store, run));
    view.chosen = pick(view.choices, wanted);
    if (!view.chosen || view.choices[*view.chosen].blind)
        return view;
    const CalibrationPartner& partner = view.choices[*view.chosen].partner;
    PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, run));
    PALIMPSEST_TRY(const std::vector<ValueOfGeneration> values, valuesOf(project, store, partner));
    PALIMPSEST_TRY(view.records, calibrationRecords(store, run, partner));
    std::vector<CalibrationPair> pairs = pairsOf(tasks, values);
    if (pairs.empty())
        return view;
    view.calibration = calibrate(std::move(pairs), partner.study ? CalibrationScale::Human : CalibrationScale::Judge);
    PALIMPSEST_TRY(view.worst, unitsOf(store, run, *view.calibration));
    return view;
}

} // namespace palimpsest
