#include "ui/charts/theme_chart_style.h"

#include "ui/theme/theme.h"

namespace palimpsest {

ChartStyle themeChartStyle()
{
    ChartStyle style;
    style.surface = themeColor(Token::Surface);
    style.raised = themeColor(Token::Raised);
    style.text = themeColor(Token::Text);
    style.muted = themeColor(Token::Muted);
    style.grid = themeColor(Token::Line);
    style.border = themeColor(Token::Border);
    style.accent = themeColor(Token::Accent);
    style.caption = themeFont(TextSize::Caption);
    style.title = themeFont(TextSize::Body, true);
    style.menuIcon = themeIcon(QStringLiteral("ellipsis"), Token::Muted);
    style.resetIcon = themeIcon(QStringLiteral("zoom-out"), Token::Muted);
    return style;
}

} // namespace palimpsest
