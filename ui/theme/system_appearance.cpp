#include "ui/theme/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

#include <optional>

namespace palimpsest {

namespace {

constexpr const char* kService = "org.freedesktop.portal.Desktop";
constexpr const char* kPath = "/org/freedesktop/portal/desktop";
constexpr const char* kInterface = "org.freedesktop.portal.Settings";
constexpr const char* kGroup = "org.freedesktop.appearance";
constexpr const char* kKey = "color-scheme";
constexpr uint kPreferDark = 1;
constexpr int kPatienceMs = 150; ///< once, before the first window

bool paletteIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

/// The portal wraps the value in one variant or two, by its version.
uint schemeOf(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

std::optional<uint> askPortal(const QDBusConnection& bus)
{
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, "Read");
    question << QString(kGroup) << QString(kKey);
    const QDBusMessage answer = bus.call(question, QDBus::Block, kPatienceMs);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return std::nullopt;
    return schemeOf(answer.arguments().constFirst());
}

} // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent), m_dark(paletteIsDark())
{
    // Connecting starts a bus where there is none; only a desktop that has one is asked.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    if (const std::optional<uint> scheme = askPortal(bus))
        m_dark = *scheme == kPreferDark;
    bus.connect(kService, kPath, kInterface, "SettingChanged", this,
                SLOT(onPortalSetting(QString, QString, QDBusVariant)));
}

void SystemAppearance::onPortalSetting(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group != kGroup || key != kKey)
        return;
    const bool dark = schemeOf(value.variant()) == kPreferDark;
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace palimpsest
