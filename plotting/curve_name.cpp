#include "plotting/curve_name.h"

#include "plotting/chart_painter.h"

#include <QPainter>

namespace palimpsest {

CurveName::CurveName(const ChartContent* content, QString key, QWidget* parent)
    : QAbstractButton(parent),
      m_content(content),
      m_key(std::move(key))
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    refresh();
}

void CurveName::refresh()
{
    const Curve* curve = m_content->find(m_key);
    if (curve == nullptr)
        return;
    const QString value = lastValueText(*curve);
    const QString name = curve->spec().name;
    const QString action = curve->hidden() ? tr("Click to show the curve") : tr("Click to hide the curve");
    setAccessibleName(value.isEmpty() ? name : tr("%1, last value %2").arg(name, value));
    setAccessibleDescription(action);
    setToolTip(QStringList({curve->spec().meaning, action}).join(QLatin1Char('\n')).trimmed());
    update();
}

QSize CurveName::sizeHint() const
{
    const Curve* curve = m_content->find(m_key);
    return curve == nullptr ? QSize() : curveNameSize(m_content->style, *curve).toSize();
}

void CurveName::paintEvent(QPaintEvent*)
{
    const Curve* curve = m_content->find(m_key);
    if (curve == nullptr)
        return;
    QPainter painter(this);
    paintCurveName(painter, m_content->style, *curve, QRectF(rect()));
    if (hasFocus() || underMouse()) {
        painter.setPen(QPen(hasFocus() ? m_content->style.accent : m_content->style.border, 1));
        const double y = height() - 1.5;
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
}

} // namespace palimpsest
