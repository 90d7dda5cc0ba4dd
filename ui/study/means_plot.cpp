#include "ui/study/means_plot.h"

#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kRow = 32;
constexpr int kMostName = 280;
constexpr int kPlot = 320;
constexpr double kDot = 5;
constexpr double kCap = 4;

} // namespace

MeansPlot::MeansPlot(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Mean ratings by model"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void MeansPlot::setModels(RatingScale scale, std::vector<Model> models)
{
    m_scale = scale;
    m_models = std::move(models);
    QStringList lines;
    for (const Model& model : m_models)
        lines << model.meaning;
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int MeansPlot::rowHeight() const { return Theme::instance().scaled(kRow); }

int MeansPlot::nameWidth() const
{
    const QFontMetrics metrics(themeFont(TextSize::Body));
    int widest = 0;
    for (const Model& model : m_models)
        widest = std::max(widest, metrics.horizontalAdvance(model.name) + 2); // bearings
    return std::min({widest, Theme::instance().scaled(kMostName), width() / 2}) + kSpaceWide;
}

QSize MeansPlot::sizeHint() const
{
    // The last row is the axis with its title.
    return {nameWidth() + Theme::instance().scaled(kPlot), (int(m_models.size()) + 2) * rowHeight()};
}

QSize MeansPlot::minimumSizeHint() const { return {Theme::instance().scaled(kPlot), sizeHint().height()}; }

double MeansPlot::place(double value) const
{
    const double left = nameWidth();
    const double room = width() - left - kSpaceWide;
    return left + room * (value - m_scale.lo) / (m_scale.hi - m_scale.lo);
}

void MeansPlot::paintAxis(QPainter& painter) const
{
    const int bottom = int(m_models.size()) * rowHeight();
    painter.setFont(themeFont(TextSize::Caption));
    for (int value = m_scale.lo; value <= m_scale.hi; ++value) {
        const double x = place(value);
        painter.setPen(QPen(themeColor(Token::Line), 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
        painter.setPen(themeColor(Token::Muted));
        painter.drawText(QRectF(x - 20, bottom, 40, rowHeight() * 0.75), Qt::AlignCenter, QString::number(value));
    }
    const QRectF title(nameWidth(), bottom + rowHeight() * 0.75, width() - nameWidth() - kSpaceWide, rowHeight());
    painter.drawText(title, Qt::AlignHCenter | Qt::AlignTop,
                     tr("mean rating, %1 like the reference to %2 different and good; line: 95 % interval")
                         .arg(m_scale.lo)
                         .arg(m_scale.hi));
}

void MeansPlot::paintModel(QPainter& painter, int row) const
{
    const Model& model = m_models[std::size_t(row)];
    const double y = (row + 0.5) * rowHeight();
    painter.setFont(themeFont(TextSize::Body));
    painter.setPen(themeColor(Token::Text));
    const int room = nameWidth() - kSpaceWide;
    painter.drawText(QRectF(0, row * rowHeight(), room, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(model.name, Qt::ElideMiddle, room));
    if (!model.mean) {
        painter.setPen(themeColor(Token::Muted));
        painter.drawText(QPointF(place(m_scale.lo) + 4, y + painter.fontMetrics().ascent() / 2.0), tr("not rated yet"));
        return;
    }
    const QColor color = Theme::instance().series(model.series);
    painter.setPen(QPen(color, 2));
    if (model.lo && model.hi) {
        painter.drawLine(QPointF(place(*model.lo), y), QPointF(place(*model.hi), y));
        for (const double end : {*model.lo, *model.hi})
            painter.drawLine(QPointF(place(end), y - kCap), QPointF(place(end), y + kCap));
    }
    painter.setBrush(color);
    painter.drawEllipse(QPointF(place(*model.mean), y), kDot, kDot);
}

void MeansPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxis(painter);
    for (int row = 0; row < int(m_models.size()); ++row)
        paintModel(painter, row);
}

bool MeansPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = help->pos().y() / rowHeight();
    if (row >= 0 && row < int(m_models.size()))
        QToolTip::showText(help->globalPos(), m_models[std::size_t(row)].meaning.toHtmlEscaped(), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace palimpsest
