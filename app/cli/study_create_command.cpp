#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/study_commands.h"
#include "app/cli/study_flags.h"
#include "engine/base/files.h"
#include "engine/config/run_config.h"
#include "engine/run/experiment_samples.h"
#include "engine/study/study_json.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

namespace palimpsest {

namespace {

StudyRequest named(const char* name)
{
    StudyRequest request;
    request.name = name;
    return request;
}

/// NAME=PATH, or PATH alone.
RunSource sourceFrom(const std::string& text)
{
    const std::size_t sign = text.find('=');
    RunSource source;
    source.path = sign == std::string::npos ? text : text.substr(sign + 1);
    source.name = sign == std::string::npos ? "" : text.substr(0, sign);
    return source;
}

class StudyCreateCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.project.addTo(app, true);
        app.add_option(
               "SOURCE", m_sources,
               "Where candidates come from: a run directory, or an unlearn.csv or epoch<k>.csv. NAME=PATH gives "
               "a run a name of its own.")
            ->required();
        app.add_option("--name", m_request.name, "Name of the study; raters never see it.")
            ->group("Study")
            ->capture_default_str()
            ->take_last();
        app.add_option("--rater", m_request.raters, "A rater's name; once for each.")->group("Study")->required();
        app.add_option("--epoch", m_epochs, "Only these epochs; without it all that the sources have.")
            ->group("Study")
            ->type_name(flag_text::kWhole);
        CLI::Option* samples = app.add_option("--samples", m_samples,
                                              "A samples.csv with the prefixes, where the sources have none beside.")
                                   ->group("Study")
                                   ->type_name(flag_text::kFile)
                                   ->take_last();
        app.add_option("--exp", m_experiment,
                       "The experiment's folder (unlearn/_dataset.npy), for the prefixes of sources that have no "
                       "samples.csv, as the reference implementation's result folders.")
            ->group("Study")
            ->type_name(flag_text::kFolder)
            ->take_last()
            ->excludes(samples);
        app.add_option("--gpt2_name", m_rowTokenizer, "Tokenizer of the experiment's rows.")
            ->group("Study")
            ->type_name(flag_text::kFolderOrName)
            ->capture_default_str()
            ->take_last();
        app.add_option("--raters_per_item", m_request.ratersPerUnit,
                       "How many rate an item; with 1 agreement cannot be computed.")
            ->group("Design")
            ->type_name(flag_text::kWhole)
            ->capture_default_str()
            ->take_last();
        addShare(app, "--overlap", m_request.overlap, "Share of items that so many rate; the others have one rater.");
        addShare(app, "--gold", m_request.goldFraction,
                 "Share of items whose value is known, to see who pays attention.");
        addShare(app, "--repeats", m_request.repeatFraction, "Share of items shown twice to the same rater.");
        app.add_option("--seed", m_request.seed, "Seed of assignment and order.")
            ->group("Design")
            ->type_name(flag_text::kWhole)
            ->capture_default_str()
            ->take_last();
        app.add_flag("--no_training", m_noTraining, "Packs without the training round.")->group("Design");
        app.add_flag("--json", m_json, "Print one object: study, units, items_per_rater, minutes_per_rater, warnings.")
            ->group("Output");
        app.footer("Example:\n"
                   "  palimpsest study create runs/icu runs/ga --epoch 0 --epoch 2 --rater ann --rater bo --rater cy");
    }

    Status run(Console& console) override
    {
        for (const std::string& text : m_sources) // before a project is made for them
            if (const RunSource source = sourceFrom(text); !isThere(source.path))
                return fileSystem(source.path.string() + ": there is no such file or folder");
        PALIMPSEST_TRY(Project project, m_flags.project.openOrMake());
        m_request.training = !m_noTraining;
        PALIMPSEST_CHECK(importSources(project, console));
        PALIMPSEST_TRY(const StudyCreation creation, createStudy(project, m_request));
        for (const std::string& warning : creation.warnings)
            console.warn(warning);
        if (m_json)
            console.printJson(toJson(creation));
        else
            console.print(toText(creation));
        return {};
    }

private:
    static void addShare(CLI::App& app, const char* name, double& target, const char* help)
    {
        app.add_option(name, target, help)
            ->group("Design")
            ->type_name(flag_text::kNumber)
            ->capture_default_str()
            ->take_last();
    }

    Status importSources(Project& project, Console& console)
    {
        if (!m_experiment.empty()) {
            PALIMPSEST_TRY(const auto samples, saveExperimentSamples(m_experiment, m_rowTokenizer, project.folder()));
            m_samples = samples.string();
        }
        for (const std::string& text : m_sources) {
            RunSource source = sourceFrom(text);
            source.samples = m_samples;
            PALIMPSEST_TRY(const RunImport imported, project.importRun(source));
            console.say(imported.name + ": " + std::to_string(imported.generations) + " candidates, "
                        + std::to_string(imported.added) + " of them new");
            PALIMPSEST_TRY(const auto runs, project.runs());
            for (const ProjectRun& run : runs)
                for (const std::int64_t epoch : run.epochs)
                    addModel(imported, run, epoch);
        }
        if (!m_request.models.empty())
            return {};
        std::string there;
        for (const std::int64_t epoch : m_found)
            there += (there.empty() ? "" : ", ") + (epoch == kFinalEpoch ? "final" : std::to_string(epoch));
        return badInput("none of the sources has an epoch that --epoch names; they have " + there);
    }

    void addModel(const RunImport& imported, const ProjectRun& run, std::int64_t epoch)
    {
        const StudyModel model{run.id, epoch};
        if (run.id == imported.runId)
            m_found.insert(epoch);
        const bool wanted = m_epochs.empty() || std::find(m_epochs.begin(), m_epochs.end(), epoch) != m_epochs.end();
        auto& models = m_request.models;
        if (run.id == imported.runId && wanted && std::find(models.begin(), models.end(), model) == models.end())
            models.push_back(model);
    }

    StudyFlags m_flags;
    StudyRequest m_request = named("study");
    std::vector<std::string> m_sources;
    std::vector<std::int64_t> m_epochs;
    std::set<std::int64_t> m_found; ///< epochs of the sources
    std::string m_samples;
    std::string m_experiment;
    std::string m_rowTokenizer = RunConfig().gpt2Name;
    bool m_noTraining = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeStudyCreateCommand() { return std::make_unique<StudyCreateCommand>(); }

} // namespace palimpsest
