#pragma once

#include <QWidget>

namespace palimpsest {

/// What shade and underline of an answer mean.
class ShadeLegend : public QWidget {
    Q_OBJECT
public:
    explicit ShadeLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace palimpsest
