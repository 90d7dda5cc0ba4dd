#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "engine/run/inspect.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class InspectCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        app.add_option("PATH", m_path,
                       "Directory of a model, tokenizer, experiment or run; a .npy, .safetensors or .bin file; or a "
                       "repository id found in the local cache.")
            ->required()
            ->type_name(flag_text::kPath);
        app.add_flag("--json", m_json, "Print one object; sizes are in bytes.")->group("Output");
        app.footer("Examples:\n"
                   "  palimpsest inspect models/gpt-neo-125m\n"
                   "  palimpsest inspect data/exp/exp0 --json");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const Inspection inspection, inspectPath(m_path));
        for (const std::string& warning : inspection.warnings)
            console.warn(warning);
        if (m_json)
            console.printJson(toJson(inspection));
        else
            console.print(toText(inspection));
        return {};
    }

private:
    std::string m_path;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeInspectCommand() { return std::make_unique<InspectCommand>(); }

} // namespace palimpsest
