#include "tests/ui/rater/small_pack.h"
#include "ui/rater/rating_view.h"
#include "ui/rater/text_pane.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextEdit>

namespace pal = palimpsest;

namespace {

/// The columns of a picture that differ from its corner's colour, within one line from the top.
std::pair<int, int> inkOf(const QImage& picture, int height)
{
    int first = picture.width(), last = -1;
    const QRgb paper = picture.pixel(picture.width() / 2, picture.height() - 3);
    for (int x = 2; x < picture.width() - 2; ++x)
        for (int y = 2; y < height; ++y)
            if (picture.pixel(x, y) != paper) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
    return {first, last};
}

QTextEdit* paneNamed(const char* name, pal::RaterWindow& window)
{
    for (auto* edit : window.findChildren<QTextEdit*>())
        if (edit->accessibleName() == QLatin1String(name))
            return edit;
    return nullptr;
}

QTextEdit* outputOf(pal::RaterWindow& window) { return paneNamed("OUTPUT", window); }

} // namespace

class TestRaterTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { pal::Theme::instance().apply(pal::ThemeChoice::Light); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void textIsShownVerbatim_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("shown");
        const QByteArray code = "\tif (a < b && c > d) return \"<i>&lt;</i>\";\n\n\n    x  +=  1;\n";
        QTest::newRow("code with < and tabs") << code << QString::fromUtf8(code);
        const QByteArray arabic = "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 <b>abc</b>";
        QTest::newRow("right to left") << arabic << QString::fromUtf8(arabic);
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("a␀b");
        QByteArray large;
        while (large.size() < 100'000)
            large += "<p>line " + QByteArray::number(large.size()) + "</p>\t" + arabic + "\n";
        QTest::newRow("100 kB") << large << QString::fromUtf8(large);
        const QByteArray oneLine(100'000, '<');
        QTest::newRow("100 kB in one line") << oneLine << QString::fromUtf8(oneLine);
    }

    void textIsShownVerbatim()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, shown);
        const auto window = open(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(window->session().item().output), text);
        QCOMPARE(window->view().output().text(), shown);
        QVERIFY(!window->grab().isNull());
    }

    void markupIsDrawnAsItStands()
    {
        const QString text = QStringLiteral("a < b <i>c</i> &amp; <font color=red>d</font>");
        const auto [first, last] = drawn(text);
        QVERIFY(qAbs(last - first - widthOf(text)) <= 4);
    }

    void tabStopsAreFourLettersWide()
    {
        const auto plain = drawn(QStringLiteral("x")), behindTab = drawn(QStringLiteral("\tx"));
        QVERIFY(qAbs(behindTab.first - plain.first - 4 * widthOf(QStringLiteral("x"))) <= 2);
    }

    void rightToLeftParagraphsBeginAtTheRight()
    {
        const QString arabic = QString::fromUtf8("\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7");
        const auto [first, last] = drawn(arabic);
        QVERIFY(first > m_width / 2);
        QVERIFY(m_width - last < 40);
        QVERIFY(drawn(QStringLiteral("abc")).second < m_width / 2);
    }

    void pageKeysReadOnThroughAllTexts()
    {
        std::string tall;
        for (int i = 0; i < 300; ++i)
            tall += "line " + std::to_string(i) + "\n";
        pal::Pack pack = pal::testing::packOf({tall});
        pack.items[0].prefix = tall;
        pal::packFiles(pack);
        const auto window = pal::testing::windowOn(pack, m_folder->path().toStdString());
        const QList<QScrollBar*> bars = {paneNamed("PREFIX", *window)->verticalScrollBar(),
                                         outputOf(*window)->verticalScrollBar()};
        QTRY_VERIFY(bars[0]->maximum() > 0 && bars[1]->maximum() > 0);
        QTest::keyClick(window.get(), Qt::Key_PageDown);
        QVERIFY(bars[0]->value() > 0);
        QCOMPARE(bars[1]->value(), 0);
        for (int i = 0; i < 200; ++i)
            QTest::keyClick(window.get(), Qt::Key_PageDown);
        QCOMPARE(bars[0]->value(), bars[0]->maximum());
        QCOMPARE(bars[1]->value(), bars[1]->maximum());
        QTest::keyClick(window.get(), Qt::Key_Up);
        QVERIFY(bars[1]->value() < bars[1]->maximum());
    }

    void everythingFitsInLargeTypeAndInASmallWindow_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QSize>("size");
        QTest::newRow("100 %, 1024 x 700") << 1.0 << QSize(1024, 700);
        QTest::newRow("200 %, 1024 x 700") << 2.0 << QSize(1024, 700);
        QTest::newRow("100 %, 720 x 560") << 1.0 << QSize(720, 560);
        QTest::newRow("100 %, 1920 x 1080") << 1.0 << QSize(1920, 1080);
    }

    void everythingFitsInLargeTypeAndInASmallWindow()
    {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        pal::Theme::instance().apply(pal::ThemeChoice::Light, scale);
        const auto window = open(std::string(2000, 'w'));
        window->resize(size);
        QTest::qWait(50);
        QCOMPARE(window->size(), size);
        for (auto* edit : window->findChildren<QTextEdit*>()) {
            const int line = QFontMetrics(edit->font()).lineSpacing();
            QVERIFY2(edit->viewport()->height() >= 2 * line, qPrintable(edit->accessibleName()));
        }
        QVERIFY(outputOf(*window)->viewport()->height() >= 3 * QFontMetrics(outputOf(*window)->font()).lineSpacing());
        for (auto* button : window->findChildren<QAbstractButton*>())
            if (button->isVisible() && button->accessibleName().startsWith(QLatin1String("Rate "))) {
                const QRect frame(button->mapTo(window.get(), QPoint()), button->size());
                QVERIFY2(window->rect().contains(frame), qPrintable(button->text()));
                QVERIFY2(button->height() >= button->sizeHint().height(), qPrintable(button->text()));
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            }
        pal::Theme::instance().apply(pal::ThemeChoice::Light);
    }

private:
    std::unique_ptr<pal::RaterWindow> open(const std::string& output)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        return pal::testing::windowOn(pal::testing::packOf({output}), m_folder->path().toStdString());
    }

    /// First and last inked column of the output's first line.
    std::pair<int, int> drawn(const QString& text)
    {
        const auto window = open(text.toStdString());
        QTextEdit* edit = outputOf(*window);
        QTest::qWait(30);
        m_font = edit->font();
        m_width = edit->viewport()->width();
        return inkOf(edit->viewport()->grab().toImage(), 4 + QFontMetrics(m_font).height());
    }

    int widthOf(const QString& text) const { return QFontMetrics(m_font).horizontalAdvance(text); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QFont m_font;
    int m_width = 0;
};

QTEST_MAIN(TestRaterTexts)
#include "tst_rater_texts.moc"
