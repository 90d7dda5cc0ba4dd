#include "app/workbench/screenshot_tour.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace palimpsest {

namespace {

/// Charts repaint ten times a second, one a turn, and loading goes on behind the pages.
constexpr int kSettleMs = 1500;

/// Without a screen the pointer lies in a corner, where the rail's first button is, as if that were to be pressed.
void takePointerAway(QWidget& window)
{
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->underMouse())
            continue;
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(widget, &leave);
    }
}

} // namespace

ScreenshotTour::ScreenshotTour(QString folder, std::vector<Stop> stops, QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_stops(std::move(stops))
{
}

void ScreenshotTour::start()
{
    if (!QDir().mkpath(m_folder)) {
        Q_EMIT finished(fileSystem("cannot make the folder " + m_folder.toStdString()));
        return;
    }
    m_place = 0;
    next();
}

void ScreenshotTour::next()
{
    if (m_place == m_stops.size()) {
        Q_EMIT finished({});
        return;
    }
    m_view = m_stops[m_place].show();
    QTimer::singleShot(kSettleMs, this, &ScreenshotTour::grab);
}

void ScreenshotTour::grab()
{
    const QString path = QDir(m_folder).filePath(m_stops[m_place].name + QStringLiteral(".png"));
    if (m_view != nullptr)
        takePointerAway(*m_view);
    if (m_view == nullptr || !m_view->grab().save(path, "PNG")) {
        Q_EMIT finished(fileSystem("cannot write " + path.toStdString()));
        return;
    }
    ++m_place;
    next();
}

} // namespace palimpsest
