#include "ui/theme/tinted_icon.h"

#include "engine/base/resources.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QtDebug>

namespace palimpsest {

namespace {

constexpr qreal kDisabledOpacity = 0.45;

QByteArray readIcon(const QString& name)
{
    const auto path = findResource(QStringLiteral("resources/icons/%1.svg").arg(name).toStdString());
    QFile file(path ? QString::fromStdString(path->string()) : QString());
    if (path && file.open(QIODevice::ReadOnly))
        return file.readAll();
    qWarning("icon %s is missing in resources/icons", qUtf8Printable(name));
    return {};
}

} // namespace

QByteArray iconSource(const QString& name)
{
    static QHash<QString, QByteArray> sources;
    const auto known = sources.constFind(name);
    return known != sources.constEnd() ? *known : *sources.insert(name, readIcon(name));
}

void TintedIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State)
{
    QByteArray source = iconSource(m_name);
    if (source.isEmpty())
        return;
    source.replace("currentColor", themeColor(m_token).name().toLatin1());
    QSvgRenderer renderer(source);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    painter->save();
    if (mode == QIcon::Disabled)
        painter->setOpacity(painter->opacity() * kDisabledOpacity);
    renderer.render(painter, rect);
    painter->restore();
}

QPixmap TintedIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    if (size.isEmpty())
        return {}; // asked by a button that has no room yet
    const QString key = QStringLiteral("palimpsest/%1/%2/%3x%4/%5")
                            .arg(m_name, themeColor(m_token).name())
                            .arg(size.width())
                            .arg(size.height())
                            .arg(mode == QIcon::Disabled);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QPixmap TintedIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal)
{
    return pixmap(size, mode, state); // the size is in device pixels already
}

} // namespace palimpsest
