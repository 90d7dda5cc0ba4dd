#include "app/cli/help_formatter.h"

#include "app/cli/flag_text.h"

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kIndent = 2;
constexpr int kColumn = 30; ///< where the texts of flags begin

/// Columns of UTF-8 text; everything in our help is one column wide.
int columns(std::string_view text)
{
    return int(std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xc0) != 0x80; }));
}

std::string_view firstLine(std::string_view text) { return text.substr(0, text.find('\n')); }

/// Lines of a paragraph joined, to be wrapped anew; those that begin with spaces stay as they are laid out.
std::string reflowed(std::string_view text)
{
    std::string paragraphs;
    while (!text.empty()) {
        const std::string_view line = firstLine(text);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const bool breaks =
            line.empty() || text.empty() || text.front() == '\n' || text.front() == ' ' || line.front() == ' ';
        paragraphs += std::string(line) + (breaks ? '\n' : ' ');
    }
    return paragraphs;
}

/// "left", and the text beside it; below it where the left side is too long.
std::string twoColumns(const std::string& left, std::string_view text, int width)
{
    std::string lines = std::string(kIndent, ' ') + left;
    const std::string right = wrapped(text, width, kColumn);
    if (right.empty())
        return lines + "\n";
    if (columns(lines) + 2 > kColumn)
        return lines + "\n" + right;
    return lines + right.substr(std::size_t(columns(lines)));
}

} // namespace

std::string wrapped(std::string_view text, int width, int indent)
{
    std::string lines;
    while (!text.empty()) {
        std::string_view line = firstLine(text);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        // Lines that begin with spaces are laid out already: examples, tables.
        const bool fixed = line.substr(0, 2) == "  ";
        do {
            std::string_view piece = line;
            while (!fixed && indent + columns(piece) > width && piece.rfind(' ') != std::string_view::npos)
                piece = piece.substr(0, piece.rfind(' '));
            line.remove_prefix(std::min(line.size(), piece.size() + 1));
            lines += (piece.empty() ? "" : std::string(std::size_t(indent), ' ')) + std::string(piece) + "\n";
        } while (!line.empty());
    }
    return lines;
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string, CLI::AppFormatMode mode) const
{
    std::string text = wrapped(reflowed(app->get_description()), m_width, 0);
    text += "\n" + usage(*app);
    text += commands(*app);
    text += options(*app, mode == CLI::AppFormatMode::All);
    if (!app->get_footer().empty())
        text += "\n" + wrapped(app->get_footer(), m_width, 0);
    return text;
}

std::string HelpFormatter::usage(const CLI::App& app) const
{
    std::string line = app.get_name();
    for (const CLI::App* parent = app.get_parent(); parent != nullptr; parent = parent->get_parent())
        line = parent->get_name() + " " + line;
    line = "Usage: " + line;
    for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); }))
        line += " " + option->get_name(true);
    if (!app.get_subcommands([](const CLI::App*) { return true; }).empty())
        line += " COMMAND";
    return line + " [flags]\n";
}

std::string HelpFormatter::commands(const CLI::App& app) const
{
    std::string text;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        text += twoColumns(command->get_name(), firstLine(command->get_description()), m_width);
    return text.empty() ? text : "\nCommands:\n" + text;
}

std::string HelpFormatter::options(const CLI::App& app, bool everything) const
{
    std::string text;
    std::string positionals;
    for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); }))
        positionals += twoColumns(option->get_name(true), flag_text::split(option->get_description()).help, m_width);
    if (!positionals.empty())
        text += "\nArguments:\n" + positionals;
    std::vector<std::string> groups = app.get_groups();
    // CLI11's own group (help and the like) last.
    std::stable_partition(groups.begin(), groups.end(), [](const std::string& group) { return group != "Options"; });
    for (const std::string& group : groups) {
        std::string lines;
        for (const CLI::Option* entry : app.get_options(
                 [&](const CLI::Option* o) { return !group.empty() && o->get_group() == group && o->nonpositional(); }))
            lines += option(*entry, everything);
        if (!lines.empty())
            text += "\n" + (group == "Options" ? "Other" : group) + ":\n" + lines;
    }
    return text;
}

std::string HelpFormatter::option(const CLI::Option& option, bool everything) const
{
    std::string left = option.get_name(false, true);
    for (std::size_t comma = left.find(','); comma != std::string::npos; comma = left.find(',', comma + 2))
        left.insert(comma + 1, " ");
    if (option.get_expected_max() > 0 && !option.get_type_name().empty())
        left += " " + option.get_type_name();
    const flag_text::Parts parts = flag_text::split(option.get_description());
    std::string text(parts.help);
    if (!parts.fallback.empty())
        text += " [" + std::string(parts.fallback) + "]";
    if (option.get_required())
        text += " Required.";
    if (everything && !parts.more.empty())
        text += "\n" + std::string(parts.more);
    return twoColumns(left, text, m_width);
}

} // namespace palimpsest
