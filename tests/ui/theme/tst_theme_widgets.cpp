#include "ui/theme/elided_label.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/message_row.h"
#include "ui/theme/number_label.h"
#include "ui/theme/pill_label.h"
#include "ui/theme/safe_text.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOption>
#include <QTableView>
#include <QToolButton>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestThemeWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Light); }
    void messagesStayUntilDismissed();
    void sameMessageIsCounted();
    void oldestMessageGivesWay();
    void elidedLabelTellsWhatDoesNotFit();
    void numberNeverNarrows();
    void emptyStateOffersItsAction();
    void emptyStateShowsItsWholeSentence();
    void focusedCellIsFramedAndNotFilled();
    void pillWithoutTextIsHidden();
    void listOfAComboBoxShowsAllItsItems();
    void harmfulCharactersAreShown();
};

void TestThemeWidgets::messagesStayUntilDismissed()
{
    MessageBar bar;
    QVERIFY(bar.isHidden());
    bar.post(MessageBar::Kind::Problem, "a < b is wrong", "Make it right.");
    bar.post(MessageBar::Kind::Notice, "Saved");
    bar.show();
    QCOMPARE(bar.messageAt(0), "Saved");
    QCOMPARE(bar.messageAt(1), "a < b is wrong\nMake it right.");
    const auto buttons = bar.findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 2);
    for (QToolButton* button : buttons) {
        QVERIFY(!button->accessibleName().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(bar.count(), 0);
    QVERIFY(bar.isHidden());
}

void TestThemeWidgets::sameMessageIsCounted()
{
    MessageBar bar;
    for (int i = 0; i < 3; ++i)
        bar.post(MessageBar::Kind::Warning, "disk is slow");
    QCOMPARE(bar.count(), 1);
    bar.post(MessageBar::Kind::Problem, "disk is slow");
    QCOMPARE(bar.count(), 2);
}

void TestThemeWidgets::oldestMessageGivesWay()
{
    MessageBar bar;
    for (int i = 0; i < MessageBar::kRows + 2; ++i)
        bar.post(MessageBar::Kind::Notice, QString::number(i));
    QCOMPARE(bar.count(), MessageBar::kRows);
    QCOMPARE(bar.messageAt(0), QString::number(MessageBar::kRows + 1));
}

void TestThemeWidgets::elidedLabelTellsWhatDoesNotFit()
{
    ElidedLabel label("a <b>very</b> long name of a run directory");
    label.resize(60, 20);
    label.show();
    QVERIFY(label.toolTip().contains("a &lt;b&gt;very"));
    label.resize(1000, 20);
    QTRY_VERIFY(label.toolTip().isEmpty());
}

void TestThemeWidgets::numberNeverNarrows()
{
    NumberLabel number("Loss", "mean over the batch");
    number.setNumber("−1234.5");
    const int width = number.minimumWidth();
    QVERIFY(width > 0);
    number.setNumber("0.1");
    QCOMPARE(number.minimumWidth(), width);
    QCOMPARE(number.accessibleName(), "Loss: 0.1");
}

void TestThemeWidgets::emptyStateOffersItsAction()
{
    EmptyState empty("info", "Curves appear with the first step.", "Start a run");
    QSignalSpy triggered(&empty, &EmptyState::actionTriggered);
    empty.show();
    QTest::mouseClick(empty.button(), Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    empty.setAction({});
    QVERIFY(empty.button()->isHidden());
}

void TestThemeWidgets::emptyStateShowsItsWholeSentence()
{
    EmptyState state("info", QString("A sentence of some words. ").repeated(8).trimmed(), "Do it");
    state.resize(1400, 800); // the sentence stays narrow and needs several lines
    state.show();
    QVERIFY(QTest::qWaitForWindowExposed(&state));
    for (const QLabel* label : state.findChildren<QLabel*>())
        if (label->wordWrap())
            QVERIFY(label->height() >= label->heightForWidth(label->width()));
}

void TestThemeWidgets::focusedCellIsFramedAndNotFilled()
{
    QTableView table;
    QImage image(60, 30, QImage::Format_ARGB32);
    image.fill(themeColor(Token::Surface));
    QStyleOptionFocusRect option;
    option.rect = image.rect();
    option.state = QStyle::State_KeyboardFocusChange | QStyle::State_Item | QStyle::State_HasFocus;
    QPainter painter(&image);
    QApplication::style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, &table);
    painter.end();
    QCOMPARE(image.pixelColor(30, 15), themeColor(Token::Surface));
    QCOMPARE(image.pixelColor(30, 0), themeColor(Token::Accent));
}

void TestThemeWidgets::pillWithoutTextIsHidden()
{
    QWidget window;
    PillLabel pill(&window);
    pill.setText("training", PillLabel::Tone::Accent, "info");
    window.show();
    QVERIFY(pill.isVisible());
    QCOMPARE(pill.accessibleName(), "training");
    pill.setText({}, PillLabel::Tone::Neutral);
    QVERIFY(!pill.isVisible());
}

void TestThemeWidgets::listOfAComboBoxShowsAllItsItems()
{
    Theme::instance().apply(ThemeChoice::Light);
    QWidget window;
    window.resize(400, 400);
    QComboBox box(&window);
    box.move(100, 100);
    for (int i = 1; i <= 6; ++i)
        box.addItem(QStringLiteral("choice %1").arg(i));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    box.showPopup();
    const QAbstractItemView* list = box.view();
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->verticalScrollBar()->maximum(), 0);
    QVERIFY(list->visualRect(box.model()->index(5, 0)).bottom() < list->viewport()->height());
    // Beneath the box: a list over it has arrows to scroll by, which hide half of the last item.
    QVERIFY(list->mapToGlobal(QPoint()).y() >= box.mapToGlobal(box.rect().bottomLeft()).y());
}

void TestThemeWidgets::harmfulCharactersAreShown()
{
    const QString text = QString::fromUtf16(u"a\0b\u202ec\nd\x7f\U0001F600", 10);
    const QString safe = safeText(text);
    QCOMPARE(safe.size(), text.size());
    QCOMPARE(safe, QString::fromUtf16(u"a\u2400b\ufffdc\nd\u2421\U0001F600"));
    QCOMPARE(safeText(QStringLiteral("DOS\r\n")), QString::fromUtf16(u"DOS\u21b5\n"));
    QCOMPARE(safeText(QString(QChar(0xd83d))), QString(QChar(0xfffd)));
}

QTEST_MAIN(TestThemeWidgets)
#include "tst_theme_widgets.moc"
