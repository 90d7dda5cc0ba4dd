#pragma once

#include <QObject>

class QDBusVariant;

namespace palimpsest {

/// What the desktop asks for: org.freedesktop.appearance of the settings portal where there is one (GNOME, KDE and
/// others have it), else whether the palette that Qt started with is light on dark.
class SystemAppearance : public QObject {
    Q_OBJECT
public:
    explicit SystemAppearance(QObject* parent = nullptr);

    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onPortalSetting(const QString& group, const QString& key, const QDBusVariant& value);

private:
    bool m_dark = false;
};

} // namespace palimpsest
