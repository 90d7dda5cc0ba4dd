// How a Chart is pointed at: mouse, wheel and keys.
#include "plotting/chart.h"

#include "plotting/chart_menu.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

/// A drag shorter than this is a click; one whose height stays below zooms x alone.
constexpr double kLeastDrag = 6;
constexpr double kLeastHeight = 24;
constexpr double kWheelZoom = 1.25;
/// The most that can be zoomed in, as a part of the whole.
constexpr double kDeepest = 1e-6;

} // namespace

void Chart::moveHover(std::optional<HoverTarget> target)
{
    m_hover = std::move(target);
    update();
    Q_EMIT hovered(m_hover.has_value(), m_hover ? m_hover->x : 0);
}

void Chart::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_pointer = event->position();
    const bool pans = event->button() == Qt::MiddleButton
                      || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (m_content.isEmpty() || !m_frame.plot.contains(m_pressed))
        return;
    if (pans) {
        m_gesture = Gesture::Pan;
        m_panX = m_frame.x;
        m_panY = m_frame.y;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        m_gesture = Gesture::Zoom;
    }
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (m_gesture == Gesture::Pan) {
        panTo(m_pointer);
        return;
    }
    const bool inside = !m_content.isEmpty() && m_frame.plot.adjusted(-8, -4, 8, 4).contains(m_pointer);
    moveHover(inside ? hoverTargetAt(m_content, m_frame, m_pointer) : std::nullopt);
}

void Chart::mouseReleaseEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    const Gesture gesture = m_gesture;
    m_gesture = Gesture::None;
    unsetCursor();
    if (gesture == Gesture::Zoom && std::abs(m_pointer.x() - m_pressed.x()) >= kLeastDrag)
        zoomInto(QRectF(m_pressed, m_pointer).normalized() & m_frame.plot);
    update();
}

void Chart::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_gesture = Gesture::None;
    if (event->button() == Qt::LeftButton)
        resetView();
}

void Chart::wheelEvent(QWheelEvent* event)
{
    const bool meant = hasFocus() || event->modifiers().testFlag(Qt::ControlModifier);
    if (!meant || m_content.isEmpty() || !m_frame.plot.contains(event->position())) {
        event->ignore();
        return;
    }
    const double notches = event->angleDelta().y() / 120.0;
    zoomBy(std::pow(kWheelZoom, -notches), m_frame.fromX(event->position().x()));
    event->accept();
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    const double middle = m_hover ? m_hover->x : (m_frame.x.low + m_frame.x.high) / 2;
    switch (event->key()) {
    case Qt::Key_Left:
        stepHover(-1);
        break;
    case Qt::Key_Right:
        stepHover(1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1 / kWheelZoom, middle);
        break;
    case Qt::Key_Minus:
        zoomBy(kWheelZoom, middle);
        break;
    case Qt::Key_0:
        resetView();
        break;
    case Qt::Key_L:
        setLogScale(!m_content.logScale);
        Q_EMIT displayChanged();
        break;
    case Qt::Key_Escape:
        if (m_gesture == Gesture::None && !m_hover) {
            QWidget::keyPressEvent(event);
            return;
        }
        m_gesture = Gesture::None;
        moveHover(std::nullopt);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// To the next x, in that direction, that a visible curve has.
void Chart::stepHover(int direction)
{
    if (!m_hover || m_content.hasPaths()) {
        moveHover(hoverTargetAt(m_content, direction > 0 ? m_frame.x.low : m_frame.x.high));
        return;
    }
    std::optional<double> next;
    for (const Curve& curve : m_content.curves) {
        const auto nearest = curve.hidden() ? std::nullopt : curve.nearest(m_hover->x);
        if (!nearest)
            continue;
        for (const int offset : {-1, 0, 1}) {
            const auto index = static_cast<std::ptrdiff_t>(*nearest) + offset;
            if (index < 0 || index >= std::ssize(curve.raw()))
                continue;
            const double x = curve.raw()[static_cast<std::size_t>(index)].x();
            const double ahead = (x - m_hover->x) * direction;
            if (ahead > 0 && (!next || ahead < (*next - m_hover->x) * direction))
                next = x;
        }
    }
    if (next && m_frame.x.contains(*next))
        moveHover(HoverTarget{*next, {}, 0});
}

void Chart::leaveEvent(QEvent*)
{
    if (m_hover)
        moveHover(std::nullopt);
}

void Chart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse() && m_hover)
        moveHover(std::nullopt);
    update();
}

void Chart::contextMenuEvent(QContextMenuEvent* event) { m_menu->popup(event->globalPos()); }

void Chart::zoomBy(double factor, double about)
{
    if (m_content.isEmpty())
        return;
    const AxisRange whole = m_content.wholeXRange();
    const AxisRange now = m_frame.x;
    const double length = std::max(now.length() * factor, whole.length() * kDeepest);
    if (length >= whole.length()) {
        m_content.xView.reset();
    } else {
        const double share = std::clamp((about - now.low) / now.length(), 0.0, 1.0);
        const double low = std::clamp(about - share * length, whole.low, whole.high - length);
        m_content.xView = AxisRange{low, low + length};
    }
    viewChanged();
}

void Chart::panTo(QPointF position)
{
    const double dx = (m_pressed.x() - position.x()) / m_frame.plot.width() * m_panX.length();
    m_content.xView = AxisRange{m_panX.low + dx, m_panX.high + dx};
    if (m_content.yView) {
        const double dy = (position.y() - m_pressed.y()) / m_frame.plot.height() * m_panY.length();
        m_content.yView = AxisRange{m_panY.low + dy, m_panY.high + dy};
    }
    viewChanged();
}

void Chart::zoomInto(QRectF area)
{
    const AxisRange x{m_frame.fromX(area.left()), m_frame.fromX(area.right())};
    if (!(x.length() > 0))
        return;
    if (area.height() >= kLeastHeight)
        m_content.yView = AxisRange{m_frame.fromY(area.bottom()), m_frame.fromY(area.top())};
    m_content.xView = x;
    viewChanged();
}

void Chart::resetView()
{
    m_content.xView.reset();
    m_content.yView.reset();
    viewChanged();
}

void Chart::viewChanged()
{
    changed();
    Q_EMIT xViewChanged();
}

} // namespace palimpsest
