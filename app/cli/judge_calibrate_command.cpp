#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/judge_commands.h"
#include "app/cli/project_flag.h"
#include "app/cli/study_flags.h"
#include "engine/judge/calibration_log.h"
#include "engine/study/human_means.h"
#include "engine/tables/csv.h"

#include <CLI/CLI.hpp>

#include <map>

namespace palimpsest {

namespace {

/// What a run is held against, from whichever flag.
struct Other {
    std::string name;
    CalibrationScale scale = CalibrationScale::Human;
    CalibrationPartner partner;
    std::vector<ValueOfGeneration> values;
};

class JudgeCalibrateCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_project.addTo(app);
        app.add_option("RUN", m_run, "Number or uid of the judge run; without it the newest.");
        const auto add = [&](const char* name, std::string& value, const char* help, const char* type) {
            app.add_option(name, value, help)->group("Input")->type_name(type)->take_last();
        };
        add("--study", m_study, "A study of the project; its unblinding is logged.", flag_text::kText);
        add("--against", m_other, "Another judge run of the project, by number or uid.", flag_text::kText);
        add("--human", m_human,
            "Human ratings: a CSV file with the columns generation_id and value (1 to 8), several rows a candidate are "
            "averaged.",
            flag_text::kFile);
        app.add_flag("--json", m_json, "Print one object: coefficients, per model, and the joint table.")
            ->group("Output");
        app.footer("Examples:\n  palimpsest judge calibrate 3 --study pilot\n"
                   "  palimpsest judge calibrate 3 --against 2\n"
                   "The two scales do not order texts alike; read the joint table beside the coefficients. Every "
                   "calibration is recorded in the project.");
    }

    Status run(Console& console) override
    {
        if (int(!m_study.empty()) + int(!m_other.empty()) + int(!m_human.empty()) != 1)
            return usage("what the run is held against is named by one of --study, --against and --human");
        PALIMPSEST_TRY(Project project, m_project.open());
        PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
        PALIMPSEST_TRY(const std::int64_t id, store.findRun(m_run));
        PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, id));
        PALIMPSEST_TRY(const Other other, otherValues(project, store, id));
        const std::vector<CalibrationPair> pairs = pairsOf(tasks, other.values);
        if (pairs.empty())
            return badInput(other.name + " and judge run " + std::to_string(id)
                            + " have no graded candidate in common");
        const Calibration calibration = calibrate(pairs, other.scale);
        PALIMPSEST_CHECK(recordCalibration(store, id, other.partner, calibration));
        if (m_json)
            console.printJson(toJson(calibration));
        else
            console.print("judge run " + std::to_string(id) + " against " + other.name + "\n"
                          + calibrationText(calibration));
        return {};
    }

private:
    Result<Other> otherValues(Project& project, JudgeStore& store, std::int64_t run) const
    {
        if (!m_human.empty()) {
            PALIMPSEST_TRY(auto values, readHuman());
            return Other{m_human, CalibrationScale::Human, {}, std::move(values)};
        }
        if (!m_other.empty()) {
            PALIMPSEST_TRY(const std::int64_t other, store.findRun(m_other));
            if (other == run)
                return usage("--against names the run itself; another one of the same candidates is needed");
            PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, other));
            return Other{"judge run " + std::to_string(other), CalibrationScale::Judge, {{}, other}, meanGrades(tasks)};
        }
        PALIMPSEST_TRY(const Study study, findStudy(project, m_study));
        PALIMPSEST_CHECK(logUnblinding(project, study, userName(), "judge calibrate"));
        PALIMPSEST_TRY(const std::vector<HumanMean> means, humanMeans(project, study));
        Other other{"study " + study.name, CalibrationScale::Human, {study.id, {}}, {}};
        for (const HumanMean& mean : means)
            other.values.emplace_back(mean.generationId, mean.mean);
        return other;
    }

    Result<std::vector<ValueOfGeneration>> readHuman() const
    {
        PALIMPSEST_TRY(const CsvTable table, readCsv(m_human));
        PALIMPSEST_TRY(const std::size_t id, table.column("generation_id").in(m_human));
        PALIMPSEST_TRY(const std::size_t value, table.column("value").in(m_human));
        std::map<std::int64_t, std::pair<double, int>> sums;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            PALIMPSEST_TRY(const std::int64_t generation, table.integer(row, id).in(m_human));
            PALIMPSEST_TRY(const double rating, table.number(row, value).in(m_human));
            if (!(rating >= 1 && rating <= 8))
                return badInput(m_human + ": line " + std::to_string(table.line(row))
                                + ": a human rating is 1 to 8, not '" + table.at(row, value) + "'");
            sums[generation].first += rating;
            ++sums[generation].second;
        }
        std::vector<ValueOfGeneration> means;
        for (const auto& [generation, sum] : sums)
            means.emplace_back(generation, sum.first / sum.second);
        return means;
    }

    ProjectFlag m_project;
    std::string m_run;
    std::string m_study;
    std::string m_other;
    std::string m_human;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeCalibrateCommand() { return std::make_unique<JudgeCalibrateCommand>(); }

} // namespace palimpsest
