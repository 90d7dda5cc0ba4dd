#include "app/workbench/run_workbench.h"

#include "app/cli/process_setup.h"
#include "app/workbench/workbench.h"
#include "app/workbench/workbench_options.h"
#include "engine/base/resources.h"
#include "ui/language/translations.h"
#include "ui/shell/preferences.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>

namespace palimpsest {

namespace {

QStringList arguments(int argc, char** argv)
{
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list.append(QString::fromLocal8Bit(argv[i]));
    return list;
}

int fail(const Error& error)
{
    std::fprintf(stderr, "palimpsest-workbench: %s\n", error.text().c_str());
    return static_cast<int>(error.kind);
}

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Palimpsest"));
    QCoreApplication::setApplicationName(QStringLiteral("palimpsest-workbench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PALIMPSEST_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Palimpsest"));
    QGuiApplication::setDesktopFileName(QStringLiteral("palimpsest-workbench"));
}

/// Pictures are drawn without a screen, in a scale that Qt must know before it starts.
void prepareDrawing(const WorkbenchOptions& options)
{
    if (!options.screenshots.isEmpty())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (options.scale > 0)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
}

/// Pictures are the same on every desktop, unless a language is asked for.
QString languageOf(const WorkbenchOptions& options, const Preferences& preferences)
{
    if (!options.language.isEmpty())
        return options.language;
    return options.screenshots.isEmpty() ? preferences.language : QStringLiteral("en");
}

void dress(QApplication& application, const WorkbenchOptions& options)
{
    const Preferences preferences = loadPreferences();
    const ThemeChoice usual = options.screenshots.isEmpty() ? preferences.theme : ThemeChoice::Light;
    installTranslations(&application, languageOf(options, preferences));
    Theme::instance().apply(options.theme.value_or(usual), options.screenshots.isEmpty() ? preferences.fontScale : 1.0);
    if (const auto icon = findResource("resources/icons/app/palimpsest.svg"))
        QApplication::setWindowIcon(QIcon(QString::fromStdString(icon->string())));
}

int run(QApplication& application, const WorkbenchOptions& options)
{
    int exitCode = 0;
    Workbench workbench(options);
    QObject::connect(&workbench, &Workbench::done, &application, [&exitCode](const Status& outcome) {
        exitCode = outcome ? 0 : fail(outcome.error());
        QCoreApplication::quit();
    });
    workbench.begin();
    const int looped = QApplication::exec();
    return exitCode != 0 ? exitCode : looped;
}

} // namespace

int runWorkbench(int argc, char** argv)
{
    const Result<WorkbenchOptions> options = parseWorkbenchOptions(arguments(argc, argv));
    if (!options)
        return fail(options.error());
    if (!options->output.isEmpty()) {
        std::fputs(qUtf8Printable(options->output), stdout);
        return 0;
    }
    prepareProcess(argv, true);
    prepareDrawing(*options);
    nameApplication();
    QApplication application(argc, argv);
    dress(application, *options);
    return run(application, *options);
}

} // namespace palimpsest
