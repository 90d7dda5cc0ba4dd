#pragma once

#include "engine/rating/scale.h"

#include <QWidget>

#include <optional>
#include <vector>

class QAbstractButton;

namespace palimpsest {

/// The values of the scale with their anchors, one of which is chosen. Colour is not the only sign: the chosen one is a
/// filled, checked radio button.
class ScaleBar : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(const Scale& scale, QWidget* parent = nullptr);

    void setValue(std::optional<int> value);

Q_SIGNALS:
    void chosen(int value);

private:
    const int m_lo;
    std::vector<QAbstractButton*> m_buttons;
};

} // namespace palimpsest
