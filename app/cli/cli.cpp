#include "app/cli/cli.h"

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/help_formatter.h"
#include "app/cli/process_setup.h"
#include "app/cli/suggestion.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>

namespace palimpsest {

namespace {

constexpr std::string_view kDescription = "Palimpsest makes a language model forget chosen training samples while it "
                                          "goes on learning, and shows what is left "
                                          "of each: Iterative Contrastive Unlearning, its baselines and its metrics.";

constexpr std::string_view kFooter =
    "Results go to stdout, progress and errors to stderr. Exit codes: 0 ok, 1 internal error, 2 usage, 3 bad input, 4 "
    "file "
    "system, 5 would overwrite, 6 numeric failure, 7 network, 130 interrupted.\n\n"
    "`palimpsest COMMAND --help` explains a command; --help-all also shows formulas and ranges.";

struct Tree {
    CLI::App root{std::string(kDescription), "palimpsest"};
    std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> commands;
};

void build(Tree& tree, int width)
{
    tree.root.formatter(std::make_shared<HelpFormatter>(width));
    tree.root.set_help_flag("-h,--help", "Say what this does and how.");
    tree.root.set_help_all_flag("--help-all", "The same with formulas and ranges.");
    tree.root.set_version_flag("--version", "palimpsest " PALIMPSEST_VERSION " (LibTorch " PALIMPSEST_TORCH_VERSION ")",
                               "Print the version.");
    tree.root.require_subcommand(1);
    for (const CommandEntry& entry : commands()) {
        const std::string description =
            std::string(entry.summary) + (entry.details.empty() ? "" : "\n\n" + std::string(entry.details));
        CLI::App* app = tree.root.add_subcommand(std::string(entry.name), description);
        tree.commands.emplace_back(app, entry.make());
        tree.commands.back().second->addTo(*app);
    }
    tree.root.footer(std::string(kFooter)); // last: commands inherit what stands before
}

/// The arguments as CLI11 wants them: `--flag=` with nothing behind it means the empty text, not the next argument.
std::vector<std::string> argumentsOf(int argc, char** argv)
{
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        std::string argument = argv[i];
        const bool emptyValue = argument.size() > 3 && argument.compare(0, 2, "--") == 0 && argument.back() == '='
                                && argument.find('=') == argument.size() - 1;
        if (emptyValue)
            argument.pop_back();
        arguments.push_back(std::move(argument));
        if (emptyValue)
            arguments.emplace_back();
    }
    return arguments;
}

std::vector<std::string> namesFor(const CLI::App& app, bool flags)
{
    std::vector<std::string> names;
    if (!flags)
        for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
            names.push_back(command->get_name());
    else
        for (const CLI::Option* option : app.get_options())
            for (const std::string& name : option->get_lnames())
                names.push_back("--" + name);
    return names;
}

/// What to say about an argument that nothing takes.
std::string aboutExtra(const CLI::App& app, const std::string& argument)
{
    const bool isFlag = argument.size() > 1 && argument.front() == '-';
    const bool isCommand = !isFlag && !namesFor(app, false).empty();
    const std::string word = argument.substr(0, isFlag ? argument.find('=') : std::string::npos);
    std::string text = (isFlag      ? "unknown flag '"
                        : isCommand ? "unknown command '"
                                    : "unexpected argument '")
                       + word + "'";
    const std::string nearest = isFlag || isCommand ? nearestOf(word, namesFor(app, isFlag)) : std::string();
    return text + (nearest.empty() ? "" : "; did you mean '" + nearest + "'?");
}

/// The innermost command that was named, and how it is called.
std::pair<const CLI::App*, std::string> innermost(const CLI::App& root)
{
    const CLI::App* app = &root;
    std::string name = root.get_name();
    while (!app->get_subcommands().empty()) {
        app = app->get_subcommands().front();
        name += " " + app->get_name();
    }
    return {app, name};
}

Error usageError(const CLI::App& root, const CLI::ParseError& failure)
{
    const auto [app, name] = innermost(root);
    const std::vector<std::string> extras = app->remaining();
    std::string message = !extras.empty() ? aboutExtra(*app, extras.front()) : std::string(failure.what());
    if (extras.empty() && failure.get_name() == "RequiredError" && !namesFor(*app, false).empty())
        message = "no command given";
    return usage(message + "\nTry '" + name + " --help'.");
}

/// Reads the arguments. Nothing: go on; else the exit code of a run that ends here.
std::optional<int> parse(Tree& tree, int argc, char** argv, Console& console)
{
    std::vector<std::string> arguments = argumentsOf(argc, argv);
    std::reverse(arguments.begin(), arguments.end());
    try {
        tree.root.parse(arguments);
        return std::nullopt;
    } catch (const CLI::CallForHelp&) {
        console.print(innermost(tree.root).first->help());
    } catch (const CLI::CallForAllHelp&) {
        console.print(innermost(tree.root).first->help("", CLI::AppFormatMode::All));
    } catch (const CLI::CallForVersion& version) {
        console.print(std::string(version.what()) + "\n");
    } catch (const CLI::ParseError& failure) {
        console.fail(usageError(tree.root, failure));
        return int(ErrorKind::Usage);
    }
    return 0;
}

/// Whether the command that is named works with tensors for long.
bool computes(int argc, char** argv)
{
    const std::string_view name = argc > 1 ? argv[1] : "";
    return std::any_of(commands().begin(), commands().end(),
                       [&](const CommandEntry& entry) { return entry.computes && entry.name == name; });
}

int run(int argc, char** argv, Console& console)
{
    Tree tree;
    build(tree, std::min(console.width(), 110));
    const std::optional<int> ended = parse(tree, argc, argv, console);
    Status status;
    if (!ended)
        for (const auto& [app, command] : tree.commands)
            if (app->parsed())
                status = command->run(console);
    console.clearStatus();
    const Status written = console.finish();
    if (status && !written)
        status = written;
    if (!status) {
        console.fail(status.error());
        return int(status.error().kind);
    }
    return ended.value_or(0);
}

} // namespace

int runCommandLine(int argc, char** argv) noexcept
{
    try {
        prepareProcess(argv, computes(argc, argv));
        Console console;
        return run(argc, argv, console);
    } catch (const std::bad_alloc&) {
        // Plain C: building a message would need what there is not.
        std::fputs("error: out of memory; a smaller --batch_size needs less\n", stderr);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "error: internal: %s\n", failure.what());
    } catch (...) {
        std::fputs("error: internal: something was thrown that is no exception\n", stderr);
    }
    return int(ErrorKind::Internal);
}

} // namespace palimpsest
