#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

namespace palimpsest {

/// A quiet surface that holds what belongs together. Give it a layout of your own; margins are 16.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace palimpsest
