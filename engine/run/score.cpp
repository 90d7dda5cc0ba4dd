#include "engine/run/score.h"

#include "engine/base/resources.h"
#include "engine/metrics/bert_layers.h"
#include "engine/metrics/bert_score.h"
#include "engine/metrics/bleu.h"
#include "engine/run/compute.h"
#include "engine/run/guarded.h"
#include "engine/tables/csv.h"
#include "engine/text/word_tokenize.h"

#include <nlohmann/json.hpp>

#include <torch/utils.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kScores{"bleu", "P", "R", "F1"};

struct RowScores {
    std::array<double, 4> values{};
};

/// Turns what BERTScore reports into Progress with rate and time left.
MetricProgress progressTo(const std::function<void(const Progress&)>& report)
{
    MetricProgress progress;
    if (report)
        progress.report = [report, begin = std::chrono::steady_clock::now()](std::string_view phase, std::int64_t done,
                                                                             std::int64_t total) {
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            const double rate = seconds > 0 ? double(done) / seconds : 0;
            report({std::string(phase), done, total, rate, rate > 0 ? double(total - done) / rate : 0});
        };
    return progress;
}

Result<BertScorer> loadScorer(const ScoreConfig& config)
{
    PALIMPSEST_TRY(const std::int64_t layer, bertScoreLayer(config.bertName, config.bertLayer));
    PALIMPSEST_TRY(LoadedEncoder loaded, loadEncoder(config.bertName).in("--bert_name"));
    PALIMPSEST_TRY(const auto tokenizer, loadTokenizer(loaded.directory));
    return BertScorer::create(std::move(loaded.encoder), tokenizer, layer);
}

Result<std::vector<RowScores>> scoresOf(const ScoreConfig& config, const std::vector<std::string>& candidates,
                                        const std::vector<std::string>& references,
                                        const std::function<void(const Progress&)>& report)
{
    const torch::NoGradGuard noGrad;
    useThreads(config.threads);
    PALIMPSEST_TRY(BertScorer scorer, loadScorer(config));
    PALIMPSEST_TRY(const auto punkt, findResource("resources/punkt/english"));
    PALIMPSEST_TRY(const auto words, WordTokenizer::load(punkt));
    PALIMPSEST_TRY(const auto bert, scorer.score(candidates, references, 64, progressTo(report)));
    std::vector<RowScores> scores(candidates.size());
    for (std::size_t row = 0; row < scores.size(); ++row)
        scores[row].values = {bleuOfTexts(candidates[row], references[row], *words), bert[row].precision,
                              bert[row].recall, bert[row].f1};
    return scores;
}

Status writeScored(const fs::path& path, const CsvTable& table, const std::vector<RowScores>& scores)
{
    std::vector<std::string> header = table.header();
    std::vector<std::size_t> places; // of each score among the columns
    for (const std::string_view name : kScores) {
        const auto known = std::find(table.header().begin(), table.header().end(), name);
        places.push_back(known != table.header().end() ? std::size_t(known - table.header().begin()) : header.size());
        if (known == table.header().end())
            header.emplace_back(name);
    }
    CsvWriter writer(header);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t column = 0; column < header.size(); ++column) {
            const auto score = std::find(places.begin(), places.end(), column);
            if (score != places.end())
                writer.number(scores[row].values[std::size_t(score - places.begin())]);
            else
                writer.text(table.at(row, column));
        }
        writer.endRow();
    }
    return writer.save(path);
}

Result<TableScores> scoreAndWrite(const ScoreConfig& config, const std::function<void(const Progress&)>& report)
{
    PALIMPSEST_TRY(const CsvTable table, readCsv(config.in));
    PALIMPSEST_TRY(const std::size_t candidate, table.column("candidate").in(config.in));
    PALIMPSEST_TRY(const std::size_t reference, table.column("reference").in(config.in));
    if (table.rows() == 0)
        return badInput(config.in + " has no rows to score");
    std::vector<std::string> candidates, references;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        candidates.push_back(table.at(row, candidate));
        references.push_back(table.at(row, reference));
    }
    PALIMPSEST_TRY(const std::vector<RowScores> scores, scoresOf(config, candidates, references, report));
    PALIMPSEST_CHECK(writeScored(config.out, table, scores));
    TableScores means{std::int64_t(scores.size())};
    for (const RowScores& row : scores) {
        means.bleu += row.values[0] / double(scores.size());
        means.p += row.values[1] / double(scores.size());
        means.r += row.values[2] / double(scores.size());
        means.f1 += row.values[3] / double(scores.size());
    }
    return means;
}

} // namespace

Result<TableScores> scoreTable(const ScoreConfig& config, bool overwrite,
                               const std::function<void(const Progress&)>& report)
{
    PALIMPSEST_CHECK(validate(config));
    std::error_code failure;
    if (!overwrite && fs::exists(config.out, failure))
        return Error{ErrorKind::WouldOverwrite,
                     "--out " + config.out + " exists already; --overwrite replaces it, or name another file",
                     {}};
    return guarded([&] { return scoreAndWrite(config, report); });
}

std::string toJson(const TableScores& scores)
{
    return nlohmann::ordered_json{
        {"rows", scores.rows}, {"bleu", scores.bleu}, {"P", scores.p}, {"R", scores.r}, {"F1", scores.f1}}
        .dump();
}

} // namespace palimpsest
