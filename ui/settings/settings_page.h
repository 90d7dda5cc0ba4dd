#pragma once

#include "ui/shell/page.h"
#include "ui/shell/preferences.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;
class QTextBrowser;
class QVBoxLayout;

namespace palimpsest {

class FolderField;

/// What holds for every run: looks, language, folders, threads; what leaves the machine; licences. A change is in force
/// and kept at once.
class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("settings"); }
    QString title() const override { return tr("Settings"); }
    QString iconName() const override { return QStringLiteral("settings"); }

Q_SIGNALS:
    void preferencesChanged(const palimpsest::Preferences& preferences);

private:
    QWidget* buildLooks();
    QWidget* buildFolders();
    QWidget* buildMachine();
    QWidget* buildPrivacy();
    QWidget* buildAbout();
    void connectFields();
    void fill(const Preferences& preferences);
    Preferences edited() const;
    void take();

    Preferences m_preferences;
    QComboBox* m_theme;
    QSpinBox* m_fontSize;
    QComboBox* m_language;
    FolderField* m_runs;
    FolderField* m_models;
    FolderField* m_data;
    QSpinBox* m_threads;
    QCheckBox* m_notify;
    QTextBrowser* m_about;
};

} // namespace palimpsest
