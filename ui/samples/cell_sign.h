#pragma once

#include "ui/samples/sample_measure.h"

class QPainter;
class QRect;

namespace palimpsest {

/// Colour is not the only sign of a fate: what was forgotten is a dot, what came back has a corner cut.
void paintCellSign(QPainter& painter, const QRect& rect, Fate fate);

} // namespace palimpsest
