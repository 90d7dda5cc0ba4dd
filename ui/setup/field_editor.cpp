#include "ui/setup/field_editor.h"

#include "engine/unlearn/methods.h"
#include "ui/language/engine_text.h"
#include "ui/setup/field_titles.h"
#include "ui/shell/preferences.h"
#include "ui/theme/form_field.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace palimpsest {

namespace {

QString textFrom(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

bool isNumber(const Field<RunConfig>& field)
{
    return !std::holds_alternative<std::string RunConfig::*>(field.member)
           && !std::holds_alternative<bool RunConfig::*>(field.member);
}

bool isFile(std::string_view name) { return name == "train_dataset"; }

bool isFolder(std::string_view name)
{
    return name == "exp" || name == "data_dir" || name == "dir" || name.ends_with("_name");
}

QString numberText(double value)
{
    return std::floor(value) == value ? QString::number(qint64(value)) : QString::number(value);
}

} // namespace

FieldEditor::FieldEditor(const Field<RunConfig>& field, QWidget* parent) : QWidget(parent), m_field(field) { build(); }

void FieldEditor::build()
{
    m_control = buildControl();
    const bool isNarrow = m_check || m_choices || isNumber(m_field);
    m_row = new FormField(fieldTitle(m_field.name), m_control, meaning(), !isNarrow);
    m_control->setAccessibleDescription(engineText("FieldHelp", m_field.help)); // without the marks of rich text
    if (isFile(m_field.name) || isFolder(m_field.name))
        m_row->addBeside(buildBrowse());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_row);
}

QWidget* FieldEditor::buildControl()
{
    if (std::holds_alternative<bool RunConfig::*>(m_field.member)) {
        m_check = new QCheckBox(this);
        connect(m_check, &QCheckBox::toggled, this, &FieldEditor::edited);
        return m_check;
    }
    const bool isMethod = m_field.name == "method";
    if (isMethod || !m_field.choices.empty()) {
        m_choices = new QComboBox(this);
        for (const std::string_view choice : m_field.choices)
            m_choices->addItem(textFrom(choice));
        for (const MethodName& method : isMethod ? methodNames() : std::vector<MethodName>()) {
            m_choices->addItem(textFrom(method.name));
            m_choices->setItemData(m_choices->count() - 1, engineText("Method", method.title), Qt::ToolTipRole);
        }
        connect(m_choices, &QComboBox::currentIndexChanged, this, &FieldEditor::edited);
        return m_choices;
    }
    m_line = new QLineEdit(this);
    if (std::holds_alternative<std::optional<std::int64_t> RunConfig::*>(m_field.member))
        m_line->setPlaceholderText(tr("none"));
    if (isNumber(m_field))
        m_line->setMaximumWidth(Theme::instance().scaled(160));
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
    return m_line;
}

QToolButton* FieldEditor::buildBrowse()
{
    auto* button = new QToolButton(this);
    button->setIcon(themeIcon(QStringLiteral("folder-open")));
    button->setAccessibleName(tr("Choose %1").arg(fieldTitle(m_field.name)));
    button->setToolTip(tr("Choose a folder"));
    connect(button, &QToolButton::clicked, this, &FieldEditor::browse);
    return button;
}

void FieldEditor::browse()
{
    // Not exec(): the window goes on drawing while the dialog is open.
    const Preferences preferences = loadPreferences();
    const QString usual = m_field.group == "Data" ? preferences.dataFolder : preferences.modelsFolder;
    const QString begin = QFileInfo::exists(text()) ? text() : usual;
    auto* dialog = new QFileDialog(this, fieldTitle(m_field.name), begin);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isFile(m_field.name) ? QFileDialog::ExistingFile : QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        setText(path);
        Q_EMIT edited();
    });
    dialog->open();
}

QString FieldEditor::meaning() const
{
    QStringList lines{engineText("FieldHelp", m_field.help)};
    if (!m_field.formula.empty())
        lines << textFrom(m_field.formula);
    if (isNumber(m_field) && std::isfinite(m_field.min) && std::isfinite(m_field.max))
        lines << tr("From %1 to %2.").arg(numberText(m_field.min), numberText(m_field.max));
    const QString fallback = QString::fromStdString(textOf(RunConfig(), m_field));
    lines << (fallback.isEmpty() ? tr("Default: none.") : tr("Default: %1.").arg(fallback));
    if (m_field.live)
        lines << tr("May be changed while a run goes on.");
    lines << QStringLiteral("--") + textFrom(m_field.name);
    // As rich text, so that long lines wrap; escaped, since formulas have < in them.
    for (QString& line : lines)
        line = line.toHtmlEscaped();
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
}

QString FieldEditor::name() const { return textFrom(m_field.name); }

QString FieldEditor::text() const
{
    if (m_check)
        return m_check->isChecked() ? QStringLiteral("on") : QStringLiteral("off");
    return m_choices ? m_choices->currentText() : m_line->text().trimmed();
}

void FieldEditor::setText(const QString& text)
{
    const QSignalBlocker quiet(m_control);
    if (m_check)
        m_check->setChecked(text == QLatin1String("on") || text == QLatin1String("true"));
    else if (m_choices)
        m_choices->setCurrentText(text);
    else if (m_line->text().trimmed() != text)
        m_line->setText(text);
}

void FieldEditor::setError(const QString& error) { m_row->setError(error); }

QString FieldEditor::error() const { return m_row->error(); }

void FieldEditor::addBelow(QWidget* widget) { m_row->addBelow(widget); }

} // namespace palimpsest
