#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_colors.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPalette>
#include <QSignalSpy>
#include <QRegularExpression>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().apply(ThemeChoice::Light); }
    void textCanBeRead_data();
    void textCanBeRead();
    void fieldsCanBeSeen();
    void seriesCanBeToldFromTheSurface();
    void fatesAreThreeDifferentColors();
    void choiceChangesPaletteAndTellsSo();
    void fontsFollowTheScale();
    void figuresAreTabular();
    void iconsFollowTheTheme();
    void unknownIconIsEmpty();
};

void TestTheme::textCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("ink");
    QTest::addColumn<int>("ground");
    const Token grounds[] = {Token::Window, Token::Surface, Token::Raised, Token::Hover, Token::Selected};
    const Token inks[] = {Token::Text,      Token::Muted,    Token::Accent, Token::Remembered,
                          Token::Forgotten, Token::CameBack, Token::Danger, Token::Warning};
    const Token fills[] = {Token::RememberedFill, Token::ForgottenFill, Token::CameBackFill, Token::DangerFill,
                           Token::WarningFill};
    const auto add = [](bool dark, Token ink, Token ground) {
        QTest::addRow("%s %d on %d", dark ? "dark" : "light", int(ink), int(ground)) << dark << int(ink) << int(ground);
    };
    for (const bool dark : {false, true}) {
        for (const Token ground : grounds) {
            for (const Token ink : inks)
                add(dark, ink, ground);
        }
        for (const Token fill : fills)
            add(dark, Token::Text, fill);
        for (const Token ground : {Token::Window, Token::Surface, Token::Raised})
            add(dark, Token::Neutral, ground);
        add(dark, Token::OnAccent, Token::Accent);
        add(dark, Token::Remembered, Token::RememberedFill);
        add(dark, Token::Forgotten, Token::ForgottenFill);
        add(dark, Token::CameBack, Token::CameBackFill);
        add(dark, Token::Danger, Token::DangerFill);
        add(dark, Token::Warning, Token::WarningFill);
    }
}

void TestTheme::textCanBeRead()
{
    QFETCH(bool, dark);
    QFETCH(int, ink);
    QFETCH(int, ground);
    const double contrast = contrastRatio(themeTokenColor(Token(ink), dark), themeTokenColor(Token(ground), dark));
    QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
}

void TestTheme::fieldsCanBeSeen()
{
    for (const bool dark : {false, true}) {
        for (const Token ground : {Token::Window, Token::Surface}) {
            const double contrast = contrastRatio(themeTokenColor(Token::Border, dark), themeTokenColor(ground, dark));
            QVERIFY2(contrast >= 3, qPrintable(QString::number(contrast)));
        }
    }
}

void TestTheme::seriesCanBeToldFromTheSurface()
{
    for (const bool dark : {false, true}) {
        for (int i = 0; i < kSeriesColors; ++i) {
            const QColor color = themeSeriesColor(i, dark);
            QVERIFY2(contrastRatio(color, themeTokenColor(Token::Surface, dark)) >= 4.5, qPrintable(color.name()));
            QCOMPARE(themeSeriesColor(i + kSeriesColors, dark), color);
            QCOMPARE(themeSeriesColor(i - kSeriesColors, dark), color);
        }
    }
}

void TestTheme::fatesAreThreeDifferentColors()
{
    for (const bool dark : {false, true}) {
        const int remembered = themeTokenColor(Token::Remembered, dark).hue();
        const int forgotten = themeTokenColor(Token::Forgotten, dark).hue();
        const int cameBack = themeTokenColor(Token::CameBack, dark).hue();
        QVERIFY(remembered > 30 && remembered < 50);
        QVERIFY(forgotten > 165 && forgotten < 185);
        QVERIFY(cameBack > 310 && cameBack < 335);
    }
}

void TestTheme::choiceChangesPaletteAndTellsSo()
{
    QSignalSpy changed(&Theme::instance(), &Theme::changed);
    Theme::instance().apply(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(Theme::instance().isDark());
    QCOMPARE(qApp->palette().color(QPalette::Window), themeTokenColor(Token::Window, true));
    QVERIFY(qApp->styleSheet().contains(themeTokenColor(Token::Accent, true).name()));
    QVERIFY2(!qApp->styleSheet().contains('@'), "a token's name was left in the style sheet");
}

void TestTheme::fontsFollowTheScale()
{
    Theme::instance().apply(ThemeChoice::Light, 1.5);
    QCOMPARE(themeFont(TextSize::Title).pixelSize(), 24);
    QCOMPARE(QApplication::font().pixelSize(), 20);
    QCOMPARE(Theme::instance().monospace(TextSize::Headline).pixelSize(), 33);
    QCOMPARE(Theme::instance().scaled(8), 12);
}

void TestTheme::figuresAreTabular()
{
    const QFontMetricsF metrics(themeFont(TextSize::Headline));
    QCOMPARE(metrics.horizontalAdvance("1111"), metrics.horizontalAdvance("8888"));
}

void TestTheme::iconsFollowTheTheme()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QPainter")));
    QVERIFY(themeIcon(QStringLiteral("pause")).pixmap(QSize(0, 0)).isNull()); // a button without room asks for that
    const QIcon icon = themeIcon("check", Token::Accent);
    const auto strokeColor = [&icon] {
        const QImage image = icon.pixmap(QSize(48, 48)).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() == 255)
                    return image.pixelColor(x, y);
            }
        }
        return QColor();
    };
    QCOMPARE(strokeColor(), themeTokenColor(Token::Accent, false));
    Theme::instance().apply(ThemeChoice::Dark);
    QCOMPARE(strokeColor(), themeTokenColor(Token::Accent, true));
}

void TestTheme::unknownIconIsEmpty()
{
    QTest::ignoreMessage(QtWarningMsg, "icon no-such-icon is missing in resources/icons");
    QVERIFY(themeIcon("no-such-icon").isNull());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
