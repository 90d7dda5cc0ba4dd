#pragma once

#include "ui/samples/sample_measure.h"
#include "ui/theme/theme.h"

#include <QRect>

namespace palimpsest {

/// Colour is not the only sign of a fate: what was forgotten has a dot, what came back a notch in its corner. Where the
/// sign lies in a cell, empty for the others; rectangles all of them, so that thousands are painted at once.
QRect cellSign(const QRect& cell, Fate fate);
Token cellSignToken(Fate fate);

} // namespace palimpsest
