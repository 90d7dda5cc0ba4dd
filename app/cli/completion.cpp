#include "app/cli/completion.h"

#include "app/cli/flag_text.h"

#include <CLI/CLI.hpp>

#include <vector>

namespace palimpsest {

namespace {

/// What may stand behind a flag, or in a place of its own.
struct Values {
    enum class Kind { None, Anything, Files, Folders, Choices };
    Kind kind = Kind::None;
    std::string choices; ///< separated by spaces
};

struct Flag {
    std::string longName;
    std::string shortName;
    std::string help;
    Values values;
};

/// A command on its way from the program's name: {"study", "pack"}.
struct Node {
    std::vector<std::string> path;
    std::string help;
    std::vector<std::pair<std::string, std::string>> commands; ///< name and help
    std::vector<Flag> flags;
    std::vector<std::string> flagNames; ///< with their dashes
    Values argument;
};

Values valuesOf(const CLI::Option& option)
{
    const std::string type = option.get_type_name();
    if (option.get_expected_max() == 0 || option.get_type_size() == 0)
        return {};
    if (type == flag_text::kFile || type == flag_text::kPath)
        return {Values::Kind::Files, {}};
    if (type == flag_text::kFolder || type == flag_text::kFolderOrName)
        return {Values::Kind::Folders, {}};
    if (type.find('|') == std::string::npos && (type.empty() || (type.front() >= 'A' && type.front() <= 'Z')))
        return {Values::Kind::Anything, {}};
    std::string choices = type;
    for (char& letter : choices)
        letter = letter == '|' ? ' ' : letter;
    return {Values::Kind::Choices, choices};
}

std::string firstLine(const std::string& text)
{
    return std::string(flag_text::split(text).help.substr(0, flag_text::split(text).help.find('\n')));
}

void collect(const CLI::App& app, std::vector<std::string> path, std::vector<Node>& nodes)
{
    Node node{path, firstLine(app.get_description()), {}, {}, {}, {}};
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional()) {
            node.argument = valuesOf(*option);
            continue;
        }
        Flag flag{{}, {}, firstLine(option->get_description()), valuesOf(*option)};
        if (!option->get_lnames().empty())
            node.flagNames.push_back("--" + (flag.longName = option->get_lnames().front()));
        if (!option->get_snames().empty())
            node.flagNames.push_back("-" + (flag.shortName = option->get_snames().front()));
        node.flags.push_back(std::move(flag));
    }
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* command : commands)
        node.commands.emplace_back(command->get_name(), firstLine(command->get_description()));
    nodes.push_back(std::move(node));
    for (const CLI::App* command : commands) {
        path.push_back(command->get_name());
        collect(*command, path, nodes);
        path.pop_back();
    }
}

std::string joined(const std::vector<std::string>& words, std::string_view between)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : std::string(between)) + word;
    return text;
}

/// Inside single quotes of bash and zsh (and, with its own escape, of fish).
std::string singleQuoted(std::string_view text, std::string_view quote = "'\\''")
{
    std::string inside;
    for (const char letter : text)
        inside += letter == '\'' ? std::string(quote) : std::string(1, letter);
    return "'" + inside + "'";
}

std::string bashScript(const std::string& program, const std::vector<Node>& nodes)
{
    std::string paths;
    std::string values;
    std::string words;
    for (const Node& node : nodes) {
        const std::string here = joined(node.path, " ");
        for (const auto& [name, help] : node.commands)
            paths +=
                "        '" + here + " " + name + "') path='" + (here.empty() ? name : here + " " + name) + "' ;;\n";
        for (const Flag& flag : node.flags) {
            const std::string pattern = "    '" + here + " --" + flag.longName + "') ";
            if (flag.values.kind == Values::Kind::Choices)
                values += pattern + "mapfile -t COMPREPLY < <(compgen -W '" + flag.values.choices
                          + "' -- \"$current\"); return ;;\n";
            else if (flag.values.kind == Values::Kind::Folders)
                values +=
                    pattern + "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$current\"); return ;;\n";
            else if (flag.values.kind == Values::Kind::Files)
                values += pattern + "return ;;\n";
            else if (flag.values.kind == Values::Kind::Anything)
                values += pattern + "compopt +o default; return ;;\n";
        }
        std::string offered;
        for (const auto& [name, help] : node.commands)
            offered += name + " ";
        if (node.argument.kind == Values::Kind::Choices)
            offered += node.argument.choices + " ";
        offered += joined(node.flagNames, " ");
        const bool files = node.argument.kind == Values::Kind::Files || node.argument.kind == Values::Kind::Folders;
        words +=
            "    '" + here + "') " + (files ? "[[ $current != -* ]] && return; " : "") + "words='" + offered + "' ;;\n";
    }
    return "# bash completion of " + program + "; made by `" + program + " completion bash`.\n_" + program
           + "() {\n"
             "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} path='' words='' at\n"
             "    COMPREPLY=()\n"
             "    if [[ $current == '=' ]]; then current=''\n"
             "    elif [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi\n"
             "    for ((at = 1; at < COMP_CWORD; ++at)); do\n"
             "        case \"$path ${COMP_WORDS[at]}\" in\n"
           + paths
           + "        esac\n"
             "    done\n"
             "    case \"$path $previous\" in\n"
           + values
           + "    esac\n"
             "    case \"$path\" in\n"
           + words
           + "    esac\n"
             "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
             "}\n"
             "complete -o default -F _"
           + program + " " + program + "\n";
}

std::string zshAction(const Values& values)
{
    switch (values.kind) {
    case Values::Kind::None:
        return {};
    case Values::Kind::Anything:
        return ":value: ";
    case Values::Kind::Files:
        return ":file:_files";
    case Values::Kind::Folders:
        return ":folder:_files -/";
    case Values::Kind::Choices:
        break;
    }
    return ":choice:(" + values.choices + ")";
}

std::string zshEscaped(std::string_view text)
{
    std::string escaped;
    for (const char letter : text) {
        if (letter == '[' || letter == ']' || letter == ':' || letter == '\\')
            escaped += '\\';
        escaped += letter;
    }
    return escaped;
}

std::string zshScript(const std::string& program, const std::vector<Node>& nodes)
{
    std::string script = "#compdef " + program + "\n# Made by `" + program + " completion zsh`.\n";
    for (const Node& node : nodes) {
        const std::string function = "_" + program + (node.path.empty() ? "" : "_" + joined(node.path, "_"));
        script += "\n" + function + "() {\n    local line state\n    _arguments -C";
        for (const Flag& flag : node.flags) {
            const std::string tail = "[" + zshEscaped(flag.help) + "]" + zshAction(flag.values);
            if (!flag.longName.empty())
                script += " \\\n        " + singleQuoted("--" + flag.longName + tail);
            if (!flag.shortName.empty())
                script += " \\\n        " + singleQuoted("-" + flag.shortName + tail);
        }
        if (node.commands.empty()) {
            if (node.argument.kind != Values::Kind::None)
                script += " \\\n        " + singleQuoted("*" + zshAction(node.argument));
            script += "\n}\n";
            continue;
        }
        script += " \\\n        '1:command:->command' '*::argument:->argument'\n    case $state in\n    command)\n"
                  "        local -a commands=(";
        for (const auto& [name, help] : node.commands)
            script += "\n            " + singleQuoted(name + ":" + help);
        script += ")\n        _describe command commands ;;\n    argument)\n        case $line[1] in\n";
        for (const auto& [name, help] : node.commands)
            script += "        " + name + ") " + function + "_" + name + " ;;\n";
        script += "        esac ;;\n    esac\n}\n";
    }
    // Read from $fpath this file is the function's body, so it calls what it has defined; sourced, it only registers
    // it.
    return script + "\nif [[ $funcstack[1] == _" + program + " ]]; then\n    _" + program
           + " \"$@\"\nelse\n    compdef _" + program + " " + program + "\nfi\n";
}

std::string fishScript(const std::string& program, const std::vector<Node>& nodes)
{
    std::string script = "# fish completion of " + program + "; made by `" + program
                         + " completion fish`.\ncomplete -c " + program + " -f\n";
    for (const Node& node : nodes) {
        std::string when = node.path.empty() ? "__fish_use_subcommand" : "";
        for (const std::string& name : node.path)
            when += (when.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + name);
        const std::string head = "complete -c " + program + " -n '" + when + "'";
        for (const auto& [name, help] : node.commands)
            script += head + " -a " + name + " -d " + singleQuoted(help, "\\'") + "\n";
        if (node.argument.kind == Values::Kind::Files || node.argument.kind == Values::Kind::Folders)
            script += head + " -F\n";
        if (node.argument.kind == Values::Kind::Choices)
            script += head + " -a '" + node.argument.choices + "'\n";
        for (const Flag& flag : node.flags) {
            script += head + (flag.longName.empty() ? "" : " -l " + flag.longName)
                      + (flag.shortName.empty() ? "" : " -s " + flag.shortName);
            if (flag.values.kind == Values::Kind::Choices)
                script += " -x -a '" + flag.values.choices + "'";
            else if (flag.values.kind == Values::Kind::Folders)
                script += " -x -a '(__fish_complete_directories)'";
            else if (flag.values.kind == Values::Kind::Files)
                script += " -r -F";
            else if (flag.values.kind == Values::Kind::Anything)
                script += " -x";
            script += " -d " + singleQuoted(flag.help, "\\'") + "\n";
        }
    }
    return script;
}

} // namespace

Result<std::string> completionScript(const CLI::App& root, std::string_view shell)
{
    std::vector<Node> nodes;
    collect(root, {}, nodes);
    if (shell == "bash")
        return bashScript(root.get_name(), nodes);
    if (shell == "zsh")
        return zshScript(root.get_name(), nodes);
    if (shell == "fish")
        return fishScript(root.get_name(), nodes);
    return usage("there is no completion for '" + std::string(shell) + "'; known: bash, zsh, fish");
}

} // namespace palimpsest
