#include "plotting/threshold_handle.h"

#include "plotting/chart_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

constexpr int kSettleTime = 600; ///< milliseconds after the last key press

double snapped(const Threshold& threshold, double value)
{
    const double step = threshold.step > 0 ? threshold.step : 1e-9;
    const double round = std::round(value / step) * step;
    // Without the multiplication's noise: 0.3, not 0.30000000000000004.
    const double clean = QString::number(round, 'g', 10).toDouble();
    return std::clamp(clean, threshold.low, threshold.high);
}

} // namespace

ThresholdHandle::ThresholdHandle(Threshold threshold, const ChartStyle* style, std::function<double(double)> valueAt,
                                 QWidget* parent)
    : QWidget(parent),
      m_threshold(std::move(threshold)),
      m_style(style),
      m_valueAt(std::move(valueAt))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleTime);
    connect(&m_settle, &QTimer::timeout, this, &ThresholdHandle::finish);
    setDraggable(false, {});
}

void ThresholdHandle::setThreshold(const Threshold& threshold)
{
    const double value = isBeingMoved() ? m_threshold.value : threshold.value;
    m_threshold = threshold;
    m_threshold.value = value;
    describe();
}

void ThresholdHandle::setDraggable(bool draggable, const QString& why)
{
    m_draggable = draggable;
    m_why = why;
    if (!draggable && isBeingMoved()) {
        m_dragging = false;
        m_settle.stop();
    }
    setFocusPolicy(draggable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(draggable ? Qt::SizeVerCursor : Qt::ArrowCursor);
    describe();
}

void ThresholdHandle::describe()
{
    setAccessibleName(tr("Threshold %1").arg(thresholdText(m_threshold)));
    const QString how = m_draggable ? tr("Drag it, or move it with the arrow keys.") : m_why;
    setAccessibleDescription(how);
    setToolTip(QStringList({m_threshold.meaning, how}).join(QLatin1Char('\n')).trimmed());
    update();
}

void ThresholdHandle::moveTo(double value)
{
    value = snapped(m_threshold, value);
    if (value == m_threshold.value)
        return;
    m_threshold.value = value;
    describe();
    Q_EMIT moved(value);
}

void ThresholdHandle::finish()
{
    m_settle.stop();
    if (m_threshold.value != m_before)
        Q_EMIT moveFinished(m_threshold.value);
    m_before = m_threshold.value;
    update();
}

void ThresholdHandle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintThresholdHandle(painter, *m_style, m_threshold, QRectF(rect()), m_draggable, hasFocus() || m_dragging);
}

void ThresholdHandle::mousePressEvent(QMouseEvent* event)
{
    if (!m_draggable || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_dragging = true;
    m_before = m_threshold.value;
    m_grip = event->position().y() - height() / 2.0;
    update();
}

void ThresholdHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        moveTo(m_valueAt(mapToParent(event->position().toPoint()).y() - m_grip));
}

void ThresholdHandle::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    finish();
}

void ThresholdHandle::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isBeingMoved()) {
        m_dragging = false;
        m_settle.stop();
        moveTo(m_before);
        return;
    }
    double steps = 0;
    switch (event->key()) {
    case Qt::Key_Up:
        steps = 1;
        break;
    case Qt::Key_Down:
        steps = -1;
        break;
    case Qt::Key_PageUp:
        steps = 10;
        break;
    case Qt::Key_PageDown:
        steps = -10;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish();
        return;
    default:
        break;
    }
    if (!m_draggable || steps == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!isBeingMoved())
        m_before = m_threshold.value;
    m_settle.start();
    moveTo(m_threshold.value + steps * m_threshold.step);
}

void ThresholdHandle::focusOutEvent(QFocusEvent* event)
{
    if (m_settle.isActive())
        finish();
    QWidget::focusOutEvent(event);
    update();
}

} // namespace palimpsest
