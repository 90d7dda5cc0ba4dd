#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace palimpsest {

/// Help that fits the terminal: wrapped lines, defaults and choices shown, formulas and ranges in --help-all.
class HelpFormatter : public CLI::FormatterBase {
public:
    explicit HelpFormatter(int width) : m_width(width) {}

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;

private:
    std::string usage(const CLI::App& app) const;
    std::string commands(const CLI::App& app) const;
    std::string options(const CLI::App& app, bool everything) const;
    std::string option(const CLI::Option& option, bool everything) const;

    int m_width;
};

/// `text` cut at spaces so that no line is longer than `width` columns, every line behind `indent` spaces. Line breaks
/// of the text stay.
std::string wrapped(std::string_view text, int width, int indent);

} // namespace palimpsest
