#pragma once

#include "plotting/chart_content.h"

#include <QTimer>
#include <QWidget>

#include <functional>

namespace palimpsest {

/// What a threshold's line is grabbed by: dragged with the mouse (values snap), or moved with the arrow keys (Page
/// keys: ten steps; Escape takes it back while it is being dragged). Disabled, it only shows the value.
class ThresholdHandle : public QWidget {
    Q_OBJECT
public:
    /// `valueAt`: the value at a y of the parent.
    ThresholdHandle(Threshold threshold, const ChartStyle* style, std::function<double(double)> valueAt,
                    QWidget* parent);

    const Threshold& threshold() const { return m_threshold; }
    void setThreshold(const Threshold& threshold);
    /// A disabled handle says why in its tool tip.
    void setDraggable(bool draggable, const QString& why);
    bool isBeingMoved() const { return m_dragging || m_settle.isActive(); }

Q_SIGNALS:
    void moved(double value);
    /// The mouse was released, or no key was pressed for a moment.
    void moveFinished(double value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void moveTo(double value);
    void finish();
    void describe();

    Threshold m_threshold;
    const ChartStyle* const m_style;
    const std::function<double(double)> m_valueAt;
    QString m_why;
    bool m_draggable = false;
    bool m_dragging = false;
    double m_grip = 0; ///< y of the mouse within the handle, from its line
    double m_before = 0;
    QTimer m_settle;
};

} // namespace palimpsest
