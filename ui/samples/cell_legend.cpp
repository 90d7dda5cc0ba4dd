#include "ui/samples/cell_legend.h"

#include "ui/samples/cell_colors.h"
#include "ui/samples/cell_sign.h"
#include "ui/samples/sample_grid_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <cmath>

namespace palimpsest {

namespace {

constexpr int kSwatch = 12;
constexpr int kGap = 6;
constexpr int kBetween = 16;

SampleCell cellOf(Fate fate)
{
    SampleCell cell;
    cell.fate = fate;
    return cell;
}

} // namespace

struct CellLegend::Entry {
    QColor color;
    QString text;
    Fate sign = Fate::Unknown;
};

CellLegend::CellLegend(const SampleGridModel* model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const auto refresh = [this] {
        QStringList texts;
        for (const Entry& entry : entries())
            texts << entry.text;
        setAccessibleName(tr("Legend: %1").arg(texts.join(QStringLiteral(", "))));
        updateGeometry();
        update();
    };
    connect(model, &SampleGridModel::contentsChanged, this, refresh);
    connect(&Theme::instance(), &Theme::changed, this, refresh);
    refresh();
}

QList<CellLegend::Entry> CellLegend::entries() const
{
    const Measure measure = m_model->measure();
    const double threshold = m_model->threshold();
    const CellColors colors(measure, threshold);
    if (measure == Measure::Flag)
        return {{colors.of(cellOf(Fate::Remembered)), fateName(Fate::Remembered), Fate::Remembered},
                {colors.of(cellOf(Fate::Forgotten)), fateName(Fate::Forgotten), Fate::Forgotten},
                {colors.of(cellOf(Fate::CameBack)), fateName(Fate::CameBack), Fate::CameBack}};
    QList<Entry> entries;
    if (!std::isnan(threshold))
        entries << Entry{themeColor(Token::ForgottenFill), tr("below %1").arg(QString::number(threshold, 'g', 4))};
    entries << Entry{colors.ofShare(0), std::isnan(threshold) ? tr("0") : tr("above")} << Entry{colors.ofShare(0.5), {}}
            << Entry{colors.ofShare(1), tr("1")};
    return entries;
}

QSize CellLegend::sizeHint() const
{
    const QFontMetrics metrics(themeFont(TextSize::Caption));
    int width = 0;
    for (const Entry& entry : entries())
        width += kSwatch + kGap + metrics.horizontalAdvance(entry.text) + kBetween;
    return {width, std::max(kSwatch, metrics.height())};
}

void CellLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(themeFont(TextSize::Caption));
    int left = 0;
    for (const Entry& entry : entries()) {
        const QRect swatch(left, (height() - kSwatch) / 2, kSwatch, kSwatch);
        painter.fillRect(swatch, entry.color);
        painter.fillRect(cellSign(swatch, entry.sign), themeColor(cellSignToken(entry.sign)));
        left += kSwatch + kGap;
        const int width = painter.fontMetrics().horizontalAdvance(entry.text);
        painter.setPen(themeColor(Token::Muted));
        painter.drawText(QRect(left, 0, width, height()), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        left += entry.text.isEmpty() ? -kGap : width + kBetween;
    }
}

} // namespace palimpsest
