#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/study_commands.h"
#include "app/cli/study_flags.h"
#include "engine/study/study_import.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class StudyImportCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.project.addTo(app);
        app.add_option("FILE", m_file, "What a rater sent back: a return zip, or the pack's ratings.csv filled in.")
            ->required()
            ->type_name(flag_text::kFile);
        app.add_flag("--preview", m_preview, "Say what it would add; write nothing.")->group("Input");
        app.add_flag("--json", m_json, "Print one object: pack, rater, new, duplicates, rejected, conflicts.")
            ->group("Output");
        app.footer("Example:\n  palimpsest study import return-7QK3MZ-a1b2c3-1.zip");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(Project project, m_flags.project.open());
        PALIMPSEST_TRY(const ImportReport report, importReturn(project, archiveFormat(), m_file, m_preview));
        for (const RejectedLine& line : report.rejected)
            console.warn("line " + std::to_string(line.line) + ": " + line.why);
        for (const std::string& conflict : report.conflicts)
            console.warn(conflict + " was answered on two devices; the later answer counts until the rater confirms");
        if (m_json)
            console.printJson(toJson(report));
        else
            console.print("pack " + report.pack + ", " + report.rater + ": " + std::to_string(report.added) + " new, "
                          + std::to_string(report.duplicates) + " known, " + std::to_string(report.rejected.size())
                          + " rejected\n");
        return {};
    }

private:
    StudyFlags m_flags;
    std::string m_file;
    bool m_preview = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeStudyImportCommand() { return std::make_unique<StudyImportCommand>(); }

} // namespace palimpsest
