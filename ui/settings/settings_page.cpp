#include "ui/settings/settings_page.h"

#include "ui/language/translations.h"
#include "ui/settings/about_text.h"
#include "ui/settings/folder_field.h"
#include "ui/theme/section_header.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QTextBrowser>
#include <QThread>
#include <QVBoxLayout>

#include <cmath>

namespace palimpsest {

namespace {

constexpr int kColumnWidth = 720;

struct Section {
    QWidget* widget;
    QFormLayout* form;
};

Section section(const QString& title)
{
    auto* widget = new QWidget;
    auto* rows = new QVBoxLayout(widget);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(new SectionHeader(title));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    rows->addLayout(form);
    return {widget, form};
}

QLabel* wrapped(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : Page(parent),
      m_preferences(loadPreferences()),
      m_theme(new QComboBox),
      m_fontSize(new QSpinBox),
      m_language(new QComboBox),
      m_runs(new FolderField(tr("Folder of new runs"))),
      m_models(new FolderField(tr("Folder of models"))),
      m_data(new FolderField(tr("Folder of experiments"))),
      m_threads(new QSpinBox),
      m_notify(new QCheckBox(tr("Tell the desktop when a run has ended"))),
      m_about(new QTextBrowser)
{
    auto* column = new QWidget;
    column->setMaximumWidth(Theme::instance().scaled(kColumnWidth));
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(24, 24, 24, 24);
    rows->setSpacing(32);
    for (QWidget* part : {buildLooks(), buildFolders(), buildMachine(), buildPrivacy(), buildAbout()})
        rows->addWidget(part);
    rows->addStretch();
    auto* content = new QWidget;
    auto* center = new QHBoxLayout(content);
    center->setContentsMargins(0, 0, 0, 0);
    center->addWidget(column, 100);
    center->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(scroll);
    fill(m_preferences);
    connectFields();
}

QWidget* SettingsPage::buildLooks()
{
    m_theme->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    m_theme->setAccessibleName(tr("Theme"));
    m_fontSize->setRange(std::lround(kSmallestFontScale * 100), std::lround(kLargestFontScale * 100));
    m_fontSize->setSingleStep(10);
    m_fontSize->setSuffix(QStringLiteral(" %"));
    m_fontSize->setAccessibleName(tr("Font size"));
    m_language->addItem(tr("As the desktop"), QString());
    for (const Language& language : availableLanguages())
        m_language->addItem(language.name, language.code);
    m_language->setAccessibleName(tr("Language"));
    m_language->setToolTip(tr("In force when Palimpsest starts again"));
    const Section looks = section(tr("Looks"));
    looks.form->addRow(tr("&Theme"), m_theme);
    looks.form->addRow(tr("&Font size"), m_fontSize);
    looks.form->addRow(tr("&Language"), m_language);
    return looks.widget;
}

QWidget* SettingsPage::buildFolders()
{
    const Section folders = section(tr("Folders"));
    folders.form->addRow(tr("New &runs go to"), m_runs);
    folders.form->addRow(tr("&Models are in"), m_models);
    folders.form->addRow(tr("&Experiments are in"), m_data);
    return folders.widget;
}

QWidget* SettingsPage::buildMachine()
{
    m_threads->setRange(0, qMax(1, QThread::idealThreadCount()));
    m_threads->setSpecialValueText(tr("All %1 cores").arg(QThread::idealThreadCount()));
    m_threads->setAccessibleName(tr("Threads of a new run"));
    m_threads->setToolTip(tr("How many threads a new run computes with. One less than there are cores keeps other "
                             "programs fluent."));
    const Section machine = section(tr("Running"));
    machine.form->addRow(tr("T&hreads of a new run"), m_threads);
    machine.form->addRow(QString(), m_notify);
    return machine.widget;
}

QWidget* SettingsPage::buildPrivacy()
{
    const Section privacy = section(tr("What leaves this machine"));
    privacy.form->addRow(wrapped(tr(
        "Nothing, while you train, watch, compare, generate or rate: models, texts and results are read from and "
        "written to this machine's disks, and no usage is counted or reported.\n\nA judge run sends the texts of the "
        "samples it grades (prefix, reference and generation) to the endpoint that you name for it, and to no other. "
        "Nothing is sent before you probe or confirm the run; New grading names the server. Testing an endpoint sends "
        "it no text of yours. A key goes to its endpoint alone, and is stored nowhere but, where you ask for it, in "
        "the system's keychain.")));
    return privacy.widget;
}

QWidget* SettingsPage::buildAbout()
{
    m_about->setMarkdown(aboutText());
    m_about->setOpenLinks(false);
    m_about->setAccessibleName(tr("About Palimpsest and licences"));
    m_about->setMinimumHeight(320);
    const Section about = section(tr("About"));
    about.form->addRow(m_about);
    return about.widget;
}

void SettingsPage::connectFields()
{
    connect(m_theme, &QComboBox::currentIndexChanged, this, &SettingsPage::take);
    connect(m_fontSize, &QSpinBox::valueChanged, this, &SettingsPage::take);
    connect(m_language, &QComboBox::currentIndexChanged, this, &SettingsPage::take);
    connect(m_threads, &QSpinBox::valueChanged, this, &SettingsPage::take);
    connect(m_notify, &QCheckBox::toggled, this, &SettingsPage::take);
    for (FolderField* folder : {m_runs, m_models, m_data})
        connect(folder, &FolderField::folderChanged, this, &SettingsPage::take);
}

void SettingsPage::fill(const Preferences& preferences)
{
    m_theme->setCurrentIndex(static_cast<int>(preferences.theme));
    m_fontSize->setValue(static_cast<int>(std::lround(preferences.fontScale * 100)));
    m_language->setCurrentIndex(qMax(0, m_language->findData(preferences.language)));
    m_runs->setFolder(preferences.runsFolder);
    m_models->setFolder(preferences.modelsFolder);
    m_data->setFolder(preferences.dataFolder);
    m_threads->setValue(preferences.threads);
    m_notify->setChecked(preferences.notify);
}

Preferences SettingsPage::edited() const
{
    Preferences preferences;
    preferences.theme = static_cast<ThemeChoice>(m_theme->currentIndex());
    preferences.fontScale = m_fontSize->value() / 100.0;
    preferences.language = m_language->currentData().toString();
    preferences.runsFolder = m_runs->folder();
    preferences.modelsFolder = m_models->folder();
    preferences.dataFolder = m_data->folder();
    preferences.threads = m_threads->value();
    preferences.notify = m_notify->isChecked();
    return preferences;
}

void SettingsPage::take()
{
    const Preferences preferences = edited();
    if (preferences == m_preferences)
        return;
    const Preferences before = m_preferences;
    m_preferences = preferences;
    savePreferences(preferences);
    if (preferences.theme != before.theme || preferences.fontScale != before.fontScale)
        Theme::instance().apply(preferences.theme, preferences.fontScale);
    if (preferences.language != before.language)
        Q_EMIT notice(tr("The language changes when Palimpsest starts again."));
    if (preferences.runsFolder != before.runsFolder && !QDir::isAbsolutePath(preferences.runsFolder))
        Q_EMIT problem(tr("%1 is not a whole path.").arg(preferences.runsFolder),
                       tr("Begin the folder of new runs with /, or choose one."));
    Q_EMIT preferencesChanged(preferences);
}

} // namespace palimpsest
