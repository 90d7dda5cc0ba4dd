#include "app/archive/zip_archive.h"
#include "ui/rater/rater_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

#include <cstdio>

namespace pal = palimpsest;

namespace {

int fail(const pal::Error& error)
{
    std::fprintf(stderr, "error: %s\n", error.text().c_str());
    return int(error.kind);
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/palimpsest-rater");
}

/// The four screens as PNG files, as a rater of this pack sees them.
int saveScreens(pal::RaterWindow& window, const QString& folder)
{
    using Screen = pal::RaterWindow::Screen;
    QDir().mkpath(folder);
    window.show();
    for (const auto& [screen, name] :
         {std::pair(Screen::Instruction, "instruction"), std::pair(Screen::Training, "training"),
          std::pair(Screen::Item, "item"), std::pair(Screen::Done, "done")}) {
        if (screen == Screen::Training && window.session().pack().training.empty())
            continue;
        window.showScreen(screen);
        QCoreApplication::processEvents();
        const QString path = folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png");
        if (!window.grab().save(path))
            return fail(pal::fileSystem("cannot write " + path.toStdString()));
    }
    return 0;
}

pal::ThemeChoice themeNamed(const QString& name)
{
    return name == QLatin1String("dark")    ? pal::ThemeChoice::Dark
           : name == QLatin1String("light") ? pal::ThemeChoice::Light
                                            : pal::ThemeChoice::System;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("palimpsest-rater"));
    application.setApplicationVersion(QStringLiteral(PALIMPSEST_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("rater", "Rates the texts of one pack, blindly."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{"pack", "The pack to rate.", "FILE"},
                       {"data-dir", "Where ratings are kept.", "DIR", dataFolder()},
                       {"screenshots", "Save instruction, training, item and done as PNG into DIR and end.", "DIR"},
                       {"theme", "system, light or dark.", "NAME", "system"},
                       {"scale", "Size of the text, 1 is normal.", "X", "1"}});
    parser.addPositionalArgument(QStringLiteral("PACK"), QStringLiteral("A .palpack file."), QStringLiteral("[PACK]"));
    parser.process(application);
    pal::Theme::instance().apply(themeNamed(parser.value("theme")), qBound(0.5, parser.value("scale").toDouble(), 4.0));

    QString path = parser.isSet("pack") ? parser.value("pack") : parser.positionalArguments().value(0);
    if (path.isEmpty() && !parser.isSet("screenshots"))
        path = QFileDialog::getOpenFileName(nullptr, QApplication::translate("rater", "Open a pack"), {},
                                            QApplication::translate("rater", "Packs (*.palpack)"));
    if (path.isEmpty())
        return fail(pal::usage("no pack was given: palimpsest-rater FILE.palpack"));
    const pal::ZipArchive format;
    const auto pack = pal::readPack(format, path.toStdString());
    if (!pack)
        return fail(pack.error());
    auto file = pal::RaterFile::open(parser.value("data-dir").toStdString(), *pack, PALIMPSEST_VERSION);
    if (!file)
        return fail(file.error());
    pal::RaterWindow window(std::move(*file), format, QFileInfo(path).absolutePath().toStdString());
    if (parser.isSet("screenshots"))
        return saveScreens(window, parser.value("screenshots"));
    window.show();
    return application.exec();
}
