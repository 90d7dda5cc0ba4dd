#pragma once

#include <QString>

namespace palimpsest {

/// "12 s", "3 min 5 s", "2 h 10 min", "3 d 4 h". An en dash for what is not a time.
QString durationText(double seconds);

} // namespace palimpsest
