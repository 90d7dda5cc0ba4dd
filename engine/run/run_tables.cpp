#include "engine/run/run_tables.h"

#include "engine/tables/csv.h"

#include <limits>

namespace palimpsest {

namespace {

std::string elColumn(std::int64_t n) { return "el_" + std::to_string(n); }

void addScores(CsvWriter& table, const SampleEvaluated& score)
{
    table.integer(score.id)
        .number(score.diff)
        .number(score.entropy)
        .number(score.bleu)
        .number(score.p)
        .number(score.r)
        .number(score.f1);
}

void addOptional(CsvWriter& table, const std::optional<double>& value)
{
    table.number(value.value_or(std::numeric_limits<double>::quiet_NaN()));
}

} // namespace

Status writeSamples(const std::filesystem::path& path, const std::vector<SampleRow>& samples)
{
    CsvWriter table({"id", "doc_id", "prefix", "reference", "overlap"});
    for (const SampleRow& sample : samples) {
        table.integer(sample.id)
            .integer(sample.docId)
            .text(sample.prefix)
            .text(sample.reference)
            .number(sample.overlap);
        table.endRow();
    }
    return table.save(path);
}

Status writeEpochTable(const std::filesystem::path& path, const std::vector<SampleEvaluated>& scores,
                       const std::vector<SampleRow>& samples)
{
    CsvWriter table({"id", "diff", "entropy", "bleu", "P", "R", "F1", "candidate", "reference", "doc_id"});
    for (std::size_t i = 0; i < scores.size(); ++i) {
        addScores(table, scores[i]);
        table.text(scores[i].candidate).text(samples[i].reference).integer(samples[i].docId);
        table.endRow();
    }
    return table.save(path);
}

Status writeUnlearnTable(const std::filesystem::path& path, const std::vector<SampleEvaluated>& scores,
                         const std::vector<SampleRow>& samples)
{
    CsvWriter table({"id", "diff", "entropy", "bleu", "P", "R", "F1", "prefix", "candidate", "reference", "doc_id"});
    for (std::size_t i = 0; i < scores.size(); ++i) {
        addScores(table, scores[i]);
        table.text(samples[i].prefix).text(scores[i].candidate).text(samples[i].reference).integer(samples[i].docId);
        table.endRow();
    }
    return table.save(path);
}

Status writeEvaluationTable(const std::filesystem::path& path, const EpochEvaluated& means, std::int64_t elN)
{
    CsvWriter table({"", "epoch", "val_loss", "acc", elColumn(elN)});
    table.integer(0).integer(means.epoch).number(means.valLoss).number(means.acc).number(means.el);
    table.endRow();
    return table.save(path);
}

Status writeEpochMeans(const std::filesystem::path& directory, const std::vector<EpochEvaluated>& history,
                       std::int64_t elN)
{
    CsvWriter valid({"epoch", "val_loss", "acc", elColumn(elN)});
    CsvWriter score({"epoch", "diff", "entropy", "bleu", "P", "R", "F1"});
    CsvWriter utility({"epoch", "learn_loss", "learn_acc", "retain_loss", "retain_acc"});
    for (const EpochEvaluated& e : history) {
        valid.integer(e.epoch).number(e.valLoss).number(e.acc).number(e.el).endRow();
        score.integer(e.epoch)
            .number(e.diff)
            .number(e.entropy)
            .number(e.bleu)
            .number(e.p)
            .number(e.r)
            .number(e.f1)
            .endRow();
        utility.integer(e.epoch);
        for (const auto& value : {e.learnLoss, e.learnAcc, e.retainLoss, e.retainAcc})
            addOptional(utility, value);
        utility.endRow();
    }
    PALIMPSEST_CHECK(valid.save(directory / "valid.csv"));
    PALIMPSEST_CHECK(score.save(directory / "score.csv"));
    return utility.save(directory / "utility.csv");
}

} // namespace palimpsest
