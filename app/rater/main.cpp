#include "app/archive/zip_archive.h"
#include "ui/language/translations.h"
#include "ui/rater/rater_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <span>
#include <unistd.h>

namespace pal = palimpsest;

namespace {

int fail(const pal::Error& error)
{
    std::fprintf(stderr, "error: %s\n", error.text().c_str());
    return int(error.kind);
}

/// Says what went wrong before there was a window. Who opened the pack by a double click has no terminal to read it in.
int showProblem(QApplication& application, const pal::Error& error)
{
    const QString platform = QGuiApplication::platformName();
    const bool isSeen = platform != QLatin1String("offscreen") && platform != QLatin1String("minimal");
    if (::isatty(STDERR_FILENO) == 0 && isSeen) {
        QMessageBox box(QMessageBox::Critical, QApplication::translate("rater", "The pack cannot be opened"),
                        QString::fromStdString(error.text()), QMessageBox::Close);
        box.setTextFormat(Qt::PlainText);
        box.show();
        std::fprintf(stderr, "error: %s\n", error.text().c_str());
        application.exec();
        return int(error.kind);
    }
    return fail(error);
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/palimpsest-rater");
}

/// The four screens as PNG files, as a rater of this pack sees them.
int saveScreens(pal::RaterWindow& window, const QString& folder, const QString& size)
{
    using Screen = pal::RaterWindow::Screen;
    QDir().mkpath(folder);
    window.resize(size.section('x', 0, 0).toInt(), size.section('x', 1).toInt());
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

/// Pictures, help and the version are had without a screen; Qt must know before it starts.
void prepareScreen(int argc, char** argv)
{
    const QList<QByteArrayView> screenless{"--screenshots", "--help", "--help-all", "-h", "--version", "-v"};
    for (const QByteArrayView word : std::span(argv, std::size_t(argc)))
        if (screenless.contains(word) || word.startsWith("--screenshots="))
            qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// Pictures are the same on every desktop, unless a language is asked for.
QString languageOf(const QCommandLineParser& parser)
{
    return parser.isSet("language") || !parser.isSet("screenshots") ? parser.value("language") : QStringLiteral("en");
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
    prepareScreen(argc, argv);
    QApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("palimpsest-rater"));
    QGuiApplication::setDesktopFileName(QStringLiteral("palimpsest-rater"));
    application.setApplicationVersion(QStringLiteral(PALIMPSEST_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Rates the texts of one pack, blindly."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{"pack", "The pack to rate.", "FILE"},
                       {"data-dir", "Where ratings are kept.", "DIR", dataFolder()},
                       {"screenshots", "Save instruction, training, item and done as PNG into DIR and end.", "DIR"},
                       {"language", "Language of the window; without it the desktop's.", "CODE"},
                       {"size", "Of the screenshots.", "WxH", "1024x700"},
                       {"theme", "system, light or dark.", "NAME", "system"},
                       {"scale", "Size of the text, 1 is normal.", "X", "1"}});
    parser.addPositionalArgument(QStringLiteral("PACK"), QStringLiteral("A .palpack file."), QStringLiteral("[PACK]"));
    parser.process(application);
    const QString language = languageOf(parser);
    if (!language.isEmpty() && !pal::languageCodes().contains(language))
        return fail(pal::usage("--language is one of " + pal::languageCodes().join(", ").toStdString() + ", not "
                               + language.toStdString()));
    pal::installTranslations(&application, language);
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
        return showProblem(application, pack.error());
    // Pictures of a pack are not somebody's ratings of it.
    const QTemporaryDir picturesOnly;
    const bool takesPictures = parser.isSet("screenshots");
    const QString data = takesPictures && !parser.isSet("data-dir") ? picturesOnly.path() : parser.value("data-dir");
    auto file = pal::RaterFile::open(data.toStdString(), *pack, PALIMPSEST_VERSION);
    if (!file)
        return showProblem(application, file.error());
    pal::RaterWindow window(std::move(*file), format, QFileInfo(path).absolutePath().toStdString());
    if (takesPictures)
        return saveScreens(window, parser.value("screenshots"), parser.value("size"));
    window.show();
    return application.exec();
}
