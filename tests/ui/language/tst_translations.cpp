#include "ui/language/translations.h"

#include "ui/language/date_text.h"
#include "ui/language/engine_text.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestTranslations : public QObject {
    Q_OBJECT

public:
    /// Before the application: the user prefers French, then Austria's German.
    static void initMain()
    {
        qputenv("LC_ALL", "fr_FR.UTF-8");
        qputenv("LANGUAGE", "fr:de_AT");
    }

private Q_SLOTS:
    void languagesAreNamedByThemselves();
    void theDesktopsFirstKnownLanguageIsTaken();
    void englishHasPluralForms();
    void germanIsInstalled();
    void textsOfTheEngineAreTranslated();
    void qtsOwnTextsAreTranslated();
    void numbersCannotBeMistaken();
    void datesAreGerman();
};

namespace {

QString lines(int n) { return QCoreApplication::translate("palimpsest::LogPanel", "%n lines", nullptr, n); }

} // namespace

void TestTranslations::languagesAreNamedByThemselves()
{
    QCOMPARE(languageCodes(), QStringList({"en", "de"}));
    QCOMPARE(availableLanguages().front().name, "English");
    QCOMPARE(availableLanguages().back().name, "Deutsch");
}

void TestTranslations::theDesktopsFirstKnownLanguageIsTaken() { QCOMPARE(desktopLanguage(), "de"); }

void TestTranslations::englishHasPluralForms()
{
    installTranslations(qApp, "en");
    QCOMPARE(lines(1), "1 line");
    QCOMPARE(lines(2), "2 lines");
    QCOMPARE(QLocale().toString(1234.5), "1,234.5");
}

void TestTranslations::germanIsInstalled()
{
    installTranslations(qApp, {}); // the desktop's
    QCOMPARE(QCoreApplication::translate("RunState", "Paused"), "Pausiert");
    QCOMPARE(lines(1), "1 Zeile");
    QCOMPARE(lines(2), "2 Zeilen");
    QCOMPARE(QCoreApplication::translate("RunState", "A text that nobody wrote"), "A text that nobody wrote");
}

void TestTranslations::textsOfTheEngineAreTranslated()
{
    QCOMPARE(engineText("FieldGroup", "Stop rule"), "Stoppregel");
}

void TestTranslations::qtsOwnTextsAreTranslated()
{
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_de.qm"))
        QSKIP("Qt's own translations are not installed (Debian: qt6-translations-l10n)");
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), "Abbrechen");
}

void TestTranslations::numbersCannotBeMistaken()
{
    QCOMPARE(QLocale().toString(1234), "1234");
    QCOMPARE(QLocale().toString(0.25), "0.25");
}

void TestTranslations::datesAreGerman()
{
    QCOMPARE(dateText(QDateTime(QDate(2026, 11, 24), QTime(16, 5))), "24.11.26 16:05");
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
