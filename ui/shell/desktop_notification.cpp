#include "ui/shell/desktop_notification.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

namespace palimpsest {

void notifyDesktop(const QString& summary, const QString& body)
{
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    QDBusMessage message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/Notifications"),
                                                          service, QStringLiteral("Notify"));
    constexpr int kDesktopDecides = -1;
    // Bodies may hold markup for some desktops.
    message << QStringLiteral("Palimpsest") << 0U << QStringLiteral("palimpsest") << summary << body.toHtmlEscaped()
            << QStringList() << QVariantMap() << kDesktopDecides;
    QDBusConnection::sessionBus().send(message);
}

} // namespace palimpsest
