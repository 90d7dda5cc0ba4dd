#pragma once

class QScrollArea;
class QWidget;

namespace palimpsest {

/// Takes `content`, as wide as there is room; what does not fit is scrolled up and down, never aside.
QScrollArea* verticalScrollArea(QWidget* content);

} // namespace palimpsest
