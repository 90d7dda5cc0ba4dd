#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "engine/judge/convert.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

class ConvertCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        app.add_option(
               "NAME=PATH", m_sources,
               "A model's name in results.json and its candidates: the directory of a run or evaluation "
               "(unlearn.csv, else the last epoch<k>.csv), or a CSV file with the columns doc_id and candidate. "
               "original and opt are the models before unlearning.")
            ->required();
        app.add_option(
               "--exp", m_experiment,
               flag_text::compose(
                   {"The experiment whose samples are picked: a folder under --data_dir, or a path.", "exp0", ""}))
            ->group("Input")
            ->type_name(flag_text::kFolderOrName)
            ->take_last();
        app.add_option("--data_dir", m_data, flag_text::compose({"Folder of the experiments.", "./datasets/exp", ""}))
            ->group("Input")
            ->type_name(flag_text::kFolder)
            ->take_last();
        app.add_option("--dir", m_directory,
                       flag_text::compose({"Where to write results.json, neo.csv and opt.csv.", "result", ""}))
            ->group("Output")
            ->type_name(flag_text::kFolder)
            ->take_last();
        app.add_flag("--overwrite", m_overwrite, "Replace those files where they exist.")->group("Output");
        app.add_flag("--json", m_json, "Print one object: files, samples, models, warnings.")->group("Output");
        app.footer("Example:\n"
                   "  palimpsest convert --exp exp0 original=result/neo_all opt=result/opt_all and=result/and "
                   "ours=result/ours --dir result/judge");
    }

    Status run(Console& console) override
    {
        ConvertRequest request;
        request.directory = m_directory;
        request.overwrite = m_overwrite;
        for (const std::string& source : m_sources) {
            const std::size_t sign = source.find('=');
            if (sign == std::string::npos || sign == 0 || sign + 1 == source.size())
                return usage("'" + source + "': candidates are given as NAME=PATH, such as ours=result/ours");
            request.sources.push_back({source.substr(0, sign), source.substr(sign + 1)});
        }
        PALIMPSEST_TRY(request.experiment, experimentFolder());
        PALIMPSEST_TRY(const Conversion conversion, convertResults(request));
        for (const std::string& warning : conversion.warnings)
            console.warn(warning);
        if (m_json) {
            console.printJson(toJson(conversion));
            return {};
        }
        for (const std::string& file : conversion.files)
            console.print(file + "\n");
        return {};
    }

private:
    Result<fs::path> experimentFolder() const
    {
        std::error_code failure;
        const fs::path named = fs::path(m_data) / m_experiment;
        for (const fs::path& folder : {named, fs::path(m_experiment)})
            if (fs::is_directory(folder, failure))
                return folder;
        return badInput("--exp " + m_experiment + ": there is no folder " + named.string() + " and no folder "
                        + m_experiment);
    }

    std::vector<std::string> m_sources;
    std::string m_experiment = "exp0";
    std::string m_data = "./datasets/exp";
    std::string m_directory = "result";
    bool m_overwrite = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeConvertCommand() { return std::make_unique<ConvertCommand>(); }

} // namespace palimpsest
