#include "app/cli/command.h"
#include "app/cli/config_flags.h"
#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/text_source.h"
#include "engine/run/generate.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class GenerateCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_promptOption = app.add_option("--prompt", m_prompt, "The text to go on from.")
                             ->group("Input")
                             ->type_name(flag_text::kText)
                             ->take_last();
        m_fileOption =
            app.add_option("--prompt_file", m_file, "A file that is the prompt, its last line break too; - for stdin.")
                ->group("Input")
                ->type_name(flag_text::kFile)
                ->take_last();
        m_flags.addFields(app);
        app.add_flag("--json", m_json, "Print one object: prompt_ids, output_ids (the new tokens only) and text.")
            ->group("Output");
        app.footer("Examples:\n"
                   "  palimpsest generate --model_name models/gpt-neo-125m --prompt \"The lamp in the window\" "
                   "--max_new_tokens 40\n"
                   "  palimpsest generate --model_name result/demo/model --prompt_file note.txt --num_beams 2 --json\n"
                   "  palimpsest generate --model_name models/opt-125m --prompt \"Once\" --do_sample --temperature 0.8 "
                   "--top_p 0.9 --seed 7");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const GenerateConfig config, m_flags.resolve());
        if (!config.doSample)
            for (const char* name : {"temperature", "top_k", "top_p"})
                if (m_flags.given(name))
                    console.warn("--" + std::string(name) + " has no effect without --do_sample");
        PALIMPSEST_TRY(const std::string prompt, readTextSource(m_promptOption->count() > 0 ? &m_prompt : nullptr,
                                                                m_fileOption->count() > 0 ? &m_file : nullptr,
                                                                "--prompt", "--prompt_file", console));
        PALIMPSEST_TRY(const GeneratedText generated, generateText(config, prompt));
        for (const std::string& warning : generated.warnings)
            console.warn(warning);
        if (m_json)
            console.printJson(toJson(generated));
        else
            console.print(generated.text + "\n");
        return {};
    }

private:
    ConfigFlags<GenerateConfig> m_flags;
    std::string m_prompt;
    std::string m_file;
    bool m_json = false;
    CLI::Option* m_promptOption = nullptr;
    CLI::Option* m_fileOption = nullptr;
};

} // namespace

std::unique_ptr<Command> makeGenerateCommand() { return std::make_unique<GenerateCommand>(); }

} // namespace palimpsest
