#include "ui/bridge/sample_texts.h"

#include "engine/run/run_directory.h"
#include "engine/tables/csv.h"

#include <filesystem>
#include <limits>

namespace palimpsest {

std::vector<SampleText> readSampleTexts(const QString& directory)
{
    const auto table = readCsv(std::filesystem::path(directory.toStdString()) / run_files::kSamples);
    if (!table)
        return {};
    const auto id = table->column("id"), docId = table->column("doc_id"), prefix = table->column("prefix"),
               reference = table->column("reference"), overlap = table->column("overlap");
    if (!id || !prefix || !reference)
        return {};
    std::vector<SampleText> samples;
    samples.reserve(table->rows());
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto number = table->integer(row, *id);
        if (!number)
            continue;
        SampleText sample;
        sample.id = *number;
        sample.docId = sample.id;
        if (docId)
            if (const auto value = table->integer(row, *docId))
                sample.docId = *value;
        sample.prefix = QString::fromStdString(table->at(row, *prefix));
        sample.reference = QString::fromStdString(table->at(row, *reference));
        sample.overlap = std::numeric_limits<double>::quiet_NaN();
        if (overlap)
            if (const auto value = table->number(row, *overlap))
                sample.overlap = *value;
        samples.push_back(std::move(sample));
    }
    return samples;
}

} // namespace palimpsest
