#include "app/cli/command.h"
#include "app/cli/config_flags.h"
#include "app/cli/console.h"
#include "app/cli/progress_meter.h"
#include "engine/run/score.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace palimpsest {

namespace {

class ScoreCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.addFields(app);
        app.add_flag("--overwrite", m_overwrite, "Replace --out where it exists.")->group("Table");
        app.add_flag("--json", m_json, "Print the means as one object.")->group("Output");
        app.footer("Example:\n  palimpsest score --in result/demo/epoch3.csv --bert_name models/bert-base-uncased "
                   "--bert_layer 9 --out rescored.csv");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const ScoreConfig config, m_flags.resolve());
        ProgressMeter meter(console);
        PALIMPSEST_TRY(const TableScores scores,
                       scoreTable(config, m_overwrite, [&](const Progress& progress) { meter.update(progress); }));
        meter.finish();
        if (m_json) {
            console.printJson(toJson(scores));
            return {};
        }
        char line[160];
        std::snprintf(line, sizeof line, "%lld rows: BLEU %.4f, P %.4f, R %.4f, F1 %.4f\n", (long long)(scores.rows),
                      scores.bleu, scores.p, scores.r, scores.f1);
        console.print(line);
        return {};
    }

private:
    ConfigFlags<ScoreConfig> m_flags;
    bool m_overwrite = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeScoreCommand() { return std::make_unique<ScoreCommand>(); }

} // namespace palimpsest
