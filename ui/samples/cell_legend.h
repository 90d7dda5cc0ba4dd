#pragma once

#include <QWidget>

namespace palimpsest {

class SampleGridModel;

/// What the grid's colours and signs mean, for the value shown.
class CellLegend : public QWidget {
    Q_OBJECT
public:
    explicit CellLegend(const SampleGridModel* model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry;
    QList<Entry> entries() const;

    const SampleGridModel* m_model;
};

} // namespace palimpsest
