#include "ui/settings/settings_page.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestSettingsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void themeAndSizeAreInForceAtOnceAndKept();
    void languageIsKeptAndSaysWhenItChanges();
    void foldersAreKept();
    void brokenSettingsFallBack();
    void licencesAreShown();
};

namespace {

template <typename T>
T* named(QWidget& parent, const QString& name)
{
    for (T* widget : parent.findChildren<T*>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

} // namespace

void TestSettingsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_settings_page");
}

void TestSettingsPage::init()
{
    QSettings().clear();
    Theme::instance().apply(ThemeChoice::Light);
}

void TestSettingsPage::themeAndSizeAreInForceAtOnceAndKept()
{
    SettingsPage page;
    page.show();
    auto* theme = named<QComboBox>(page, "Theme");
    theme->setFocus();
    QTest::keyClick(theme, Qt::Key_End);
    QVERIFY(Theme::instance().isDark());
    auto* size = named<QSpinBox>(page, "Font size");
    size->setFocus();
    QTest::keyClick(size, Qt::Key_Up);
    QCOMPARE(Theme::instance().fontScale(), 1.1);
    const Preferences kept = loadPreferences();
    QCOMPARE(kept.theme, ThemeChoice::Dark);
    QCOMPARE(kept.fontScale, 1.1);
    SettingsPage again;
    QCOMPARE(named<QComboBox>(again, "Theme")->currentIndex(), 2);
}

void TestSettingsPage::languageIsKeptAndSaysWhenItChanges()
{
    SettingsPage page;
    page.show();
    auto* language = named<QComboBox>(page, "Language");
    QStringList names;
    for (int i = 0; i < language->count(); ++i)
        names.append(language->itemText(i));
    QCOMPARE(names, QStringList({"As the desktop", "English", "Deutsch"}));
    const QSignalSpy notices(&page, &Page::notice);
    language->setFocus();
    QTest::keyClick(language, Qt::Key_End);
    QCOMPARE(loadPreferences().language, "de");
    QCOMPARE(notices.size(), 1);
    QVERIFY(notices.front().front().toString().contains("starts again"));
}

void TestSettingsPage::foldersAreKept()
{
    SettingsPage page;
    page.show();
    QSignalSpy changed(&page, &SettingsPage::preferencesChanged);
    QSignalSpy problem(&page, &Page::problem);
    auto* runs = named<QLineEdit>(page, "Folder of new runs");
    QVERIFY(runs->text().endsWith("/Palimpsest/runs"));
    runs->setText("relative");
    QTest::keyClick(runs, Qt::Key_Return);
    QCOMPARE(problem.count(), 1);
    runs->setText("/data/runs");
    QTest::keyClick(runs, Qt::Key_Return);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(loadPreferences().runsFolder, "/data/runs");
}

void TestSettingsPage::brokenSettingsFallBack()
{
    QSettings().setValue("preferences/theme", "plaid");
    QSettings().setValue("preferences/fontScale", "many");
    QSettings().setValue("preferences/threads", -4);
    const Preferences preferences = loadPreferences();
    QCOMPARE(preferences.theme, ThemeChoice::System);
    QCOMPARE(preferences.fontScale, 1.0);
    QCOMPARE(preferences.threads, 0);
}

void TestSettingsPage::licencesAreShown()
{
    SettingsPage page;
    const QString text = page.findChild<QTextBrowser*>()->toPlainText();
    QVERIFY(text.contains("GNU General Public License"));
    QVERIFY(text.contains("LibTorch"));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
