#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/judge_commands.h"
#include "app/cli/judge_watcher.h"
#include "app/cli/project_flag.h"
#include "engine/judge/calibration.h"
#include "engine/tables/csv.h"

#include <CLI/CLI.hpp>

#include <map>

namespace palimpsest {

namespace {

class JudgeCalibrateCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_project.addTo(app);
        app.add_option("RUN", m_run, "Number or uid of the judge run; without it the newest.");
        app.add_option("--human", m_human,
                       "Human ratings: a CSV file with the columns generation_id and value (1 to 8), several rows a "
                       "candidate are averaged.")
            ->required()
            ->group("Input")
            ->type_name(flag_text::kFile)
            ->take_last();
        app.add_flag("--json", m_json, "Print one object: coefficients, per model, and the joint table.")
            ->group("Output");
        app.footer("Example:\n  palimpsest judge calibrate --project study 3 --human ratings.csv\n"
                   "The two scales do not order texts alike; read the joint table beside the coefficients.");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const auto human, readHuman());
        PALIMPSEST_TRY(Project project, m_project.open());
        PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
        PALIMPSEST_TRY(const std::int64_t id, store.findRun(m_run));
        PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, id));
        const std::vector<CalibrationPair> pairs = pairsOf(tasks, human);
        if (pairs.empty())
            return badInput(m_human + " and judge run " + std::to_string(id) + " have no candidate in common");
        const Calibration calibration = calibrate(pairs);
        if (m_json)
            console.printJson(toJson(calibration));
        else
            console.print(calibrationText(calibration));
        return {};
    }

private:
    Result<std::vector<std::pair<std::int64_t, double>>> readHuman() const
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
        std::vector<std::pair<std::int64_t, double>> means;
        for (const auto& [generation, sum] : sums)
            means.emplace_back(generation, sum.first / sum.second);
        return means;
    }

    ProjectFlag m_project;
    std::string m_run;
    std::string m_human;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeCalibrateCommand() { return std::make_unique<JudgeCalibrateCommand>(); }

} // namespace palimpsest
