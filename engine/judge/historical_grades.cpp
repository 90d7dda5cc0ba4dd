#include "engine/judge/historical_grades.h"

#include <algorithm>
#include <map>

namespace palimpsest {

namespace {

using GradeOf = std::map<std::pair<std::size_t, std::size_t>, HistoricalGrade>; ///< by sample and model

/// Without white space, so that a log that was copied about still matches.
std::string squeezed(std::string_view text)
{
    std::string kept;
    for (const char letter : text)
        if (std::string_view(" \t\r\n\v\f").find(letter) == std::string_view::npos)
            kept += letter;
    return kept;
}

std::size_t mostReplies(const std::vector<LoggedSample>& log)
{
    std::size_t most = 0;
    for (const LoggedSample& sample : log)
        most = std::max(most, sample.replies.size());
    return most;
}

class Joiner {
public:
    Joiner(const HistoricalFiles& files, const ResultsFile& results) : m_files(files), m_results(results)
    {
        for (const ResultsFile::Item& item : results.items)
            m_prefixes.push_back(squeezed(item.prefix));
    }

    Result<std::vector<HistoricalGrade>> join()
    {
        if (m_files.tables.empty() && m_files.logs.empty())
            return usage("nothing to import: give a *-res.csv, a *.log, or both");
        for (const auto& path : m_files.tables) {
            PALIMPSEST_TRY(HistoricalScores scores, readHistoricalScores(path, m_results.items.size()));
            PALIMPSEST_CHECK(checkPolicies(scores).in(path.string()));
            m_tables.push_back(std::move(scores));
        }
        for (std::size_t log = 0; log < m_files.logs.size(); ++log) {
            PALIMPSEST_TRY(const std::vector<LoggedSample> samples, readHistoricalLog(m_files.logs[log]));
            PALIMPSEST_CHECK(addLog(log, samples).in(m_files.logs[log].string()));
        }
        for (const HistoricalScores& table : m_tables)
            PALIMPSEST_CHECK(addTable(table).in(table.file.string()));
        std::vector<HistoricalGrade> grades;
        for (auto& [place, grade] : m_grades)
            grades.push_back(std::move(grade));
        return grades;
    }

private:
    Result<std::size_t> modelNamed(const std::string& name) const
    {
        const auto found = std::ranges::find(m_results.models, name);
        if (found != m_results.models.end())
            return std::size_t(found - m_results.models.begin());
        std::string known;
        for (const std::string& model : m_results.models)
            known += (known.empty() ? "" : ", ") + model;
        return badInput("results.json has no model '" + name + "'; it has " + known);
    }

    Status checkPolicies(const HistoricalScores& scores) const
    {
        for (const std::string& policy : scores.policies)
            if (const auto model = modelNamed(policy); !model)
                return badInput("line 1: " + model.error().message);
        return {};
    }

    /// Whose replies a log's are, in their order.
    Result<std::vector<std::string>> policiesOf(const std::vector<LoggedSample>& samples) const
    {
        const std::size_t replies = mostReplies(samples);
        std::string offered;
        const auto fits = [&](const std::vector<std::string>& policies, const std::string& what) {
            offered += (offered.empty() ? "" : ", ") + what + " has " + std::to_string(policies.size());
            return policies.size() == replies;
        };
        if (!m_files.policies.empty()) {
            if (fits(m_files.policies, "--policies"))
                return m_files.policies;
        } else {
            for (const HistoricalScores& table : m_tables)
                if (fits(table.policies, table.file.filename().string()))
                    return table.policies;
            const auto& models = m_results.models;
            if (fits(models, "results.json"))
                return models;
            std::vector<std::string> unlearned;
            for (const std::string& model : models)
                if (model != "original" && model != "opt")
                    unlearned.push_back(model);
            if (fits(unlearned, "results.json without original and opt"))
                return unlearned;
        }
        return badInput("has " + std::to_string(replies) + " replies a sample, but " + offered
                        + "; name the policies in the order of the replies: --policies ours,and");
    }

    /// The sample with that prefix: the next one, else the only one, or the first, that has it.
    std::optional<std::size_t> sampleWith(const std::string& prefix, std::size_t next) const
    {
        if (next < m_prefixes.size() && m_prefixes[next] == prefix)
            return next;
        const auto found = std::ranges::find(m_prefixes, prefix);
        return found == m_prefixes.end() ? std::nullopt : std::optional(std::size_t(found - m_prefixes.begin()));
    }

    Status addLog(std::size_t log, const std::vector<LoggedSample>& samples)
    {
        PALIMPSEST_TRY(const std::vector<std::string> policies, policiesOf(samples));
        std::vector<std::size_t> models;
        for (const std::string& policy : policies) {
            PALIMPSEST_TRY(const std::size_t model, modelNamed(policy));
            models.push_back(model);
        }
        std::size_t next = 0;
        for (const LoggedSample& logged : samples) {
            const auto sample = sampleWith(squeezed(logged.prefix), next);
            if (!sample)
                return badInput("line " + std::to_string(logged.line)
                                + ": this prefix is none of results.json's; give the results.json that was judged");
            next = *sample + 1;
            for (std::size_t i = 0; i < models.size(); ++i)
                addReply(*sample, models[i], log, i < logged.replies.size() ? &logged.replies[i] : nullptr);
        }
        return {};
    }

    HistoricalGrade& gradeAt(std::size_t sample, std::size_t model)
    {
        HistoricalGrade& grade = m_grades[{sample, model}];
        grade.sample = sample;
        grade.model = model;
        return grade;
    }

    void addReply(std::size_t sample, std::size_t model, std::size_t log, const LoggedReply* reply)
    {
        HistoricalGrade& grade = gradeAt(sample, model);
        if (reply == nullptr)
            return;
        const bool weaker = grade.score && !reply->score;
        grade.replies.insert(weaker ? grade.replies.end() - 1 : grade.replies.end(), {log, *reply});
        if (reply->score)
            grade.score = reply->score;
    }

    Status addTable(const HistoricalScores& table)
    {
        for (std::size_t sample = 0; sample < table.scores.size(); ++sample)
            for (std::size_t i = 0; i < table.policies.size(); ++i) {
                PALIMPSEST_TRY(const std::size_t model, modelNamed(table.policies[i]));
                PALIMPSEST_CHECK(addScore(table, sample, i, gradeAt(sample, model)));
            }
        return {};
    }

    Status addScore(const HistoricalScores& table, std::size_t sample, std::size_t column, HistoricalGrade& grade)
    {
        const std::optional<long long> score = table.scores[sample][column];
        if (!score || score == grade.score)
            return {};
        const std::string says = "line " + std::to_string(table.lines[sample]) + ": " + table.policies[column] + " is "
                                 + std::to_string(*score);
        if (!grade.score) {
            grade.score = score; // read by hand, or by a parser that was mended in between
            return {};
        }
        if (grade.replies.empty())
            return badInput(says + ", another table says " + std::to_string(*grade.score));
        // A program that was run again after it died has told the table its last score of a candidate, or an earlier.
        const auto same = std::ranges::find_if(
            grade.replies, [&](const HistoricalGrade::Reply& reply) { return reply.logged.score == score; });
        if (same == grade.replies.end()) {
            const HistoricalGrade::Reply& last = grade.replies.back();
            return badInput(says + ", " + m_files.logs[last.log].string() + " line " + std::to_string(last.logged.line)
                            + " says " + std::to_string(*grade.score) + "; they are not of one run");
        }
        std::rotate(same, same + 1, grade.replies.end());
        grade.score = score;
        return {};
    }

    const HistoricalFiles& m_files;
    const ResultsFile& m_results;
    std::vector<std::string> m_prefixes; ///< squeezed
    std::vector<HistoricalScores> m_tables;
    GradeOf m_grades;
};

} // namespace

Result<std::vector<HistoricalGrade>> readHistoricalGrades(const HistoricalFiles& files, const ResultsFile& results)
{
    return Joiner(files, results).join();
}

} // namespace palimpsest
