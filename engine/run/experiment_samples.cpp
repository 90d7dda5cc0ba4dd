#include "engine/run/experiment_samples.h"

#include "engine/base/files.h"
#include "engine/data/experiment.h"
#include "engine/data/row_encoder.h"
#include "engine/run/run_inputs.h"
#include "engine/run/run_tables.h"

#include <limits>

namespace palimpsest {

Result<std::filesystem::path> saveExperimentSamples(const std::filesystem::path& experiment,
                                                    const std::string& rowTokenizer,
                                                    const std::filesystem::path& folder)
{
    namespace fs = std::filesystem;
    std::error_code failure;
    const fs::path path = fs::absolute(experiment / "", failure).lexically_normal().parent_path();
    PALIMPSEST_TRY(const Experiment loaded, loadExperiment(path, findTrainDataset(path.parent_path())));
    PALIMPSEST_TRY(const auto tokenizer, loadRowTokenizer(rowTokenizer));
    const std::vector<std::string> prefixes = prefixTexts(loaded.forget, *tokenizer, {});
    const std::vector<std::string> references = referenceTexts(loaded.forget, *tokenizer, {});
    std::vector<SampleRow> rows;
    for (std::size_t row = 0; row < prefixes.size(); ++row)
        rows.push_back({std::int64_t(row), loaded.docIds[row], prefixes[row], references[row],
                        std::numeric_limits<double>::quiet_NaN()});
    PALIMPSEST_CHECK(createDirectories(folder));
    const fs::path file = folder / ("samples-" + loaded.name + ".csv");
    PALIMPSEST_CHECK(writeSamples(file, rows));
    return file;
}

} // namespace palimpsest
