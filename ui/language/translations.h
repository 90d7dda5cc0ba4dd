#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QCoreApplication;

namespace palimpsest {

struct Language {
    QString code; ///< "de"
    QString name; ///< as its speakers write it: "Deutsch"
};

/// English, and every language with a resources/translations/palimpsest_<code>.qm, by code.
QList<Language> availableLanguages();

/// Their codes, as a command line takes them.
QStringList languageCodes();

/// The first language of the user's desktop that is available, else "en".
QString desktopLanguage();

/// Installs our texts and Qt's own (buttons of dialogs, menus of text fields) for a language of availableLanguages();
/// an empty one means desktopLanguage(). English has a file too, for its plural forms. Texts that have none are shown
/// in English. Call it before the first widget. Numbers have a decimal point in every language, as in the program's
/// files; thousands are grouped in English only, since "1,234" means something else elsewhere.
void installTranslations(QCoreApplication* application, const QString& language);

} // namespace palimpsest
