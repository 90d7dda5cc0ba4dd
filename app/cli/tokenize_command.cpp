#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/text_source.h"
#include "engine/run/tokenize.h"

#include <CLI/CLI.hpp>

namespace palimpsest {

namespace {

class TokenizeCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        app.add_option(
               "--tokenizer_name", m_tokenizer,
               "A Hugging Face directory, or a repository id found in the local cache; openai-community/gpt2 is "
               "bundled.")
            ->group("Input")
            ->required()
            ->type_name(flag_text::kFolderOrName)
            ->take_last();
        m_textOption = app.add_option("--text", m_text, "The text itself.")
                           ->group("Input")
                           ->type_name(flag_text::kText)
                           ->take_last();
        m_fileOption =
            app.add_option("--file", m_file, "A file that is the text, its last line break too; - for stdin.")
                ->group("Input")
                ->type_name(flag_text::kFile)
                ->take_last();
        app.add_flag("--add_special_tokens", m_special, "Add what the tokenizer puts around a text ([CLS], </s>).")
            ->group("Input");
        app.add_flag("--json", m_json, "Print one object: ids, and tokens as the vocabulary writes them.")
            ->group("Output");
        app.footer("Examples:\n"
                   "  palimpsest tokenize --tokenizer_name openai-community/gpt2 --text \"a page scraped clean\"\n"
                   "  palimpsest tokenize --tokenizer_name models/bert --file note.txt --add_special_tokens --json");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const std::string text,
                       readTextSource(m_textOption->count() > 0 ? &m_text : nullptr,
                                      m_fileOption->count() > 0 ? &m_file : nullptr, "--text", "--file", console));
        PALIMPSEST_TRY(const Tokenization tokenization, tokenizeText(m_tokenizer, text, m_special));
        if (m_json) {
            console.printJson(toJson(tokenization));
            return {};
        }
        std::string line;
        for (const std::int32_t id : tokenization.ids)
            line += (line.empty() ? "" : " ") + std::to_string(id);
        console.print(line + "\n");
        return {};
    }

private:
    std::string m_tokenizer;
    std::string m_text;
    std::string m_file;
    bool m_special = false;
    bool m_json = false;
    CLI::Option* m_textOption = nullptr;
    CLI::Option* m_fileOption = nullptr;
};

} // namespace

std::unique_ptr<Command> makeTokenizeCommand() { return std::make_unique<TokenizeCommand>(); }

} // namespace palimpsest
