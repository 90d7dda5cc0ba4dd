#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/study_commands.h"
#include "app/cli/study_flags.h"
#include "engine/base/files.h"
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
        std::error_code failure;
        if (!m_overwrite && std::filesystem::exists(m_file, failure))
            return Error{ErrorKind::WouldOverwrite, m_file + " exists; --overwrite replaces it", {}};
        PALIMPSEST_TRY(Project project, m_flags.project.open());
        PALIMPSEST_TRY(Study study, findStudy(project, m_flags.study));
        PALIMPSEST_CHECK(logUnblinding(project, study, userName(), "report"));
        PALIMPSEST_TRY(study, findStudy(project, study.name));
        PALIMPSEST_TRY(const std::string html, studyReport(project, study));
        PALIMPSEST_CHECK(writeFileAtomically(m_file, html));
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
