#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QIconEngine>

namespace palimpsest {

/// The text of resources/icons/<name>.svg; empty where there is none. Read once.
QByteArray iconSource(const QString& name);

/// Draws an SVG whose strokes are `currentColor` in a token's colour, at the very size that is asked for. The colour is
/// looked up while drawing, so icons follow the theme without being set again.
class TintedIconEngine : public QIconEngine {
public:
    TintedIconEngine(QString name, Token token) : m_name(std::move(name)), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine* clone() const override { return new TintedIconEngine(m_name, m_token); }
    QString key() const override { return QStringLiteral("palimpsest-tinted"); }
    bool isNull() override { return iconSource(m_name).isEmpty(); }
    QString iconName() override { return m_name; }

private:
    const QString m_name;
    const Token m_token;
};

} // namespace palimpsest
