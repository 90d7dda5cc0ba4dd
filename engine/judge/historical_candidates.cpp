#include "engine/judge/historical_candidates.h"

#include "engine/base/sha256.h"
#include "engine/project/candidate_files.h"

#include <algorithm>
#include <map>

namespace palimpsest {

namespace {

/// Generations of one run at one epoch by their texts; a text that stands several times has several.
struct KnownRun {
    std::string name;
    std::map<std::string, std::vector<std::int64_t>> byTexts;
};

std::string textsOf(const std::string& prefix, const std::string& reference, const std::string& candidate)
{
    return withoutEndOfText(prefix) + '\0' + withoutEndOfText(reference) + '\0' + withoutEndOfText(candidate);
}

using KnownRuns = std::map<std::pair<std::int64_t, std::int64_t>, KnownRun>; ///< by run and epoch

Result<KnownRuns> knownRuns(Project& project)
{
    KnownRuns known;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT g.run_id,g.epoch,r.name,g.generation_id,s.prefix,s.reference,g.text FROM generation g JOIN run r "
        "USING(run_id) JOIN sample s USING(sample_id) ORDER BY g.generation_id",
        {}, [&](const SqlRow& row) {
            KnownRun& run = known[{row.integer(0), row.integer(1)}];
            run.name = row.text(2);
            run.byTexts[textsOf(row.text(4), row.text(5), row.text(6))].push_back(row.integer(3));
        }));
    return known;
}

/// One generation a sample; nothing where one is missing.
std::optional<std::vector<std::int64_t>> pick(KnownRun run, const ResultsFile& results, std::size_t model)
{
    std::vector<std::int64_t> generations;
    for (const ResultsFile::Item& item : results.items) {
        const auto found = run.byTexts.find(textsOf(item.prefix, item.reference, item.candidates[model]));
        if (found == run.byTexts.end() || found->second.empty())
            return std::nullopt;
        generations.push_back(found->second.front());
        found->second.erase(found->second.begin());
    }
    return generations;
}

std::string shownName(const std::string& run, std::int64_t epoch)
{
    return run + (epoch < 0 ? " final" : " epoch " + std::to_string(epoch));
}

Result<std::map<std::string, std::int64_t>> knownDocIds(Project& project)
{
    std::map<std::string, std::int64_t> ids;
    PALIMPSEST_CHECK(project.database().each("SELECT prefix,reference,doc_id FROM sample", {}, [&](const SqlRow& row) {
        ids.emplace(textsOf(row.text(0), row.text(1), ""), row.integer(2));
    }));
    return ids;
}

CandidateRun candidatesOf(const std::filesystem::path& path, const ResultsFile& results, std::size_t model,
                          const std::vector<std::int64_t>& docIds, const std::map<std::string, std::int64_t>& known)
{
    CandidateRun run;
    std::error_code failure;
    run.path = std::filesystem::absolute(path, failure).lexically_normal().string();
    run.name = results.models[model];
    run.specialTokens = specialTokensOf({});
    std::string content = run.name;
    for (std::size_t i = 0; i < results.items.size(); ++i) {
        const ResultsFile::Item& item = results.items[i];
        const auto same = known.find(textsOf(item.prefix, item.reference, ""));
        Candidate candidate;
        candidate.epoch = kFinalEpoch;
        candidate.docId = !docIds.empty() ? docIds[i] : same != known.end() ? same->second : std::int64_t(i);
        candidate.prefix = item.prefix;
        candidate.reference = item.reference;
        candidate.text = item.candidates[model];
        candidate.sampleSha = sha256(item.prefix + '\0' + item.reference);
        candidate.textSha = sha256(candidate.text);
        candidate.rowJson = "{}";
        content += candidate.sampleSha + candidate.textSha;
        run.candidates.push_back(std::move(candidate));
    }
    run.uid = "results-" + sha256(content).substr(0, 16);
    return run;
}

} // namespace

Result<HistoricalModel> historicalModel(Project& project, const std::filesystem::path& path, const ResultsFile& results,
                                        std::size_t model, const std::vector<std::int64_t>& docIds)
{
    PALIMPSEST_TRY(const KnownRuns before, knownRuns(project));
    HistoricalModel found;
    for (const auto& [place, run] : before) {
        // Of several that say the same, the one of that name.
        if (found.known && run.name != results.models[model])
            continue;
        if (auto generations = pick(run, results, model))
            found = {shownName(run.name, place.second), *std::move(generations), true};
    }
    if (found.known)
        return found;
    PALIMPSEST_TRY(const auto known, knownDocIds(project));
    const CandidateRun candidates = candidatesOf(path, results, model, docIds, known);
    PALIMPSEST_TRY(const RunImport imported, project.importCandidates(candidates));
    PALIMPSEST_TRY(const KnownRuns after, knownRuns(project));
    auto generations = pick(after.at({imported.runId, kFinalEpoch}), results, model);
    if (!generations)
        return internal("the candidates of " + candidates.name + " were not found after they had been brought in");
    return HistoricalModel{shownName(candidates.name, kFinalEpoch), *std::move(generations), false};
}

} // namespace palimpsest
