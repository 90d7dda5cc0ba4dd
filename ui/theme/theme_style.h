#pragma once

#include <QProxyStyle>

namespace palimpsest {

/// What a style sheet cannot say: the cell that has the keyboard is framed in the accent, not raised like a button.
class ThemeStyle : public QProxyStyle {
public:
    ThemeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace palimpsest
