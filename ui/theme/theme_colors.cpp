#include "ui/theme/theme_colors.h"

#include <array>

namespace palimpsest {

namespace {

struct TokenColors {
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr std::array<TokenColors, kTokens> kColors{{
    {Token::Window, 0xfff1efea, 0xff161719},         {Token::Surface, 0xfffbfaf7, 0xff1d1e21},
    {Token::Raised, 0xffeae7e0, 0xff25272b},         {Token::Hover, 0xffe0dcd2, 0xff313439},
    {Token::Selected, 0xffd5e2ee, 0xff2a3f55},       {Token::Line, 0xffd9d5cc, 0xff35383d},
    {Token::Border, 0xff8c867a, 0xff7d8087},         {Token::Text, 0xff23211d, 0xffe9e7e2},
    {Token::Muted, 0xff5b564d, 0xffb0ada6},          {Token::Accent, 0xff1f5c93, 0xff86b7e8},
    {Token::OnAccent, 0xffffffff, 0xff0d1d2c},       {Token::Remembered, 0xff7a4f00, 0xffeab552},
    {Token::Forgotten, 0xff00625a, 0xff5ccabb},      {Token::CameBack, 0xff97206a, 0xfff396c8},
    {Token::RememberedFill, 0xfff6dfaa, 0xff4b3a12}, {Token::ForgottenFill, 0xffc3e7e1, 0xff14423d},
    {Token::CameBackFill, 0xfff5d0e4, 0xff4f2341},   {Token::Danger, 0xffa3231b, 0xffff978d},
    {Token::DangerFill, 0xfff8d9d5, 0xff55231f},     {Token::Warning, 0xff8a4300, 0xfff7ab6b},
    {Token::WarningFill, 0xfffae0c6, 0xff4e3013},    {Token::Neutral, 0xff5f5b53, 0xffa5a39d},
}};

constexpr bool everyTokenInItsPlace()
{
    for (int i = 0; i < kTokens; ++i) {
        if (kColors[i].token != static_cast<Token>(i))
            return false;
    }
    return true;
}
static_assert(everyTokenInItsPlace());

// Okabe and Ito's eight hues, as dark (as light) as a line's name in that colour needs to be read on Surface.
constexpr std::array<QRgb, kSeriesColors> kLightSeries{0xff0069a5, 0xff8c5c00, 0xff00734f, 0xffa04478,
                                                       0xff1f749f, 0xffb84a00, 0xff6e6500, 0xff3c3a36};
constexpr std::array<QRgb, kSeriesColors> kDarkSeries{0xff5aa6dc, 0xffe69f00, 0xff2fbf92, 0xffdb92bb,
                                                      0xff7cc8f2, 0xfff08650, 0xfff0e442, 0xffd6d3cc};

} // namespace

QColor themeTokenColor(Token token, bool dark)
{
    const TokenColors& colors = kColors[static_cast<std::size_t>(token)];
    return QColor::fromRgb(dark ? colors.dark : colors.light);
}

QColor themeSeriesColor(int index, bool dark)
{
    const std::size_t place = static_cast<std::size_t>((index % kSeriesColors + kSeriesColors) % kSeriesColors);
    return QColor::fromRgb(dark ? kDarkSeries[place] : kLightSeries[place]);
}

} // namespace palimpsest
