// Walks every page of the window, with a run open and without: names, clipped texts and controls, contrast.
#include "app/workbench/workbench.h"
#include "app/workbench/workbench_options.h"
#include "tests/ui/bridge/sample_run.h"
#include "ui/language/translations.h"
#include "ui/theme/contrast.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>
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
    if (label->text().isEmpty() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
        return false;
    if (label->wordWrap())
        return label->height() + 1 < label->heightForWidth(label->width());
    return label->width() + 1 < label->sizeHint().width() || label->height() + 1 < label->minimumSizeHint().height();
}

bool scrolls(const QWidget* widget)
{
    for (const QWidget* at = widget->parentWidget(); at != nullptr; at = at->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(at) != nullptr)
            return true;
    return false;
}

/// Cut off by the window or by its parents, or smaller than it can be drawn.
bool controlIsClipped(const QWidget* widget, const QWidget* window)
{
    QSize least = widget->minimumSizeHint();
    // An icon needs no room for the menu's arrow that the style leaves out.
    if (const auto* tool = qobject_cast<const QToolButton*>(widget);
        tool != nullptr && (tool->text().isEmpty() || tool->toolButtonStyle() == Qt::ToolButtonIconOnly))
        least = tool->iconSize();
    if (!qobject_cast<const QAbstractItemView*>(widget)
        && (widget->width() + 1 < least.width() || widget->height() + 1 < least.height()))
        return true;
    if (scrolls(widget))
        return false;
    for (const QWidget* at = widget->parentWidget(); at != nullptr && at != window; at = at->parentWidget())
        if (!at->rect().adjusted(-1, -1, 1, 1).contains(QRect(widget->mapTo(at, QPoint()), widget->size())))
            return true;
    return false;
}

} // namespace

class TestPageWalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyControlHasAName_data() { everyPage(); }
    void everyControlHasAName();
    void nothingIsClipped_data() { everyPage(); }
    void nothingIsClipped();
    void everyTextCanBeRead_data() { everyPage(); }
    void everyTextCanBeRead();
    void everyPageFitsASmallScreen_data() { everyPage(); }
    void everyPageFitsASmallScreen();

private:
    void everyPage();
    QWidget* show();
    MainWindow& window() { return (m_withRun ? m_full : m_bare)->window(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_bare;
    std::unique_ptr<Workbench> m_full; ///< with a run open
    bool m_withRun = false;
};

void TestPageWalk::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_page_walk");
    QSettings().clear();
    Theme::instance().apply(ThemeChoice::Light);
    installTranslations(qApp, qEnvironmentVariable("PALIMPSEST_TEST_LANGUAGE", "en"));
    m_bare = std::make_unique<Workbench>(WorkbenchOptions());
    m_bare->begin();
    test::appendTo(m_folder.filePath("events.jsonl"), test::journalText(test::sampleRun(6, 40, 5)));
    WorkbenchOptions options;
    options.run = m_folder.path();
    m_full = std::make_unique<Workbench>(options);
    m_full->begin();
    RunHandle* run = m_full->window().runs()->current();
    QVERIFY(run != nullptr);
    QTRY_VERIFY(!run->isLoading());
    QCOMPARE(run->model().epochs().size(), std::size_t(7));
}

void TestPageWalk::cleanupTestCase()
{
    m_full.reset();
    m_bare.reset();
}

void TestPageWalk::everyPage()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("withRun");
    // Theme by theme: a change polishes every widget of both windows.
    for (const bool dark : {false, true})
        for (const bool withRun : {false, true})
            for (const QString& key : m_bare->window().pageKeys())
                QTest::addRow("%s %s%s", qPrintable(key), dark ? "dark" : "light", withRun ? " with a run" : "")
                    << key << dark << withRun;
}

QWidget* TestPageWalk::show()
{
    QFETCH(QString, key);
    QFETCH(bool, dark);
    QFETCH(bool, withRun);
    if (Theme::instance().isDark() != dark)
        Theme::instance().apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    m_withRun = withRun;
    window().showPage(key);
    QCoreApplication::processEvents();
    return window().currentPage();
}

void TestPageWalk::everyControlHasAName()
{
    show();
    QStringList unnamed;
    for (QWidget* widget : visibleBelow(&window())) {
        if (isControl(widget) && !isPart(widget) && spokenName(widget).isEmpty())
            unnamed.append(describe(widget));
    }
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
}

void TestPageWalk::nothingIsClipped()
{
    QStringList clipped;
    for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
        window().resize(size);
        show();
        window().resize(size);
        QTest::qWait(20); // splitters and wrapped labels settle
        for (QWidget* widget : visibleBelow(&window())) {
            const auto* label = qobject_cast<QLabel*>(widget);
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const QString text = label ? label->text() : button ? button->text() : widget->accessibleName();
            if ((label != nullptr && labelIsClipped(label))
                || (isControl(widget) && !isPart(widget) && controlIsClipped(widget, &window())))
                clipped.append(
                    QString("%1: %2 at %3: %4 x %5, needs %6 x %7")
                        .arg(describe(widget), text)
                        .arg(size.width())
                        .arg(widget->width())
                        .arg(widget->height())
                        .arg(widget->minimumSizeHint().width())
                        .arg(label ? label->heightForWidth(label->width()) : widget->minimumSizeHint().height()));
        }
    }
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join('\n')));
}

void TestPageWalk::everyTextCanBeRead()
{
    for (QWidget* widget : visibleBelow(show())) {
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (!widget->isEnabled() || (qobject_cast<QLabel*>(widget) == nullptr && button == nullptr)
            || (button != nullptr && button->property("primary").toBool()))
            continue;
        const QColor text = widget->palette().color(widget->foregroundRole());
        const double onWindow = contrastRatio(text, themeColor(Token::Window));
        const double onSurface = contrastRatio(text, themeColor(Token::Surface));
        QVERIFY2(onWindow >= 4.5 && onSurface >= 4.5, qPrintable(describe(widget)));
    }
}

void TestPageWalk::everyPageFitsASmallScreen()
{
    show(); // which window it is
    window().resize(1024, 700);
    QCoreApplication::processEvents();
    const QSize least = window().minimumSizeHint();
    QString widest;
    for (const QWidget* widget : visibleBelow(&window()))
        if (widget->minimumSizeHint().width() > 600 || widget->minimumSizeHint().height() > 400)
            widest += QString("\n%1: %2 x %3")
                          .arg(describe(widget))
                          .arg(widget->minimumSizeHint().width())
                          .arg(widget->minimumSizeHint().height());
    QVERIFY2(least.width() <= 1024 && least.height() <= 700,
             qPrintable(QString("needs %1 x %2%3").arg(least.width()).arg(least.height()).arg(widest)));
    QCOMPARE(window().size(), QSize(1024, 700));
}

QTEST_MAIN(TestPageWalk)
#include "tst_page_walk.moc"
