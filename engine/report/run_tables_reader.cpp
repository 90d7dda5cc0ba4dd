#include "engine/report/run_tables_reader.h"

#include "engine/base/files.h"
#include "engine/report/reference_log.h"
#include "engine/report/text_match.h"
#include "engine/tables/csv.h"
#include "engine/tables/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace palimpsest {

namespace fs = std::filesystem;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// A table that may be absent, and columns that may be.
class Table {
public:
    /// Notes in `record` why there is none. `needed`: absence is worth a note.
    Table(RunRecord& record, const fs::path& path, bool needed)
    {
        std::error_code failure;
        if (!fs::exists(path, failure)) {
            if (needed)
                record.lacks.push_back(path.filename().string() + ": not there");
            return;
        }
        auto table = readCsv(path);
        if (table)
            m_table = *std::move(table);
        else
            record.lacks.push_back(table.error().text());
    }

    std::size_t rows() const { return m_table.rows(); }
    bool has(std::string_view column) const { return m_table.has(column) && m_table.column(column).ok(); }
    std::string text(std::size_t row, std::string_view column) const
    {
        return has(column) ? m_table.at(row, *m_table.column(column)) : std::string();
    }
    double number(std::size_t row, std::string_view column) const
    {
        if (!has(column))
            return kUnknown;
        const auto value = m_table.number(row, *m_table.column(column));
        return value ? *value : kUnknown;
    }
    std::optional<std::int64_t> integer(std::size_t row, std::string_view column) const
    {
        if (!has(column))
            return std::nullopt;
        const auto value = m_table.integer(row, *m_table.column(column));
        return value ? std::optional(*value) : std::nullopt;
    }
    /// The column that begins so ("el_" of el_10).
    std::string columnLike(std::string_view begin) const
    {
        for (const std::string& name : m_table.header())
            if (name.size() > begin.size() && name.compare(0, begin.size(), begin) == 0)
                return name;
        return {};
    }

private:
    CsvTable m_table;
};

std::optional<double> known(double value) { return std::isnan(value) ? std::nullopt : std::optional(value); }

SampleHistory& sampleOf(RunRecord& record, std::map<std::int64_t, std::size_t>& places, std::int64_t id)
{
    const auto [place, fresh] = places.emplace(id, record.samples.size());
    if (fresh)
        record.samples.push_back({id, id, {}, {}, {}});
    return record.samples[place->second];
}

/// epoch<k>.csv, or the unlearn.csv of an evaluation. `scores`: take them too, not only the texts.
void addEpochTable(RunRecord& record, std::map<std::int64_t, std::size_t>& places, const fs::path& path,
                   std::int64_t epoch, bool scores)
{
    const Table table(record, path, false);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto id = table.integer(row, "id");
        if (!id)
            continue;
        SampleHistory& sample = sampleOf(record, places, *id);
        sample.docId = table.integer(row, "doc_id").value_or(sample.docId);
        if (sample.reference.empty())
            sample.reference = table.text(row, "reference");
        if (sample.prefix.empty())
            sample.prefix = table.text(row, "prefix");
        if (!scores)
            continue;
        SampleEvaluated score;
        score.epoch = epoch;
        score.id = *id;
        score.docId = sample.docId;
        score.diff = table.number(row, "diff");
        score.entropy = table.number(row, "entropy");
        score.bleu = table.number(row, "bleu");
        score.p = table.number(row, "P");
        score.r = table.number(row, "R");
        score.f1 = table.number(row, "F1");
        score.acc = score.el = kUnknown;
        score.candidate = table.text(row, "candidate");
        score.caughtByF1 = score.f1 < record.started.f1Threshold;
        score.caughtByBleu = score.bleu < record.started.bleuThreshold;
        score.flag = score.caughtByF1 || score.caughtByBleu ? 0 : 1;
        score.recited = matchTexts(score.candidate, sample.reference).recited;
        sample.epochs.push_back(std::move(score));
    }
}

void addSamples(RunRecord& record)
{
    std::map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < record.samples.size(); ++i)
        places.emplace(record.samples[i].id, i);
    const bool scores = record.samples.empty();

    const Table texts(record, record.folder / "samples.csv", true);
    for (std::size_t row = 0; row < texts.rows(); ++row) {
        const auto id = texts.integer(row, "id");
        if (!id)
            continue;
        SampleHistory& sample = sampleOf(record, places, *id);
        sample.docId = texts.integer(row, "doc_id").value_or(sample.docId);
        sample.prefix = texts.text(row, "prefix");
        sample.reference = texts.text(row, "reference");
    }
    const bool complete = !scores
                          && std::none_of(record.samples.begin(), record.samples.end(),
                                          [](const SampleHistory& sample) { return sample.reference.empty(); });
    std::error_code failure;
    if (!complete)
        for (std::int64_t epoch = 0;; ++epoch) {
            const fs::path path = record.folder / ("epoch" + std::to_string(epoch) + ".csv");
            if (!fs::exists(path, failure))
                break;
            addEpochTable(record, places, path, epoch, scores);
        }
    if (record.samples.empty() || (!complete && !scores))
        addEpochTable(record, places, record.folder / "unlearn.csv", 0, scores);
    std::sort(record.samples.begin(), record.samples.end(),
              [](const SampleHistory& a, const SampleHistory& b) { return a.id < b.id; });
}

EpochEvaluated& epochOf(RunRecord& record, std::int64_t epoch)
{
    for (EpochEvaluated& known : record.epochs)
        if (known.epoch == epoch)
            return known;
    EpochEvaluated fresh;
    fresh.epoch = epoch;
    for (double* value : {&fresh.diff, &fresh.entropy, &fresh.bleu, &fresh.p, &fresh.r, &fresh.f1, &fresh.valLoss,
                          &fresh.acc, &fresh.el})
        *value = kUnknown;
    return record.epochs.emplace_back(fresh);
}

void addMeans(RunRecord& record)
{
    if (!record.epochs.empty())
        return;
    std::error_code failure;
    const bool evaluation = fs::exists(record.folder / "eval.csv", failure);
    const Table valid(record, record.folder / (evaluation ? "eval.csv" : "valid.csv"), true);
    const std::string el = valid.columnLike("el_");
    if (const auto n = parseInteger(el.empty() ? el : el.substr(3)))
        record.started.elN = *n;
    for (std::size_t row = 0; row < valid.rows(); ++row)
        if (const auto epoch = valid.integer(row, "epoch")) {
            EpochEvaluated& means = epochOf(record, *epoch);
            means.valLoss = valid.number(row, "val_loss");
            means.acc = valid.number(row, "acc");
            means.el = valid.number(row, el);
        }
    const Table score(record, record.folder / "score.csv", !evaluation);
    for (std::size_t row = 0; row < score.rows(); ++row)
        if (const auto epoch = score.integer(row, "epoch")) {
            EpochEvaluated& means = epochOf(record, *epoch);
            for (const auto& [name, place] : {std::pair{"diff", &means.diff},
                                              {"entropy", &means.entropy},
                                              {"bleu", &means.bleu},
                                              {"P", &means.p},
                                              {"R", &means.r},
                                              {"F1", &means.f1}})
                *place = score.number(row, name);
        }
    const Table utility(record, record.folder / "utility.csv", false);
    for (std::size_t row = 0; row < utility.rows(); ++row)
        if (const auto epoch = utility.integer(row, "epoch")) {
            EpochEvaluated& means = epochOf(record, *epoch);
            means.learnLoss = known(utility.number(row, "learn_loss"));
            means.learnAcc = known(utility.number(row, "learn_acc"));
            means.retainLoss = known(utility.number(row, "retain_loss"));
            means.retainAcc = known(utility.number(row, "retain_acc"));
        }
}

/// What the means of an epoch count, from its rows.
void countRows(RunRecord& record)
{
    for (EpochEvaluated& means : record.epochs) {
        means.flagged = means.recited = means.cameBack = means.caughtByF1 = means.caughtByBleu = 0;
        for (const SampleHistory& sample : record.samples)
            for (std::size_t i = 0; i < sample.epochs.size(); ++i) {
                const SampleEvaluated& score = sample.epochs[i];
                if (score.epoch != means.epoch)
                    continue;
                means.flagged += score.flag;
                means.recited += score.recited ? 1 : 0;
                means.caughtByF1 += score.caughtByF1 ? 1 : 0;
                means.caughtByBleu += score.caughtByBleu ? 1 : 0;
                means.cameBack += i > 0 && score.flag == 1 && sample.epochs[i - 1].flag == 0 ? 1 : 0;
            }
    }
}

} // namespace

void addTables(RunRecord& record)
{
    if (!record.journal)
        readReferenceLog(record);
    const bool fromTables = record.epochs.empty();
    addSamples(record);
    addMeans(record);
    if (fromTables)
        countRows(record);
}

} // namespace palimpsest
