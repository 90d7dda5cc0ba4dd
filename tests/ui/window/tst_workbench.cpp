#include "app/workbench/workbench.h"
#include "app/workbench/workbench_options.h"
#include "ui/start/action_card.h"
#include "ui/theme/contrast.h"
#include "ui/theme/message_bar.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>
#include <QStandardPaths>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr
           || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr
           || qobject_cast<const QAbstractItemView*>(widget) != nullptr
           || qobject_cast<const QLineEdit*>(widget) != nullptr
           || qobject_cast<const QPlainTextEdit*>(widget) != nullptr
           || (qobject_cast<const QAbstractSlider*>(widget) != nullptr
               && qobject_cast<const QScrollBar*>(widget) == nullptr);
}

/// Parts of other controls, which Qt names and reaches itself.
bool isPart(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    return widget->objectName().startsWith("qt_") || qobject_cast<const QComboBox*>(parent) != nullptr
           || qobject_cast<const QAbstractSpinBox*>(parent) != nullptr
           || qobject_cast<const QLineEdit*>(parent) != nullptr || parent->inherits("QComboBoxPrivateContainer")
           || parent->inherits("QHeaderView") || parent->inherits("QTableView") || parent->inherits("QTabBar")
           || widget->inherits("QHeaderView");
}

QString describe(const QWidget* widget)
{
    QStringList path;
    for (const QWidget* at = widget; at != nullptr && path.size() < 4; at = at->parentWidget())
        path.prepend(QString::fromLatin1(at->metaObject()->className()));
    return path.join(" > ");
}

/// As a screen reader would say it.
QString spokenName(QWidget* widget)
{
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    if (const auto* button = qobject_cast<QAbstractButton*>(widget); button != nullptr && !button->text().isEmpty())
        return button->text();
    for (const QLabel* label : widget->window()->findChildren<QLabel*>()) {
        if (label->buddy() == widget)
            return label->text();
    }
    return {};
}

QList<QWidget*> visibleBelow(QWidget* page)
{
    QList<QWidget*> widgets = page->findChildren<QWidget*>();
    widgets.removeIf([page](QWidget* widget) { return !widget->isVisibleTo(page); });
    return widgets;
}

bool labelIsClipped(const QLabel* label)
{
    if (label->text().isEmpty() || label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
        return false;
    return label->width() + 1 < label->sizeHint().width() || label->height() + 1 < label->minimumSizeHint().height();
}

} // namespace

class TestWorkbench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyPageOfTheWindowIsThere();
    void everyControlHasAName_data() { everyPageInBothThemes(); }
    void everyControlHasAName();
    void noTextIsClipped_data() { everyPageInBothThemes(); }
    void noTextIsClipped();
    void palettesOfPagesCanBeRead_data() { everyPageInBothThemes(); }
    void palettesOfPagesCanBeRead();
    void everyPageFitsASmallScreen();
    void droppedModelGoesToTheNewRun();
    void optionsAreParsed();

private:
    void everyPageInBothThemes();
    QWidget* show(const QString& key, bool dark);

    std::unique_ptr<Workbench> m_workbench;
};

void TestWorkbench::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_workbench");
    QSettings().clear();
}

void TestWorkbench::init()
{
    Theme::instance().apply(ThemeChoice::Light);
    m_workbench = std::make_unique<Workbench>(WorkbenchOptions());
    m_workbench->window().resize(1440, 900);
    m_workbench->begin();
}

void TestWorkbench::everyPageInBothThemes()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("dark");
    for (const char* key : {"start", "new_run", "monitor", "samples", "compare", "playground", "runs", "settings"}) {
        for (const bool dark : {false, true})
            QTest::addRow("%s %s", key, dark ? "dark" : "light") << QString(key) << dark;
    }
}

QWidget* TestWorkbench::show(const QString& key, bool dark)
{
    Theme::instance().apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    m_workbench->window().showPage(key);
    QCoreApplication::processEvents();
    return m_workbench->window().currentPage();
}

void TestWorkbench::everyPageOfTheWindowIsThere()
{
    const QStringList keys{"start", "new_run", "monitor", "samples", "compare", "playground", "runs", "settings"};
    QCOMPARE(m_workbench->window().pageKeys(), keys);
}

void TestWorkbench::everyControlHasAName()
{
    QFETCH(QString, key);
    QFETCH(bool, dark);
    show(key, dark);
    QStringList unnamed;
    for (QWidget* widget : visibleBelow(&m_workbench->window())) {
        if (isControl(widget) && !isPart(widget) && spokenName(widget).isEmpty())
            unnamed.append(describe(widget));
    }
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
}

void TestWorkbench::noTextIsClipped()
{
    QFETCH(QString, key);
    QFETCH(bool, dark);
    show(key, dark);
    QStringList clipped;
    for (QWidget* widget : visibleBelow(&m_workbench->window())) {
        const auto* label = qobject_cast<QLabel*>(widget);
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (label != nullptr && labelIsClipped(label))
            clipped.append(describe(widget) + ": " + label->text());
        if (button != nullptr && !isPart(button) && !button->text().isEmpty()
            && button->width() + 1 < button->minimumSizeHint().width())
            clipped.append(describe(widget) + ": " + button->text());
    }
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join('\n')));
}

void TestWorkbench::palettesOfPagesCanBeRead()
{
    QFETCH(QString, key);
    QFETCH(bool, dark);
    for (QWidget* widget : visibleBelow(show(key, dark))) {
        if (!widget->isEnabled())
            continue;
        const QPalette palette = widget->palette();
        const double onWindow = contrastRatio(palette.color(widget->foregroundRole()), themeColor(Token::Window));
        const double onSurface = contrastRatio(palette.color(widget->foregroundRole()), themeColor(Token::Surface));
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (qobject_cast<QLabel*>(widget) == nullptr && button == nullptr)
            continue;
        if (button != nullptr && button->property("primary").toBool())
            continue;
        QVERIFY2(onWindow >= 4.5 && onSurface >= 4.5, qPrintable(describe(widget)));
    }
}

void TestWorkbench::everyPageFitsASmallScreen()
{
    m_workbench->window().resize(1024, 700);
    for (const QString& key : m_workbench->window().pageKeys()) {
        show(key, false);
        QVERIFY2(m_workbench->window().width() <= 1024 && m_workbench->window().height() <= 700, qPrintable(key));
        const QSize least = m_workbench->window().minimumSizeHint();
        QString widest;
        for (const QWidget* widget : visibleBelow(&m_workbench->window()))
            if (widget->minimumSizeHint().width() > 600)
                widest += QString("\n%1: %2").arg(describe(widget)).arg(widget->minimumSizeHint().width());
        QVERIFY2(least.width() <= 1024 && least.height() <= 700,
                 qPrintable(QString("%1 needs %2 x %3%4").arg(key).arg(least.width()).arg(least.height()).arg(widest)));
    }
}

void TestWorkbench::droppedModelGoesToTheNewRun()
{
    QTemporaryDir model;
    QFile config(model.filePath("config.json"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("{}");
    config.close();
    m_workbench->window().openPath(model.path());
    QCOMPARE(m_workbench->window().currentPage()->key(), QString("new_run"));
}

void TestWorkbench::optionsAreParsed()
{
    const auto options = parseWorkbenchOptions({"palimpsest-workbench", "--screenshots", "out", "--theme", "dark",
                                                "--scale", "2", "--run", "r", "--demo", "a", "--open", "b"});
    QVERIFY(options.ok());
    QCOMPARE(options->screenshots, "out");
    QCOMPARE(options->theme, ThemeChoice::Dark);
    QCOMPARE(options->scale, 2);
    QCOMPARE(options->paths, QStringList({"b", "a"}));
    QVERIFY(options->demo);
    for (const QStringList& wrong : {QStringList{"p", "--scale", "3"}, {"p", "--theme", "pink"}, {"p", "--nonsense"}}) {
        const auto failed = parseWorkbenchOptions(wrong);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().kind, ErrorKind::Usage);
    }
    QVERIFY(parseWorkbenchOptions({"p", "--help"})->output.contains("--screenshots"));
}

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
