#pragma once

#include "ui/theme/theme.h"

#include <algorithm>

namespace palimpsest {

/// A token's hue for areas. Tokens are dark enough for text in the light theme; an area need not be, and reads better
/// brighter.
inline QColor solidColor(Token token)
{
    constexpr float kLeastValue = 0.82F;
    const QColor color = themeColor(token);
    return QColor::fromHsvF(std::max(0.0F, color.hueF()), color.saturationF(), std::max(color.valueF(), kLeastValue));
}

} // namespace palimpsest
