#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/study_commands.h"
#include "app/cli/study_flags.h"
#include "engine/study/blinding_check.h"
#include "engine/study/study_json.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class StudyPackCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_flags.project.addTo(app);
        m_flags.addStudy(app);
        app.add_option("--out", m_folder, "Where the packs go.")
            ->group("Output")
            ->type_name(flag_text::kFolder)
            ->capture_default_str()
            ->take_last();
        app.add_option("--rater", m_rater, "Only this rater's pack.")->group("Output")->take_last();
        app.add_flag("--json", m_json, "Print one object: packs, warnings.")->group("Output");
        app.footer("Example:\n  palimpsest study pack --out packs");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(Project project, m_flags.project.open());
        PALIMPSEST_TRY(const Study study, findStudy(project, m_flags.study));
        PALIMPSEST_TRY(const auto findings, checkBlinding(project, study));
        for (const LeakFinding& finding : findings)
            if (!finding.blocks)
                console.warn(finding.sentence());
        if (archiveFormat().kind() != "zip")
            console.say("built without zip support: each pack is a folder of that name with the same files");
        PALIMPSEST_TRY(const auto paths, writePacks(project, study, archiveFormat(), m_folder, m_rater));
        if (m_json) {
            console.printJson(pathsJson("packs", paths));
            return {};
        }
        for (const auto& path : paths)
            console.print(path.string() + "\n");
        return {};
    }

private:
    StudyFlags m_flags;
    std::string m_folder = "packs";
    std::string m_rater;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeStudyPackCommand() { return std::make_unique<StudyPackCommand>(); }

} // namespace palimpsest
