#include "ui/theme/scroll_area.h"

#include <QScrollArea>

namespace palimpsest {

QScrollArea* verticalScrollArea(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

} // namespace palimpsest
