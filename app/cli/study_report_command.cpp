#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/study_commands.h"
#include "app/cli/study_flags.h"
#include "engine/study/study_export.h"
#include "engine/study/study_json.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class StudyReportCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.project.addTo(app);
        m_flags.addStudy(app);
        app.add_option("--out", m_file, "The HTML file.")
            ->group("Output")
            ->type_name(flag_text::kFile)
            ->capture_default_str()
            ->take_last();
        app.add_flag("--overwrite", m_overwrite, "Replace the file where it exists.")->group("Output");
        app.add_flag("--json", m_json, "Print one object: files.")->group("Output");
        app.footer("Example:\n  palimpsest study report --out study.html");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(Project project, m_flags.project.open());
        PALIMPSEST_TRY(const Study study, findStudy(project, m_flags.study));
        PALIMPSEST_CHECK(writeStudyReport(project, study, m_file, m_overwrite, userName()));
        console.say("The report tells which model wrote what: logged as an unblinding of study " + study.name);
        if (m_json)
            console.printJson(pathsJson("files", {m_file}));
        else
            console.print(m_file + "\n");
        return {};
    }

private:
    StudyFlags m_flags;
    std::string m_file = "study.html";
    bool m_overwrite = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeStudyReportCommand() { return std::make_unique<StudyReportCommand>(); }

} // namespace palimpsest
