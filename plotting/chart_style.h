#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>

namespace palimpsest {

/// How a chart looks: handed in, so that plotting knows no theme. Colours are opaque.
struct ChartStyle {
    QColor surface = Qt::white;
    QColor raised = QColor(240, 240, 240); ///< behind floating tables and handles
    QColor text = Qt::black;
    QColor muted = QColor(90, 90, 90);
    QColor grid = QColor(220, 220, 220);
    QColor border = QColor(140, 140, 140);
    QColor accent = QColor(0, 90, 160); ///< focus, zoom rectangle
    QFont caption;                      ///< ticks, names, values
    QFont title;
    QIcon menuIcon;
    QIcon resetIcon;
};

inline QColor withAlpha(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace palimpsest
