#include "app/cli/command.h"
#include "app/cli/config_flags.h"
#include "app/cli/console.h"
#include "app/cli/run_watcher.h"
#include "engine/config/run_config.h"
#include "engine/run/dry_run.h"
#include "engine/run/run_session.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace palimpsest {

namespace {

std::string percent(double share)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.1f %%", 100 * share);
    return buffer;
}

std::string number(double value)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.4f", value);
    return buffer;
}

std::string summaryRow(const std::string& name, const std::string& before, const std::string& after)
{
    char buffer[200];
    std::snprintf(buffer, sizeof buffer, "  %-34s %12s %12s\n", name.c_str(), before.c_str(), after.c_str());
    return buffer;
}

std::string summary(const RunWatcher& watcher, const std::string& directory)
{
    std::string text;
    if (watcher.first() && watcher.last() && watcher.started()) {
        const EpochEvaluated& a = *watcher.first();
        const EpochEvaluated& b = *watcher.last();
        const double rows = double(std::max<std::int64_t>(1, watcher.started()->rows));
        text += summaryRow("", "epoch " + std::to_string(a.epoch), "epoch " + std::to_string(b.epoch));
        text += summaryRow("suffixes recited word for word", percent(double(a.recited) / rows),
                           percent(double(b.recited) / rows));
        text += summaryRow("memorization accuracy (MA)", number(a.acc), number(b.acc));
        text += summaryRow("extraction likelihood (EL)", number(a.el), number(b.el));
        if (a.learnAcc && b.learnAcc)
            text += summaryRow("MA of the partners", number(*a.learnAcc), number(*b.learnAcc));
        if (a.retainAcc && b.retainAcc)
            text += summaryRow("MA of the retain texts", number(*a.retainAcc), number(*b.retainAcc));
    }
    return text + "report: " + directory + "/report.html\n";
}

class TrainCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.addFields(app);
        m_flags.addSources(app);
        app.add_flag("--resume", m_resume, "Go on with the run in --dir from its last checkpoint.")->group("Run");
        app.add_flag("--overwrite", m_overwrite, "Discard the run that --dir holds.")->group("Run");
        app.add_flag("--dry_run", m_dryRun, "Load and check everything, say what would be done, write nothing.")
            ->group("Run");
        app.add_option("--events", m_events, "Copy the journal (events.jsonl) to this file as it grows; - for stdout.")
            ->type_name("FILE|-")
            ->group("Run");
        app.footer("Examples:\n"
                   "  palimpsest train --preset demo --dir result/demo\n"
                   "  palimpsest train --exp exp0 --data_dir data/exp --model_name models/gpt-neo-125m "
                   "--tokenizer_name models/gpt-neo-125m\n"
                   "      --bert_name models/bert-base-uncased --dir result/exp0\n"
                   "  palimpsest train --resume --dir result/exp0 --max_epochs 40");
    }

    Status run(Console& console) override
    {
        if (m_resume && m_overwrite)
            return usage("--resume and --overwrite exclude each other");
        PALIMPSEST_TRY(const RunConfig config, m_flags.resolve());
        if (m_dryRun) {
            PALIMPSEST_TRY(const std::string plan, describeTraining(config));
            console.print(plan);
            return {};
        }
        std::vector<SettingChange> changes;
        if (m_resume)
            for (const Field<RunConfig>& field : fieldsOf<RunConfig>())
                if (field.name != "dir" && m_flags.given(field.name))
                    changes.push_back({std::string(field.name), textOf(config, field)});
        const ExistingRun existing = m_resume      ? ExistingRun::Resume
                                     : m_overwrite ? ExistingRun::Overwrite
                                                   : ExistingRun::Refuse;
        RunWatcher watcher(console, m_events);
        PALIMPSEST_CHECK(watcher.watch(trainingJob(config, existing, std::move(changes))));
        const std::string text = summary(watcher, config.dir);
        if (m_events == "-")
            console.say(text);
        else
            console.print(text);
        return {};
    }

private:
    ConfigFlags<RunConfig> m_flags;
    bool m_resume = false;
    bool m_overwrite = false;
    bool m_dryRun = false;
    std::string m_events;
};

} // namespace

std::unique_ptr<Command> makeTrainCommand() { return std::make_unique<TrainCommand>(); }

} // namespace palimpsest
