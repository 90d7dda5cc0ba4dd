#pragma once

#include "engine/rating/scale.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QAbstractButton;
class QGridLayout;

namespace palimpsest {

/// The values of the scale with their anchors, one of which is chosen. Colour is not the only sign: the chosen one is a
/// filled, checked radio button in bold. Anchors are wrapped to the width there is.
class ScaleBar : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(const Scale& scale, QWidget* parent = nullptr);

    void setValue(std::optional<int> value);
    void setColumns(int columns);

Q_SIGNALS:
    void chosen(int value);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void wrapAnchors();

    const int m_lo;
    QGridLayout* m_grid;
    QStringList m_anchors;
    std::vector<QAbstractButton*> m_buttons;
    int m_columns = 0;
};

} // namespace palimpsest
