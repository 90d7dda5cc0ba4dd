#include "plotting/chart.h"

#include "plotting/chart_clock.h"
#include "plotting/chart_menu.h"
#include "plotting/chart_painter.h"
#include "plotting/curve_name.h"
#include "plotting/threshold_handle.h"

#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace palimpsest {

Chart::Chart(QWidget* parent, ChartClock* clock)
    : QWidget(parent),
      m_clock(clock != nullptr ? clock : ChartClock::shared())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    buildMenu();
    styleButtons();
}

Chart::~Chart() = default;

void Chart::buildMenu()
{
    m_menu = new ChartMenu(this);
    m_menuButton = new QToolButton(this);
    m_menuButton->setAutoRaise(true);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setToolTip(tr("Scale, smoothing, export"));
    m_resetButton = new QToolButton(this);
    m_resetButton->setAutoRaise(true);
    m_resetButton->setToolTip(tr("Show everything again"));
    m_resetButton->hide();
    connect(m_resetButton, &QToolButton::clicked, this, &Chart::resetView);
    connect(m_menu, &QMenu::aboutToShow, this,
            [this] { m_menu->setState(m_content.logScale, m_content.smoothing, m_content.xView || m_content.yView); });
    connect(m_menu, &ChartMenu::resetChosen, this, &Chart::resetView);
    connect(m_menu, &ChartMenu::exportChosen, this, &Chart::exportRequested);
    connect(m_menu, &ChartMenu::logScaleChosen, this, [this](bool on) {
        setLogScale(on);
        Q_EMIT displayChanged();
    });
    connect(m_menu, &ChartMenu::smoothingChosen, this, [this](double weight) {
        setSmoothing(weight);
        Q_EMIT displayChanged();
    });
}

void Chart::styleButtons()
{
    const ChartStyle& style = m_content.style;
    m_menuButton->setIcon(style.menuIcon);
    m_resetButton->setIcon(style.resetIcon);
    // The arrow says what the icon says already.
    m_menuButton->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; width: 0; }"));
    for (QToolButton* button : {m_menuButton, m_resetButton})
        button->setIconSize({14, 14});
}

void Chart::setChartStyle(const ChartStyle& style)
{
    m_content.style = style;
    styleButtons();
    for (CurveName* name : m_names)
        name->refresh();
    changed();
}

void Chart::setTitle(const QString& title, const QString& unit)
{
    m_content.title = title;
    m_content.unit = unit;
    setAccessibleName(tr("Chart: %1").arg(title));
    m_menuButton->setAccessibleName(tr("Options of the chart %1").arg(title));
    m_resetButton->setAccessibleName(tr("Reset the zoom of %1").arg(title));
    changed();
}

void Chart::setXTitle(const QString& title, const QString& dataTitle)
{
    m_content.xTitle = title;
    m_content.xDataTitle = dataTitle;
    changed();
}

void Chart::setXText(std::function<QString(double)> text) { m_content.xText = std::move(text); }

void Chart::setPointText(std::function<QString(const QString&, std::size_t)> text)
{
    m_content.pointText = std::move(text);
}

void Chart::setEmptyText(const QString& text)
{
    m_content.emptyText = text;
    changed();
}

void Chart::setLimits(std::optional<double> floor, std::optional<double> ceiling)
{
    m_content.floor = floor;
    m_content.ceiling = ceiling;
    changed();
}

void Chart::setXFloor(std::optional<double> floor)
{
    m_content.xFloor = floor;
    changed();
}

void Chart::setCurves(const std::vector<CurveSpec>& specs)
{
    std::vector<Curve> curves;
    for (const CurveSpec& spec : specs) {
        if (Curve* kept = m_content.find(spec.key)) {
            curves.push_back(std::move(*kept));
            kept->setSpec({});
            curves.back().setSpec(spec);
        } else {
            curves.emplace_back(spec);
        }
        curves.back().setSmoothing(m_content.smoothing);
    }
    m_content.curves = std::move(curves);
    m_hover.reset();
    makeNames();
    changed();
}

void Chart::makeNames()
{
    for (CurveName* name : m_names)
        name->deleteLater();
    m_names.clear();
    for (const Curve& curve : m_content.curves) {
        auto* name = new CurveName(&m_content, curve.spec().key, this);
        connect(name, &CurveName::clicked, this, [this, name] {
            const Curve* clicked = m_content.find(name->key());
            if (clicked == nullptr)
                return;
            setCurveHidden(name->key(), !clicked->hidden());
            Q_EMIT curveHiddenChanged(name->key(), clicked->hidden());
        });
        m_names.push_back(name);
        name->show();
    }
}

void Chart::setPoints(const QString& key, std::span<const QPointF> points)
{
    if (Curve* curve = m_content.find(key)) {
        curve->setPoints(points);
        dataChanged();
    }
}

void Chart::appendPoints(const QString& key, std::span<const QPointF> points)
{
    if (Curve* curve = m_content.find(key)) {
        curve->append(points);
        dataChanged();
    }
}

void Chart::setBand(const QString& key, std::vector<BandPoint> band)
{
    if (Curve* curve = m_content.find(key)) {
        curve->setBand(std::move(band));
        dataChanged();
    }
}

void Chart::setMarks(std::vector<AxisMark> marks)
{
    m_content.marks = std::move(marks);
    dataChanged();
}

void Chart::clearPoints()
{
    for (Curve& curve : m_content.curves) {
        curve.setPoints({});
        curve.setBand({});
    }
    m_content.marks.clear();
    m_content.xView.reset();
    m_content.yView.reset();
    m_hover.reset();
    changed();
}

void Chart::setThresholds(const std::vector<Threshold>& thresholds)
{
    m_content.thresholds = thresholds;
    makeHandles();
    changed();
}

void Chart::makeHandles()
{
    for (ThresholdHandle* handle : m_handles)
        handle->deleteLater();
    m_handles.clear();
    for (const Threshold& threshold : m_content.thresholds) {
        const auto valueAt = [this](double y) { return m_content.fromAxis(m_frame.fromY(y)); };
        auto* handle = new ThresholdHandle(threshold, &m_content.style, valueAt, this);
        handle->setDraggable(m_draggable, m_whyNotDraggable);
        const QString key = threshold.key;
        connect(handle, &ThresholdHandle::moved, this, [this, key](double value) { onThresholdMoved(key, value); });
        connect(handle, &ThresholdHandle::moveFinished, this, [this, key](double value) {
            changed();
            Q_EMIT thresholdDragFinished(key, value);
        });
        m_handles.push_back(handle);
    }
}

void Chart::onThresholdMoved(const QString& key, double value)
{
    for (Threshold& threshold : m_content.thresholds)
        if (threshold.key == key)
            threshold.value = value;
    placeChildren();
    update();
    Q_EMIT thresholdDragged(key, value);
}

void Chart::setThresholdValue(const QString& key, double value)
{
    for (std::size_t i = 0; i < m_content.thresholds.size(); ++i) {
        Threshold& threshold = m_content.thresholds[i];
        if (threshold.key != key || threshold.value == value || m_handles[i]->isBeingMoved())
            continue;
        threshold.value = value;
        m_handles[i]->setThreshold(threshold);
        dataChanged();
    }
}

void Chart::setThresholdsDraggable(bool draggable, const QString& why)
{
    m_draggable = draggable;
    m_whyNotDraggable = why;
    for (ThresholdHandle* handle : m_handles)
        handle->setDraggable(draggable, why);
    placeChildren();
}

void Chart::setLogScale(bool on)
{
    if (m_content.logScale == on)
        return;
    m_content.logScale = on;
    m_content.yView.reset();
    changed();
}

void Chart::setSmoothing(double weight)
{
    if (m_content.smoothing == weight)
        return;
    m_content.smoothing = weight;
    for (Curve& curve : m_content.curves)
        curve.setSmoothing(weight);
    changed();
}

void Chart::setCurveHidden(const QString& key, bool hidden)
{
    Curve* curve = m_content.find(key);
    if (curve == nullptr || curve->hidden() == hidden)
        return;
    curve->setHidden(hidden);
    changed();
}

void Chart::setXView(std::optional<AxisRange> view)
{
    if (m_content.xView == view)
        return;
    m_content.xView = view;
    changed();
}

void Chart::setLinkedHover(std::optional<double> x)
{
    if (m_linkedX == x)
        return;
    m_linkedX = x;
    update();
}

void Chart::dataChanged() { m_clock->request(this); }

void Chart::changed()
{
    m_stale = true;
    update();
}

void Chart::refresh()
{
    m_stale = true;
    if (isVisible())
        render();
    update();
}

void Chart::render()
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = size() * ratio;
    if (m_picture.size() != pixels) {
        m_picture = QPixmap(pixels);
        m_picture.setDevicePixelRatio(ratio);
    }
    m_frame = ChartFrame::of(m_content, size());
    m_canvas.update(m_content, m_frame);
    QPainter painter(&m_picture);
    paintChart(painter, m_content, m_frame, m_canvas);
    m_stale = false;
    for (CurveName* name : m_names)
        name->refresh();
    placeChildren();
}

void Chart::placeChildren()
{
    const int button = 22;
    m_menuButton->setGeometry(width() - button - 2, 1, button, button);
    m_resetButton->setGeometry(width() - 2 * button - 4, 1, button, button);
    m_resetButton->setVisible(m_content.xView || m_content.yView);
    const bool empty = m_content.isEmpty();
    for (std::size_t i = 0; i < m_names.size() && i < m_frame.names.size(); ++i) {
        m_names[i]->setGeometry(m_frame.names[i].rect.toRect());
        const Curve* curve = m_content.find(m_names[i]->key());
        m_names[i]->setVisible(!empty && curve != nullptr && !curve->raw().empty());
    }
    const auto handles = thresholdHandleRects(m_content, m_frame, m_draggable);
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        m_handles[i]->setThreshold(m_content.thresholds[i]);
        m_handles[i]->setGeometry(handles[i].toRect());
        m_handles[i]->setVisible(!empty && !handles[i].isNull());
    }
}

void Chart::paintEvent(QPaintEvent*)
{
    if (m_stale || m_picture.size() != size() * devicePixelRatioF())
        render();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (!m_content.isEmpty())
        for (const Threshold& threshold : m_content.thresholds)
            paintThresholdLine(painter, m_content, m_frame, threshold);
    if (m_hover)
        paintCrosshair(painter, m_content, m_frame, *m_hover, m_gesture == Gesture::None);
    else if (const auto linked = m_linkedX ? hoverTargetAt(m_content, *m_linkedX) : std::nullopt)
        paintCrosshair(painter, m_content, m_frame, *linked, false);
    if (m_gesture == Gesture::Zoom) {
        QColor fill = m_content.style.accent;
        fill.setAlpha(40);
        painter.setPen(QPen(m_content.style.accent, 1));
        painter.setBrush(fill);
        painter.drawRect(QRectF(m_pressed, m_pointer).normalized() & m_frame.plot);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_content.style.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

void Chart::resizeEvent(QResizeEvent*) { m_stale = true; }

} // namespace palimpsest
