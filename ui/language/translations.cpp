#include "ui/language/translations.h"

#include "engine/base/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr QLatin1String kFolder("resources/translations");
constexpr QLatin1String kPrefix("palimpsest_");
constexpr QLatin1String kSuffix(".qm");

/// Where a resource is, empty where it is not.
QString pathOf(const QString& relative)
{
    const auto path = findResource(relative.toStdString());
    return path ? QString::fromStdString(path->string()) : QString();
}

void install(QCoreApplication* application, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(application);
    if (translator->load(name, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QList<Language> availableLanguages()
{
    QList<Language> languages{{QStringLiteral("en"), QStringLiteral("English")}};
    const QString folder = pathOf(kFolder);
    if (folder.isEmpty())
        return languages;
    for (QString code : QDir(folder).entryList({kPrefix + QLatin1Char('*') + kSuffix}, QDir::Files, QDir::Name)) {
        code = code.mid(kPrefix.size()).chopped(kSuffix.size());
        if (code != languages.front().code)
            languages.append({code, QLocale(code).nativeLanguageName()});
    }
    return languages;
}

QStringList languageCodes()
{
    QStringList codes;
    for (const Language& language : availableLanguages())
        codes.append(language.code);
    return codes;
}

QString desktopLanguage()
{
    const QList<Language> languages = availableLanguages();
    for (QString wanted : QLocale::system().uiLanguages()) { // "pt-BR", "pt"
        wanted.replace(QLatin1Char('-'), QLatin1Char('_'));
        for (const Language& language : languages)
            if (language.code == wanted || language.code == wanted.section(QLatin1Char('_'), 0, 0))
                return language.code;
    }
    return QStringLiteral("en");
}

void installTranslations(QCoreApplication* application, const QString& language)
{
    const QString code = language.isEmpty() ? desktopLanguage() : language;
    QLocale numbers(QStringLiteral("en"));
    if (code != QLatin1String("en"))
        numbers.setNumberOptions(QLocale::OmitGroupSeparator);
    QLocale::setDefault(numbers);
    // Qt asks the last one first.
    install(application, QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, kPrefix + code + kSuffix, pathOf(kFolder));
}

} // namespace palimpsest
