#include "app/workbench/workbench_options.h"

#include "ui/language/translations.h"

#include <QCommandLineParser>

namespace palimpsest {

namespace {

std::optional<ThemeChoice> themeNamed(const QString& name)
{
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    if (name == QLatin1String("dark"))
        return ThemeChoice::Dark;
    return std::nullopt;
}

QString listOfLanguages() { return languageCodes().join(QStringLiteral(", ")); }

struct Flags {
    QCommandLineOption open{QStringLiteral("open"),
                            QStringLiteral("Open a run directory, a model, an experiment or a run.json."),
                            QStringLiteral("PATH")};
    QCommandLineOption demo{QStringLiteral("demo"),
                            QStringLiteral("Begin with the demo: the bundled model starts to unlearn.")};
    QCommandLineOption theme{QStringLiteral("theme"), QStringLiteral("light or dark, this time only."),
                             QStringLiteral("THEME")};
    QCommandLineOption language{QStringLiteral("language"),
                                QStringLiteral("Language of the window, this time only: %1.").arg(listOfLanguages()),
                                QStringLiteral("CODE")};
    QCommandLineOption scale{QStringLiteral("scale"), QStringLiteral("1 or 2: device pixels a pixel."),
                             QStringLiteral("N")};
    QCommandLineOption screenshots{QStringLiteral("screenshots"),
                                   QStringLiteral("Draw every page to DIR/<page>.png, without a screen, and end."),
                                   QStringLiteral("DIR")};
    QCommandLineOption run{QStringLiteral("run"),
                           QStringLiteral("The run directory of the screenshots; without it the demo is run first."),
                           QStringLiteral("RUNDIR")};
    QCommandLineOption project{
        QStringLiteral("project"),
        QStringLiteral("The project of the study and judge pages; without it the last one, or ~/Palimpsest."),
        QStringLiteral("DIR")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this.")};
    QCommandLineOption version{{QStringLiteral("V"), QStringLiteral("version")}, QStringLiteral("Show the version.")};
};

Error wrongUsage(const QString& what)
{
    return usage(QStringLiteral("%1; palimpsest-workbench --help lists what there is").arg(what).toStdString());
}

/// Qt's text; the program's name is not yet known to Qt, nor would its path be of use.
QString helpOf(const QCommandLineParser& parser)
{
    QString text = parser.helpText();
    text.replace(0, text.indexOf(QLatin1Char('\n')), QStringLiteral("Usage: palimpsest-workbench [options] [PATH…]"));
    return text;
}

Result<WorkbenchOptions> collect(const QCommandLineParser& parser, const Flags& flags)
{
    WorkbenchOptions options;
    options.screenshots = parser.value(flags.screenshots);
    options.run = parser.value(flags.run);
    options.project = parser.value(flags.project);
    options.demo = parser.isSet(flags.demo);
    options.paths = parser.values(flags.open) + parser.positionalArguments();
    if (parser.isSet(flags.theme)) {
        options.theme = themeNamed(parser.value(flags.theme));
        if (!options.theme)
            return wrongUsage(QStringLiteral("--theme is light or dark, not %1").arg(parser.value(flags.theme)));
    }
    options.language = parser.value(flags.language);
    if (parser.isSet(flags.language) && !languageCodes().contains(options.language))
        return wrongUsage(QStringLiteral("--language is one of %1, not %2").arg(listOfLanguages(), options.language));
    if (parser.isSet(flags.scale)) {
        options.scale = parser.value(flags.scale).toInt();
        if (options.scale != 1 && options.scale != 2)
            return wrongUsage(QStringLiteral("--scale is 1 or 2, not %1").arg(parser.value(flags.scale)));
    }
    if (parser.isSet(flags.screenshots) && options.screenshots.isEmpty())
        return wrongUsage(QStringLiteral("--screenshots needs a folder"));
    return options;
}

} // namespace

Result<WorkbenchOptions> parseWorkbenchOptions(const QStringList& arguments)
{
    const Flags flags;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Palimpsest's workbench: watch a language model forget chosen texts."));
    parser.addPositionalArgument(QStringLiteral("PATH"), QStringLiteral("As --open."), QStringLiteral("[PATH…]"));
    parser.addOptions({flags.open, flags.demo, flags.theme, flags.language, flags.scale, flags.screenshots, flags.run,
                       flags.project, flags.help, flags.version});
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    if (parser.isSet(flags.help) || parser.isSet(flags.version)) {
        WorkbenchOptions options;
        options.output = parser.isSet(flags.help)
                             ? helpOf(parser)
                             : QStringLiteral("palimpsest-workbench %1\n").arg(QStringLiteral(PALIMPSEST_VERSION));
        return options;
    }
    return collect(parser, flags);
}

} // namespace palimpsest
