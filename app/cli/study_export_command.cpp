#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/study_commands.h"
#include "app/cli/study_flags.h"
#include "engine/study/study_export.h"
#include "engine/study/study_json.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class StudyExportCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.project.addTo(app);
        m_flags.addStudy(app);
        app.add_option("--out", m_folder, "Where the files go.")
            ->group("Output")
            ->type_name(flag_text::kFolder)
            ->capture_default_str()
            ->take_last();
        app.add_flag("--bom", m_mark, "A UTF-8 byte order mark in front of the CSVs, for spreadsheets.")
            ->group("Output");
        app.add_flag("--overwrite", m_overwrite, "Replace those files where they exist.")->group("Output");
        app.add_flag("--json", m_json, "Print one object: files.")->group("Output");
        app.footer("Example:\n  palimpsest study export --out export");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(Project project, m_flags.project.open());
        PALIMPSEST_TRY(const Study study, findStudy(project, m_flags.study));
        PALIMPSEST_TRY(const StudyExport result,
                       exportStudy(project, study, {m_folder, m_mark, m_overwrite, userName()}));
        console.say("reference.csv tells which model wrote what: logged as an unblinding of study " + study.name);
        if (m_json) {
            console.printJson(pathsJson("files", result.files));
            return {};
        }
        for (const auto& path : result.files)
            console.print(path.string() + "\n");
        return {};
    }

private:
    StudyFlags m_flags;
    std::string m_folder = "export";
    bool m_mark = false;
    bool m_overwrite = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeStudyExportCommand() { return std::make_unique<StudyExportCommand>(); }

} // namespace palimpsest
