#include "app/cli/console.h"
#include "app/cli/judge_commands.h"
#include "app/cli/text_source.h"
#include "engine/judge/parse_report.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class JudgeParseCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        app.footer("Example:\n  printf 'Different and fluent.\\n\\nFinal score: 8' | palimpsest judge parse");
        // The result is one JSON value anyway; the flag is taken so that scripts may give it to every command.
        app.add_flag("--json", m_json, "Print one object, as without it.")->group("Output");
    }

    Status run(Console& console) override
    {
        const std::string standardInput = "-";
        PALIMPSEST_TRY(const std::string reply, readTextSource(nullptr, &standardInput, "", "", console));
        console.printJson(parseReport(reply));
        return {};
    }

private:
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeParseCommand() { return std::make_unique<JudgeParseCommand>(); }

} // namespace palimpsest
