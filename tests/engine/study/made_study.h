#pragma once

#include "engine/base/archive.h"
#include "engine/base/files.h"
#include "engine/base/sha256.h"
#include "engine/project/candidate_files.h"
#include "engine/study/study.h"
#include "engine/study/study_import.h"

#include <functional>
#include <string>

/// A project with a run of a few samples and a study of it, whose raters answer as a test says.
namespace made {

using namespace palimpsest;

inline constexpr const char* kRunPath = "/runs/icu";

inline Candidate candidate(std::int64_t epoch, std::int64_t doc)
{
    Candidate made;
    made.epoch = epoch;
    made.docId = doc;
    made.prefix = "prefix of " + std::to_string(doc);
    made.reference = "reference of " + std::to_string(doc);
    made.text = "output of " + std::to_string(doc) + " after " + std::to_string(epoch);
    made.sampleSha = sha256(made.prefix + '\0' + made.reference);
    made.textSha = sha256(made.text);
    made.rowJson = "{}";
    return made;
}

/// Imports the run "icu": documents 100, 101, … in epochs 0 and 1.
inline std::int64_t addRun(Project& project, int documents)
{
    CandidateRun run;
    run.uid = "uid-icu";
    run.path = kRunPath;
    run.name = "icu";
    for (std::int64_t epoch = 0; epoch < 2; ++epoch)
        for (int i = 0; i < documents; ++i)
            run.candidates.push_back(candidate(epoch, 100 + i));
    return project.importCandidates(run)->runId;
}

struct Options {
    int documents = 12;
    std::vector<std::string> raters = {"ann", "bo", "cy"};
    int ratersPerUnit = 3;
    double repeats = 0.1;
};

inline Study addStudy(Project& project, const std::string& name = "study", const Options& options = {})
{
    const std::int64_t run = addRun(project, options.documents);
    StudyRequest request;
    request.name = name;
    request.models = {{run, 0}, {run, 1}};
    request.raters = options.raters;
    request.ratersPerUnit = options.ratersPerUnit;
    request.repeatFraction = options.repeats;
    return createStudy(project, request)->study;
}

/// What a rater is shown.
struct Shown {
    std::int64_t unit = 0, epoch = 0, docId = 0;
    std::string purpose;
    std::string output;
    int goldLo = 0;
};

/// A value in text; empty: no answer; anything else that is no number: the reason of a skip.
using Answer = std::function<std::string(const Shown&)>;

/// Imports a filled ratings.csv of one rater; what went wrong, or nothing.
inline Result<ImportReport> answer(Project& project, const Study& study, const std::string& rater, const Answer& answer)
{
    std::string csv = "token,pos,rating,skip_reason,comment\n";
    PALIMPSEST_CHECK(project.database().each(
        "SELECT a.token,a.position,a.unit_id,a.purpose,u.output,coalesce(u.gold_lo,0),coalesce(g.epoch,0),"
        "coalesce(s.doc_id,0) FROM ann_assignment a JOIN ann_pack p USING(pack_id) JOIN annotator n "
        "USING(annotator_id) JOIN ann_unit u USING(unit_id) LEFT JOIN ann_unit_generation USING(unit_id) LEFT JOIN "
        "generation g USING(generation_id) LEFT JOIN sample s USING(sample_id) WHERE p.study_id=? AND "
        "n.display_name=? GROUP BY a.assignment_id ORDER BY a.position",
        {study.id, rater}, [&](const SqlRow& row) {
            const std::string said =
                answer({row.integer(2), row.integer(6), row.integer(7), row.text(3), row.text(4), int(row.integer(5))});
            const bool isNumber = said.find_first_not_of("0123456789") == std::string::npos;
            csv +=
                row.text(0) + ',' + std::to_string(row.integer(1)) + ',' + (isNumber ? said + ',' : ',' + said) + ",\n";
        }));
    const auto path = project.folder() / (study.name + "-" + rater + ".csv");
    PALIMPSEST_CHECK(writeFileAtomically(path, csv));
    return importReturn(project, FolderArchive(), path, false);
}

/// Everybody: epoch 0 is bad (1 or 2), epoch 1 good (7 or 8); document 100 of epoch 1 divides the raters by 6.
inline Status answerAll(Project& project, const Study& study)
{
    for (std::size_t rater = 0; rater < study.design.raters.size(); ++rater)
        PALIMPSEST_CHECK(answer(project, study, study.design.raters[rater], [rater](const Shown& shown) {
            if (shown.purpose == "gold")
                return std::to_string(rater == 1 ? 4 : shown.goldLo);
            if (shown.epoch == 1 && shown.docId == 100)
                return std::string(rater == 0 ? "2" : "8");
            const int step = int((shown.docId + std::int64_t(rater)) % 2);
            return std::to_string(shown.epoch == 0 ? 1 + step : 7 + step);
        }));
    return {};
}

} // namespace made
