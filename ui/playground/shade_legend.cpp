#include "ui/playground/shade_legend.h"

#include "ui/playground/token_text.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace palimpsest {

namespace {

constexpr int kSwatch = 96;
constexpr int kBetween = 24;
constexpr int kSteps = 6;

QString shadeText() { return ShadeLegend::tr("probability of the token, 0 to 100 %"); }
QString equalText() { return ShadeLegend::tr("equals the reference at its place"); }
QString equalSample() { return ShadeLegend::tr("token"); }

} // namespace

ShadeLegend::ShadeLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend: the deeper a token's shade, the higher its probability; underlined and amber where "
                         "it equals the reference at its place."));
    setToolTip(tr("p(token | what stands before it) under the model, before temperature, top k and top p. Point at a "
                  "token, or step with the arrow keys, to see what else could have stood there."));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize ShadeLegend::sizeHint() const
{
    const QFontMetrics metrics(themeFont(TextSize::Caption));
    const int texts = metrics.horizontalAdvance(shadeText() + equalText() + equalSample());
    return {texts + kSwatch + 2 * kSpace + kBetween, metrics.height() + 4};
}

void ShadeLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int swatchHeight = height() - 6;
    for (int i = 0; i < kSteps; ++i)
        painter.fillRect(QRect(i * kSwatch / kSteps, 3, kSwatch / kSteps, swatchHeight),
                         probabilityShade(double(i) / (kSteps - 1)));
    painter.setPen(themeColor(Token::Border));
    painter.drawRect(QRect(0, 3, kSwatch - 1, swatchHeight - 1));
    QRect place = rect().adjusted(kSwatch + kSpace, 0, 0, 0);
    const auto write = [&](const QString& text, const QFont& font, Token token, int after) {
        painter.setFont(font);
        painter.setPen(themeColor(token));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
        place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(text) + after);
    };
    QFont underlined = themeFont(TextSize::Caption);
    underlined.setUnderline(true);
    write(shadeText(), themeFont(TextSize::Caption), Token::Muted, kBetween);
    write(equalSample(), underlined, Token::Remembered, kSpace);
    write(equalText(), themeFont(TextSize::Caption), Token::Muted, 0);
}

} // namespace palimpsest
