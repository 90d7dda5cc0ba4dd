#include "ui/bridge/run_queue.h"
#include "ui/setup/queue_panel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

QString order(const RunQueue& queue)
{
    QStringList names;
    for (const RunConfig& config : queue.items())
        names << QString::fromStdString(config.dir);
    return names.join(u' ');
}

} // namespace

class QueuePanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Light); }
    void reordersAndRemoves();
};

void QueuePanelTest::reordersAndRemoves()
{
    const QTemporaryDir folder;
    RunQueue queue(folder.filePath("queue.json"));
    queue.setRunning(true); // or the first would be started at once
    for (const char* name : {"a", "b", "c"}) {
        RunConfig config;
        config.dir = name;
        queue.add(config);
    }
    QueuePanel panel(&queue);
    panel.show();
    QApplication::setActiveWindow(&panel);
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* list = panel.findChild<QListWidget*>();
    QCOMPARE(list->count(), 3);
    list->setFocus();
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(order(queue), "a c b");
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(order(queue), "a b");

    QSignalSpy chosen(&panel, &QueuePanel::chosen);
    Q_EMIT list->itemDoubleClicked(list->item(1));
    QCOMPARE(chosen.count(), 1);

    for (auto* button : panel.findChildren<QToolButton*>())
        QVERIFY(!button->accessibleName().isEmpty());
    while (!queue.items().empty())
        queue.remove(0);
    QVERIFY(!list->isVisible());
}

QTEST_MAIN(QueuePanelTest)
#include "tst_queue_panel.moc"
