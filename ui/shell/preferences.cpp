#include "ui/shell/preferences.h"

#include <QDir>
#include <QSettings>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr const char* kPreferences = "preferences";
constexpr const char* kThemes[] = {"system", "light", "dark"};

ThemeChoice themeNamed(const QString& name)
{
    const auto place = std::find(std::begin(kThemes), std::end(kThemes), name);
    return place == std::end(kThemes) ? ThemeChoice::System : static_cast<ThemeChoice>(place - std::begin(kThemes));
}

double scaleOf(const QVariant& value)
{
    bool isNumber = false;
    const double scale = value.toDouble(&isNumber);
    return isNumber ? std::clamp(scale, kSmallestFontScale, kLargestFontScale) : 1.0;
}

} // namespace

Preferences loadPreferences()
{
    QSettings settings;
    settings.beginGroup(QLatin1String(kPreferences));
    Preferences preferences;
    preferences.theme = themeNamed(settings.value(QStringLiteral("theme")).toString());
    preferences.fontScale = scaleOf(settings.value(QStringLiteral("fontScale")));
    preferences.language = settings.value(QStringLiteral("language")).toString();
    preferences.runsFolder =
        settings.value(QStringLiteral("runsFolder"), QDir::home().filePath(QStringLiteral("Palimpsest/runs")))
            .toString();
    preferences.modelsFolder = settings.value(QStringLiteral("modelsFolder"), QDir::homePath()).toString();
    preferences.dataFolder = settings.value(QStringLiteral("dataFolder"), QDir::homePath()).toString();
    preferences.threads = std::max(0, settings.value(QStringLiteral("threads"), 0).toInt());
    preferences.notify = settings.value(QStringLiteral("notify"), true).toBool();
    return preferences;
}

void savePreferences(const Preferences& preferences)
{
    QSettings settings;
    settings.beginGroup(QLatin1String(kPreferences));
    settings.setValue(QStringLiteral("theme"), QLatin1String(kThemes[static_cast<int>(preferences.theme)]));
    settings.setValue(QStringLiteral("fontScale"), preferences.fontScale);
    settings.setValue(QStringLiteral("language"), preferences.language);
    settings.setValue(QStringLiteral("runsFolder"), preferences.runsFolder);
    settings.setValue(QStringLiteral("modelsFolder"), preferences.modelsFolder);
    settings.setValue(QStringLiteral("dataFolder"), preferences.dataFolder);
    settings.setValue(QStringLiteral("threads"), preferences.threads);
    settings.setValue(QStringLiteral("notify"), preferences.notify);
}

} // namespace palimpsest
