#include "ui/samples/cell_sign.h"

#include <algorithm>

namespace palimpsest {

QRect cellSign(const QRect& cell, Fate fate)
{
    const int side = std::min(cell.width(), cell.height());
    if (fate == Fate::Forgotten) {
        const int size = std::max(3, side / 4);
        return {cell.center() - QPoint(size / 2, size / 2), QSize(size, size)};
    }
    if (fate == Fate::CameBack) {
        const int size = std::max(4, side * 2 / 5);
        return {cell.topRight() - QPoint(size - 1, 0), QSize(size, size)};
    }
    return {};
}

Token cellSignToken(Fate fate) { return fate == Fate::CameBack ? Token::Surface : Token::Forgotten; }

} // namespace palimpsest
