#pragma once

#include "plotting/chart_export.h"
#include "plotting/chart_frame.h"
#include "plotting/crosshair.h"
#include "plotting/curve_canvas.h"

#include <QPixmap>
#include <QWidget>

class QToolButton;

namespace palimpsest {

class ChartClock;
class ChartMenu;
class CurveName;
class ThresholdHandle;

/// A line chart that can be pointed at. New data is drawn at the clock's next turn, what the user does at once.
///
/// Drag: zoom (Escape: not); Shift or the middle button: pan; double click: everything again; wheel: zoom about the
/// pointer, with Ctrl or once the chart was clicked (so that a page of charts scrolls). Keys: arrows move the
/// crosshair,
/// + and − zoom, 0 resets, L toggles the log scale.
class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr, ChartClock* clock = nullptr);
    ~Chart() override;

    void setChartStyle(const ChartStyle& style);
    void setTitle(const QString& title, const QString& unit);
    /// `dataTitle`: the name of x in an exported table.
    void setXTitle(const QString& title, const QString& dataTitle);
    void setXText(std::function<QString(double)> text);
    void setPointText(std::function<QString(const QString&, std::size_t)> text);
    /// What will appear and when, while there is nothing.
    void setEmptyText(const QString& text);
    void setLimits(std::optional<double> floor, std::optional<double> ceiling);
    void setXFloor(std::optional<double> floor);

    /// Curves that stay (by key) keep their points and whether they are hidden.
    void setCurves(const std::vector<CurveSpec>& specs);
    void setPoints(const QString& key, std::span<const QPointF> points);
    void appendPoints(const QString& key, std::span<const QPointF> points);
    void setBand(const QString& key, std::vector<BandPoint> band);
    void setMarks(std::vector<AxisMark> marks);
    void clearPoints();

    void setThresholds(const std::vector<Threshold>& thresholds);
    /// Ignored while the user is moving that threshold.
    void setThresholdValue(const QString& key, double value);
    /// Where not: why, as a sentence for the tool tip.
    void setThresholdsDraggable(bool draggable, const QString& why = {});

    void setLogScale(bool on);
    void setSmoothing(double weight);
    void setCurveHidden(const QString& key, bool hidden);
    void setXView(std::optional<AxisRange> view);
    /// A crosshair without table: another chart's pointer. Nothing: none.
    void setLinkedHover(std::optional<double> x);

    const ChartContent& content() const { return m_content; }
    const ChartFrame& frame() const { return m_frame; }
    const CurveCanvas& canvas() const { return m_canvas; }
    ChartMenu* menu() const { return m_menu; }
    std::optional<HoverTarget> hover() const { return m_hover; }
    /// Draws what is known now, without waiting for the clock.
    void refresh();

    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void thresholdDragged(const QString& key, double value);
    void thresholdDragFinished(const QString& key, double value);
    void hovered(bool inside, double x);
    void xViewChanged();
    void curveHiddenChanged(const QString& key, bool hidden);
    void displayChanged(); ///< log scale or smoothing, by the user
    void exportRequested(palimpsest::ChartFormat format);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Gesture { None, Zoom, Pan };

    void buildMenu();
    void dataChanged();
    void changed();
    void render();
    void placeChildren();
    void makeNames();
    void makeHandles();
    void styleButtons();
    void moveHover(std::optional<HoverTarget> target);
    void stepHover(int direction);
    void zoomBy(double factor, double about);
    void panTo(QPointF position);
    void zoomInto(QRectF area);
    void resetView();
    void viewChanged();
    void onThresholdMoved(const QString& key, double value);

    ChartContent m_content;
    ChartFrame m_frame;
    CurveCanvas m_canvas;
    ChartClock* const m_clock;
    ChartMenu* m_menu = nullptr;
    QToolButton* m_menuButton = nullptr;
    QToolButton* m_resetButton = nullptr;
    std::vector<CurveName*> m_names;
    std::vector<ThresholdHandle*> m_handles;
    bool m_draggable = false;
    QString m_whyNotDraggable;

    QPixmap m_picture;   ///< all but crosshair, thresholds and rubber band
    bool m_stale = true; ///< the picture is to be drawn before it is shown
    std::optional<HoverTarget> m_hover;
    std::optional<double> m_linkedX;
    Gesture m_gesture = Gesture::None;
    QPointF m_pressed;
    QPointF m_pointer;
    AxisRange m_panX, m_panY;
};

} // namespace palimpsest
