#include "ui/samples/cell_sign.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace palimpsest {

void paintCellSign(QPainter& painter, const QRect& rect, Fate fate)
{
    if (fate == Fate::Forgotten) {
        const int size = std::max(3, std::min(rect.width(), rect.height()) / 4);
        painter.fillRect(QRect(rect.center() - QPoint(size / 2, size / 2), QSize(size, size)),
                         themeColor(Token::Forgotten));
    } else if (fate == Fate::CameBack) {
        const int size = std::min(rect.width(), rect.height()) / 2;
        const QPoint corners[] = {rect.topRight() + QPoint(1, 0), rect.topRight() + QPoint(1 - size, 0),
                                  rect.topRight() + QPoint(1, size)};
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeColor(Token::Surface));
        painter.drawPolygon(corners, 3);
    }
}

} // namespace palimpsest
