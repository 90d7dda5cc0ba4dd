#pragma once

#include <QImage>
#include <QWidget>

namespace palimpsest {

class SampleGridModel;
class SampleGridView;

/// All rows and epochs in a thin strip beside the grid, a pixel a cell; the part that is seen is framed, a click or
/// drag goes there.
class SampleMiniMap : public QWidget {
    Q_OBJECT
public:
    SampleMiniMap(SampleGridModel* model, SampleGridView* view, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void redraw();
    QRect mapRect() const;
    void goTo(int y);

    SampleGridModel* m_model;
    SampleGridView* m_view;
    QImage m_image; ///< null: to be drawn anew
};

} // namespace palimpsest
