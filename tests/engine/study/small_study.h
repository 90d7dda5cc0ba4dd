#pragma once

#include "engine/base/files.h"
#include "engine/rating/pack.h"
#include "engine/rating/rater_file.h"
#include "engine/rating/return_file.h"
#include "engine/study/study.h"
#include "engine/study/study_import.h"
#include "engine/study/study_packs.h"
#include "engine/tables/csv.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::testing {

namespace fs = std::filesystem;

/// What a model wrote behind a sample.
using TextOf = std::function<std::string(int sample, int epoch)>;

/// A run directory with candidates: epoch<k>.csv with prefixes, and run.json.
inline Status writeRun(const fs::path& folder, int samples, int epochs, const TextOf& text,
                       const std::string& config = R"({"model_name":"tiny","method":"icu","profile":"corrected"})")
{
    PALIMPSEST_CHECK(createDirectories(folder));
    PALIMPSEST_CHECK(writeFileAtomically(folder / "run.json", config));
    for (int epoch = 0; epoch < epochs; ++epoch) {
        CsvWriter csv({"id", "bleu", "candidate", "reference", "doc_id", "prefix"});
        for (int i = 0; i < samples; ++i) {
            csv.integer(i).text("0.5").text(text(i, epoch)).text(" end of story " + std::to_string(i) + ".");
            csv.integer(100 + i).text("Story " + std::to_string(i) + " begins and");
            csv.endRow();
        }
        PALIMPSEST_TRY(const std::string bytes, csv.result());
        PALIMPSEST_CHECK(writeFileAtomically(folder / ("epoch" + std::to_string(epoch) + ".csv"), bytes));
    }
    return {};
}

inline std::string plainText(int sample, int epoch)
{
    return " goes on in way " + std::to_string(epoch) + " of tale " + std::to_string(sample) + ".";
}

/// A project in `folder`/project with one run of `epochs` epochs, a study of all of them, and its packs (folders, no
/// zips).
struct SmallStudy {
    Project project;
    Study study;
    std::vector<fs::path> packs; ///< in the order of the raters
};

inline Result<SmallStudy> makeSmallStudy(const fs::path& folder, StudyRequest request, int samples = 40, int epochs = 2,
                                         const TextOf& text = plainText)
{
    PALIMPSEST_CHECK(writeRun(folder / "alpha", samples, epochs, text));
    PALIMPSEST_TRY(Project project, Project::openOrMake(folder / "project"));
    PALIMPSEST_TRY(const RunImport imported, project.importRun({folder / "alpha", "", ""}));
    request.name = request.name.empty() ? "small" : request.name;
    for (int epoch = 0; epoch < epochs; ++epoch)
        request.models.push_back({imported.runId, epoch});
    PALIMPSEST_TRY(const StudyCreation creation, createStudy(project, request));
    std::vector<fs::path> packs;
    for (const std::string& rater : request.raters) {
        PALIMPSEST_TRY(const auto paths, writePacks(project, creation.study, FolderArchive(), folder / "packs", rater));
        packs.push_back(paths.front());
    }
    return SmallStudy{std::move(project), creation.study, std::move(packs)};
}

/// What a rater does to an item, given its number from 0.
using Rate = std::function<void(RaterFile& file, std::size_t item)>;

/// Opens the pack in a rater's data folder, does something to every item, and returns the path of the return.
inline Result<fs::path> ratePack(const fs::path& pack, const fs::path& data, const Rate& rate)
{
    PALIMPSEST_TRY(const Pack read, readPack(FolderArchive(), pack));
    PALIMPSEST_TRY(const auto file, RaterFile::open(data, read, "test"));
    for (std::size_t item = 0; item < read.items.size(); ++item)
        rate(*file, item);
    return writeReturn(*file, FolderArchive(), data, "test");
}

/// Replaces bytes of a file of a return or pack (a folder), and mends the checksums that its manifest holds.
inline Status edit(const fs::path& archive, const std::string& name, const std::function<void(std::string&)>& change)
{
    PALIMPSEST_TRY(std::string bytes, readFile(archive / name));
    change(bytes);
    return writeFileAtomically(archive / name, bytes);
}

} // namespace palimpsest::testing
