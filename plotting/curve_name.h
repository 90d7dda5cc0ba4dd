#pragma once

#include "plotting/chart_content.h"

#include <QAbstractButton>

namespace palimpsest {

/// The name of a curve with its last value: a click, or the space bar, hides the curve and shows it again.
class CurveName : public QAbstractButton {
    Q_OBJECT
public:
    CurveName(const ChartContent* content, QString key, QWidget* parent);

    const QString& key() const { return m_key; }
    /// The curve has changed.
    void refresh();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ChartContent* const m_content; ///< the chart's, which outlives its children
    const QString m_key;
};

} // namespace palimpsest
