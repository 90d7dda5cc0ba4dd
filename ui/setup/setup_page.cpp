#include "ui/setup/setup_page.h"

#include "engine/config/presets.h"
#include "engine/run/inspect.h"
#include "engine/run/run_directory.h"
#include "ui/bridge/background.h"
#include "ui/bridge/run_queue.h"
#include "ui/setup/command_line.h"
#include "ui/setup/config_form.h"
#include "ui/setup/estimate_panel.h"
#include "ui/setup/existing_run_choice.h"
#include "ui/setup/path_inspector.h"
#include "ui/setup/queue_panel.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

namespace palimpsest {

namespace {

constexpr int kCommandLines = 8;
const QString kSettingsKey = QStringLiteral("new_run/settings");
const QString kAdvancedKey = QStringLiteral("new_run/advanced");

bool isSettingsFile(const QString& path) { return path.endsWith(QLatin1String(".json")) && QFileInfo(path).isFile(); }

} // namespace

SetupPage::SetupPage(QWidget* parent) : Page(parent)
{
    setAcceptDrops(true);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildForm());
    splitter->addWidget(buildSide());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(m_form, &ConfigForm::changed, this, &SetupPage::refresh);
    connect(m_form, &ConfigForm::inspected, this, &SetupPage::refresh);
    connect(m_existing, &ExistingRunChoice::changed, this, &SetupPage::refresh);
    connect(m_existing, &ExistingRunChoice::openRequested, this, &Page::openRun);
    connect(m_existing, &ExistingRunChoice::renamed, this, [this](const QString& directory) {
        RunConfig config = m_form->config();
        config.dir = directory.toStdString();
        setConfig(config);
    });
    connect(m_preset, &QComboBox::textActivated, this, &SetupPage::applyPreset);
    connect(m_advanced, &QToolButton::toggled, this, [this](bool shown) {
        m_form->setAdvancedShown(shown);
        QSettings().setValue(kAdvancedKey, shown);
    });
    connect(m_start, &QPushButton::clicked, this, &SetupPage::start);
    connect(m_queue, &QPushButton::clicked, this, &SetupPage::queue);
    restore();
    refresh();
}

QWidget* SetupPage::buildForm()
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(area);
    m_form = new ConfigForm(content);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpaceWide);
    layout->addWidget(buildHeader());
    layout->addWidget(m_form, 1);
    area->setWidget(content);
    return area;
}

QWidget* SetupPage::buildHeader()
{
    auto* header = new QWidget(this);
    m_preset = new QComboBox(header);
    m_preset->setAccessibleName(tr("Preset"));
    m_preset->setToolTip(tr("Settings that go together; what they do not name goes back to its default"));
    m_preset->addItem(tr("Preset …"));
    m_preset->addItem(tr("defaults"));
    for (const std::string& name : presetNames())
        m_preset->addItem(QString::fromStdString(name));
    m_advanced = new QToolButton(header);
    m_advanced->setObjectName(QStringLiteral("advanced"));
    m_advanced->setCheckable(true);
    m_advanced->setText(tr("Advanced settings"));
    m_advanced->setToolTip(tr("Shows every setting; those that were changed are always shown"));
    auto* hint = new QLabel(tr("Drop a model, an experiment or a run.json anywhere here."), header);
    hint->setFont(themeFont(TextSize::Caption));
    hint->setWordWrap(true);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_preset);
    layout->addWidget(m_advanced);
    layout->addWidget(hint, 1);
    return header;
}

QWidget* SetupPage::buildSide()
{
    auto* side = new QScrollArea(this);
    side->setWidgetResizable(true);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(side);
    m_estimate = new EstimatePanel(content);
    m_existing = new ExistingRunChoice(content);
    m_why = new QLabel(content);
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_sideLayout = new QVBoxLayout(content);
    m_sideLayout->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpaceWide);
    m_sideLayout->setSpacing(kSpaceWide);
    m_sideLayout->addWidget(m_estimate);
    m_sideLayout->addWidget(buildCommand());
    m_sideLayout->addWidget(m_existing);
    m_sideLayout->addWidget(m_why);
    m_sideLayout->addWidget(buildButtons());
    m_sideLayout->addStretch(1);
    side->setWidget(content);
    return side;
}

QWidget* SetupPage::buildCommand()
{
    auto* panel = new QWidget(this);
    auto* header = new SectionHeader(tr("The same on the command line"), panel);
    auto* copy = new QPushButton(themeIcon(QStringLiteral("copy")), tr("Copy"), panel);
    copy->setToolTip(tr("Copies the command"));
    header->addTrailing(copy);
    m_command = new QPlainTextEdit(panel);
    m_command->setReadOnly(true);
    m_command->setAccessibleName(tr("The equivalent command"));
    m_command->setFont(Theme::instance().monospace(TextSize::Caption));
    m_command->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_command->setTabChangesFocus(true);
    m_command->setFixedHeight(kCommandLines * m_command->fontMetrics().lineSpacing());
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(header);
    layout->addWidget(m_command);
    connect(copy, &QPushButton::clicked, this, &SetupPage::copyCommand);
    return panel;
}

QWidget* SetupPage::buildButtons()
{
    auto* row = new QWidget(this);
    m_start = new QPushButton(themeIcon(QStringLiteral("play"), Token::OnAccent), tr("Start now"), row);
    m_start->setProperty("primary", true);
    m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_queue = new QPushButton(themeIcon(QStringLiteral("list-plus")), tr("Add to the queue"), row);
    m_queue->setToolTip(tr("Starts by itself when the runs before it are over"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_start);
    layout->addWidget(m_queue);
    layout->addStretch(1);
    return row;
}

void SetupPage::setConfig(const RunConfig& config) { m_form->setConfig(config); }

const RunConfig& SetupPage::config() const { return m_form->config(); }

void SetupPage::setQueue(RunQueue* queue)
{
    auto* panel = new QueuePanel(queue, this);
    m_sideLayout->insertWidget(m_sideLayout->count() - 1, panel);
    connect(panel, &QueuePanel::chosen, this, [this, queue](int index) {
        if (index >= 0 && index < int(queue->items().size()))
            setConfig(queue->items()[std::size_t(index)]);
    });
}

void SetupPage::refresh()
{
    const RunConfig& config = m_form->config();
    m_existing->setDirectory(QString::fromStdString(config.dir));
    m_command->setPlainText(commandLine(config, m_existing->overwrites(), true));
    const auto found = [](const PathInspector* inspector) {
        return inspector->inspection() ? &*inspector->inspection() : nullptr;
    };
    m_estimate->setConfig(config, m_form->isValid());
    m_estimate->setParts(
        {found(m_form->modelInspector()), found(m_form->encoderInspector()), found(m_form->experimentInspector())});

    QString why;
    if (!m_form->isValid())
        why = tr("A setting is wrong: see the field marked red.");
    else if (m_form->modelInspector()->isWrong() || m_form->experimentInspector()->isWrong())
        why = tr("The model or the experiment cannot be read: see below its field.");
    else if (!m_existing->isDecided())
        why = tr("Choose what becomes of the run that is there.");
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(why.isEmpty() ? tr("Starts the run (Ctrl+Enter)") : why);
    m_queue->setEnabled(why.isEmpty() && !m_existing->overwrites());
}

void SetupPage::takePath(const QString& path)
{
    if (isSettingsFile(path) && QFileInfo(path).fileName() != QLatin1String("config.json"))
        return takeSettings(path);
    if (QFileInfo::exists(QDir(path).filePath(QLatin1String(run_files::kConfig))))
        return takeSettings(QDir(path).filePath(QLatin1String(run_files::kConfig)));
    inBackground(
        this, [path = path.toStdString()] { return inspectPath(path); },
        [this](const Result<Inspection>& result) {
            if (result)
                takeInspection(*result);
            else
                Q_EMIT problem(QString::fromStdString(result.error().text()),
                               tr("Drop a model, a tokenizer, an encoder, an experiment folder or a run.json."));
        });
}

void SetupPage::takeInspection(const Inspection& inspection)
{
    RunConfig config = m_form->config();
    if (inspection.kind == "model") {
        config.modelName = inspection.path;
        if (wholeFact(inspection, "tokenizer_size"))
            config.tokenizerName = inspection.path;
    } else if (inspection.kind == "encoder") {
        config.bertName = inspection.path;
    } else if (inspection.kind == "tokenizer") {
        config.tokenizerName = inspection.path;
    } else if (inspection.kind == "experiment") {
        const QFileInfo folder(QString::fromStdString(inspection.path));
        config.exp = folder.fileName().toStdString();
        config.dataDir = folder.absolutePath().toStdString();
    } else {
        Q_EMIT problem(tr("%1 is no part of a run's settings.").arg(QString::fromStdString(inspection.path)),
                       tr("Drop a model, a tokenizer, an encoder, an experiment folder or a run.json."));
        return;
    }
    setConfig(config);
}

void SetupPage::takeSettings(const QString& file)
{
    QFile settings(file);
    if (!settings.open(QIODevice::ReadOnly)) {
        Q_EMIT problem(tr("%1: cannot be read: %2").arg(file, settings.errorString()), {});
        return;
    }
    applyJsonText(settings.readAll().toStdString(), file);
}

void SetupPage::applyPreset(const QString& name)
{
    if (m_preset->findText(name) == 0)
        return;
    if (name == tr("defaults"))
        return setConfig(RunConfig());
    const Result<std::string> json = readPreset(name.toStdString());
    if (!json) {
        Q_EMIT problem(QString::fromStdString(json.error().text()), {});
        return;
    }
    applyJsonText(*json, tr("preset %1").arg(name));
}

void SetupPage::applyJsonText(const std::string& json, const QString& what)
{
    // As on the command line: what the file does not name has its default.
    RunConfig config;
    if (const Status status = applyJson(config, json).in(what.toStdString()); !status)
        Q_EMIT problem(QString::fromStdString(status.error().text()), tr("The settings are as they were."));
    else
        setConfig(config);
}

void SetupPage::start()
{
    remember();
    Q_EMIT startRequested(m_form->config(), m_existing->overwrites());
}

void SetupPage::queue()
{
    remember();
    Q_EMIT queueRequested(m_form->config());
    Q_EMIT notice(tr("%1 waits in the queue.").arg(QString::fromStdString(m_form->config().dir)));
}

void SetupPage::copyCommand()
{
    QGuiApplication::clipboard()->setText(commandLine(config(), m_existing->overwrites()));
    Q_EMIT notice(tr("The command is in the clipboard."));
}

void SetupPage::remember() { QSettings().setValue(kSettingsKey, QString::fromStdString(toJson(m_form->config()))); }

void SetupPage::restore()
{
    const QSettings settings;
    RunConfig config;
    // Settings of another version that no longer fit are no reason to complain: the defaults stand.
    if (applyJson(config, settings.value(kSettingsKey, QStringLiteral("{}")).toString().toStdString()))
        setConfig(config);
    m_advanced->setChecked(settings.value(kAdvancedKey, false).toBool());
}

void SetupPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void SetupPage::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            takePath(url.toLocalFile());
}

void SetupPage::showEvent(QShowEvent* event)
{
    // A run may have come into the directory since.
    refresh();
    Page::showEvent(event);
}

void SetupPage::hideEvent(QHideEvent* event)
{
    remember();
    Page::hideEvent(event);
}

} // namespace palimpsest
