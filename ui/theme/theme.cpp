#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"
#include "ui/theme/system_appearance.h"
#include "ui/theme/theme_colors.h"
#include "ui/theme/theme_style.h"
#include "ui/theme/tinted_icon.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QStyle>

#include <cmath>

namespace palimpsest {

namespace {

bool figuresAreTabular(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.01)
            return false;
    }
    return true;
}

/// The system's family, or where its figures differ in width (Qt 6.4 cannot switch on a font's `tnum`) one like it
/// whose figures do not.
QString tabularFamily(const QFont& system)
{
    if (figuresAreTabular(system))
        return system.family();
    const QStringList installed = QFontDatabase::families();
    for (const char* family : {"Inter", "Noto Sans", "Source Sans 3", "Liberation Sans", "DejaVu Sans"}) {
        if (installed.contains(QLatin1String(family)) && figuresAreTabular(QFont(QLatin1String(family))))
            return QLatin1String(family);
    }
    return system.family();
}

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    m_family = tabularFamily(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    m_monospaceFamily = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    // Asked before the first apply() puts our own palette in the place of the desktop's.
    auto* appearance = new SystemAppearance(qApp);
    m_systemDark = appearance->isDark();
    connect(appearance, &SystemAppearance::changed, this, [this, appearance] {
        m_systemDark = appearance->isDark();
        if (m_choice == ThemeChoice::System)
            refresh();
    });
}

void Theme::apply(ThemeChoice choice, double fontScale)
{
    m_choice = choice;
    m_fontScale = fontScale;
    refresh();
}

void Theme::refresh()
{
    m_dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemDark);
    if (qApp->styleSheet().isEmpty()) // the first time
        QApplication::setStyle(new ThemeStyle);
    QApplication::setFont(font(TextSize::Body));
    QApplication::setPalette(themePalette());
    qApp->setStyleSheet(themeStyleSheet());
    Q_EMIT changed();
}

int Theme::scaled(int pixels) const { return static_cast<int>(std::lround(pixels * m_fontScale)); }

QColor Theme::color(Token token) const { return themeTokenColor(token, m_dark); }

QColor Theme::series(int index) const { return themeSeriesColor(index, m_dark); }

QFont Theme::font(TextSize size, bool bold) const
{
    QFont font(m_family);
    font.setPixelSize(scaled(static_cast<int>(size)));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont Theme::monospace(TextSize size) const
{
    QFont font(m_monospaceFamily);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(scaled(static_cast<int>(size)));
    return font;
}

QIcon Theme::icon(const QString& name, Token token) const { return QIcon(new TintedIconEngine(name, token)); }

} // namespace palimpsest
