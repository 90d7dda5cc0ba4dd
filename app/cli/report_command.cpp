#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "engine/run/run_report.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class ReportCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        app.add_option("RUNDIR", m_directory,
                       "Directory of a run (the --dir of train or eval), or a result folder of the "
                       "reference implementation.")
            ->required()
            ->type_name(flag_text::kFolder);
        app.add_option("--out", m_out, "Where to write the page instead of RUNDIR/report.html.")
            ->group("Output")
            ->type_name(flag_text::kFile)
            ->take_last();
        app.footer("Example:\n  palimpsest report result/demo");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const RunReport report, writeRunReport(m_directory, m_out));
        for (const std::string& lack : report.lacks)
            console.warn("not in the report: " + lack);
        console.print(report.path + "\n");
        return {};
    }

private:
    std::string m_directory;
    std::string m_out;
};

} // namespace

std::unique_ptr<Command> makeReportCommand() { return std::make_unique<ReportCommand>(); }

} // namespace palimpsest
