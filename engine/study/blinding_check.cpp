#include "engine/study/blinding_check.h"

#include "engine/study/length_classes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace palimpsest {

namespace {

struct PlacedItem {
    std::int64_t unit = 0, source = 0;
    std::size_t place = 0;
    std::string purpose;
};

Result<std::vector<PlacedItem>> placedItems(Project& project, const PackState& pack)
{
    std::vector<PlacedItem> items;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT unit_id,source_sample_id,position,purpose FROM ann_assignment JOIN ann_unit USING(unit_id) WHERE "
        "pack_id=? ORDER BY position",
        {pack.id}, [&](const SqlRow& row) {
            items.push_back({row.integer(0), row.integer(1), std::size_t(row.integer(2)), row.text(3)});
        }));
    return items;
}

/// The models of each unit, as numbers; gold has none.
using UnitModels = std::map<std::int64_t, std::vector<std::size_t>>;

Result<UnitModels> unitModels(Project& project, const Study& study)
{
    UnitModels models;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT unit_id,run_id,epoch FROM ann_unit_generation JOIN ann_unit USING(unit_id) JOIN generation "
        "USING(generation_id) WHERE study_id=?",
        {study.id}, [&](const SqlRow& row) {
            const auto found = std::ranges::find(study.design.models, StudyModel{row.integer(1), row.integer(2)});
            models[row.integer(0)].push_back(std::size_t(found - study.design.models.begin()));
        }));
    return models;
}

void measureDistances(const std::vector<PlacedItem>& items, PackOrder& order)
{
    std::map<std::int64_t, std::size_t> lastOfSource, firstOfUnit;
    std::vector<std::size_t> distances;
    for (const PlacedItem& item : items) {
        if (const auto last = lastOfSource.find(item.source); last != lastOfSource.end())
            distances.push_back(item.place - last->second);
        lastOfSource[item.source] = item.place;
        const auto [first, isNew] = firstOfUnit.emplace(item.unit, item.place);
        if (isNew)
            continue;
        const std::size_t distance = item.place - first->second;
        order.leastRepeatDistance =
            order.leastRepeatDistance == 0 ? distance : std::min(order.leastRepeatDistance, distance);
    }
    if (distances.empty())
        return;
    std::ranges::sort(distances);
    const std::size_t middle = distances.size() / 2;
    order.leastDistance = distances.front();
    order.medianDistance =
        distances.size() % 2 == 1 ? double(distances[middle]) : double(distances[middle - 1] + distances[middle]) / 2;
}

void measureBalance(const std::vector<PlacedItem>& items, const UnitModels& models, std::size_t count, PackOrder& order)
{
    std::vector<std::size_t> perModel(count);
    for (const PlacedItem& item : items)
        if (const auto of = models.find(item.unit); item.purpose == "rate" && of != models.end())
            for (const std::size_t model : of->second)
                if (model < count)
                    ++perModel[model];
    if (perModel.empty())
        return;
    const auto [fewest, most] = std::ranges::minmax(perModel);
    order.fewest = fewest;
    order.most = most;
}

std::size_t charactersOf(const std::string& text)
{
    return std::size_t(std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

Result<std::vector<OutputLength>> outputLengths(Project& project, const Study& study, const UnitModels& models)
{
    std::vector<OutputLength> lengths;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT unit_id,output FROM ann_unit WHERE study_id=? AND gold_lo IS NULL", {study.id}, [&](const SqlRow& row) {
            const auto of = models.find(row.integer(0));
            lengths.push_back(
                {charactersOf(row.text(1)), of == models.end() ? std::vector<std::size_t>() : of->second});
        }));
    return lengths;
}

/// Words shorter than this say nothing: a run named "a" is no leak.
constexpr std::size_t kLeastName = 3;

/// The last part of a model's folder; of a run's own weights the run's, since all of them lie in a folder "model".
std::string modelName(const std::filesystem::path& folder)
{
    const std::string last = folder.filename().string();
    return last == "model" && folder.has_parent_path() ? folder.parent_path().filename().string() : last;
}

/// The study's own name is not among them: it tells no source.
Result<LeakWords> leakWords(Project& project, const Study& study)
{
    LeakWords words;
    std::set<std::string> names(study.design.raters.begin(), study.design.raters.end());
    std::set<std::string> tokens, paths = {std::filesystem::absolute(project.folder()).string()};
    PALIMPSEST_TRY(const auto runs, project.runs());
    for (const ProjectRun& run : runs) {
        if (std::none_of(study.design.models.begin(), study.design.models.end(),
                         [&](const StudyModel& model) { return model.runId == run.id; }))
            continue;
        names.insert({run.name, run.method, modelName(run.model)});
        paths.insert({run.path, run.model});
        tokens.insert(run.specialTokens.begin(), run.specialTokens.end());
    }
    std::copy_if(names.begin(), names.end(), std::back_inserter(words.names),
                 [](const std::string& name) { return name.size() >= kLeastName; });
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(words.paths),
                 [](const std::string& path) { return path.size() >= kLeastName; });
    words.specialTokens.assign(tokens.begin(), tokens.end());
    return words;
}

void addLeaks(const Pack& pack, const LeakWords& words, std::vector<LeakFinding>& findings)
{
    for (const PackItem& item : pack.items)
        for (LeakFinding& finding : findLeaks(item.pos, item.prefix, item.reference, item.output, words)) {
            finding.pack = shortName(pack.uid);
            findings.push_back(std::move(finding));
        }
}

} // namespace

Result<std::vector<LeakFinding>> checkBlinding(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const UnitModels models, unitModels(project, study));
    PALIMPSEST_TRY(const std::vector<OutputLength> lengths, outputLengths(project, study, models));
    std::vector<LeakFinding> findings = findLengthClasses(lengths);
    PALIMPSEST_TRY(const LeakWords words, leakWords(project, study));
    PALIMPSEST_TRY(const auto states, packStates(project, study));
    for (const PackState& state : states) {
        if (state.voidedAt)
            continue;
        PALIMPSEST_TRY(const Pack pack, buildPack(project, study, state));
        addLeaks(pack, words, findings);
    }
    return findings;
}

bool BlindingCheck::blocks() const { return std::ranges::any_of(findings, &LeakFinding::blocks); }

Result<BlindingCheck> inspectBlinding(Project& project, const Study& study)
{
    BlindingCheck check;
    PALIMPSEST_TRY(check.findings, checkBlinding(project, study));
    PALIMPSEST_TRY(const UnitModels models, unitModels(project, study));
    PALIMPSEST_TRY(const auto states, packStates(project, study));
    for (const PackState& state : states) {
        if (state.voidedAt)
            continue;
        PALIMPSEST_TRY(const std::vector<PlacedItem> items, placedItems(project, state));
        PackOrder order;
        order.rater = state.rater;
        order.pack = shortName(state.uid);
        order.items = items.size();
        measureDistances(items, order);
        measureBalance(items, models, study.design.models.size(), order);
        check.orders.push_back(std::move(order));
        PALIMPSEST_TRY(Pack pack, buildPack(project, study, state));
        check.packs.push_back(std::move(pack));
    }
    return check;
}

} // namespace palimpsest
