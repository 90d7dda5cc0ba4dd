#include "ui/setup/config_form.h"

#include "ui/language/engine_text.h"
#include "ui/setup/path_inspector.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"

#include <QDir>
#include <QFileInfo>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

/// The field's own name is beside the message already.
QString withoutFlag(const std::string& message, const QString& name)
{
    QString text = QString::fromStdString(message);
    const QString flag = QStringLiteral("--") + name + QStringLiteral(": ");
    return text.startsWith(flag) ? text.mid(flag.size()) : text;
}

/// --exp is a name under --data_dir, or a path.
QString experimentPath(const RunConfig& config)
{
    const QString name = QString::fromStdString(config.exp);
    const QString under = QDir(QString::fromStdString(config.dataDir)).filePath(name);
    return QFileInfo(under).isDir() || !QFileInfo(name).isDir() ? under : name;
}

} // namespace

ConfigForm::ConfigForm(QWidget* parent) : QWidget(parent)
{
    build();
    setConfig(m_config);
}

void ConfigForm::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    std::vector<std::string_view> groups;
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>())
        if (std::find(groups.begin(), groups.end(), field.group) == groups.end())
            groups.push_back(field.group);
    for (const std::string_view group : groups)
        addGroup(layout, group);
    layout->addStretch(1);
    m_experiment = addInspector("exp", {QStringLiteral("experiment")});
    m_model = addInspector("model_name", {QStringLiteral("model")});
    m_tokenizer = addInspector("tokenizer_name", {QStringLiteral("tokenizer"), QStringLiteral("model")});
    m_encoder = addInspector("bert_name", {QStringLiteral("encoder")});
    setAdvancedShown(false);
}

void ConfigForm::addGroup(QVBoxLayout* layout, std::string_view group)
{
    auto* header = new SectionHeader(engineText("FieldGroup", group), this);
    layout->addWidget(header);
    m_headers.emplace_back(header, group);
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>()) {
        if (field.group != group)
            continue;
        auto* editor = new FieldEditor(field, this);
        layout->addWidget(editor);
        m_editors.push_back(editor);
        connect(editor, &FieldEditor::edited, this, &ConfigForm::read);
    }
}

PathInspector* ConfigForm::addInspector(const char* field, const QStringList& kinds)
{
    auto* inspector = new PathInspector(kinds, this);
    editor(QString::fromLatin1(field))->addBelow(inspector);
    connect(inspector, &PathInspector::inspected, this, &ConfigForm::inspected);
    return inspector;
}

FieldEditor* ConfigForm::editor(const QString& name) const
{
    const auto at = std::find_if(m_editors.begin(), m_editors.end(),
                                 [&](const FieldEditor* editor) { return editor->name() == name; });
    return at != m_editors.end() ? *at : nullptr;
}

void ConfigForm::setConfig(const RunConfig& config)
{
    m_config = config;
    for (FieldEditor* editor : m_editors)
        editor->setText(QString::fromStdString(textOf(config, editor->field())));
    read();
}

void ConfigForm::setAdvancedShown(bool shown)
{
    m_advanced = shown;
    // What was changed or is wrong is never hidden.
    const RunConfig defaults;
    for (FieldEditor* editor : m_editors)
        editor->setVisible(shown || !editor->field().advanced || !editor->error().isEmpty()
                           || textOf(m_config, editor->field()) != textOf(defaults, editor->field()));
    for (const auto& [header, group] : m_headers)
        header->setVisible(
            std::any_of(m_editors.begin(), m_editors.end(), [&, name = group](const FieldEditor* editor) {
                return editor->field().group == name && !editor->isHidden();
            }));
}

void ConfigForm::read()
{
    m_valid = true;
    for (FieldEditor* editor : m_editors) {
        RunConfig changed = m_config;
        Status status = setFromText(changed, editor->field(), editor->text().toStdString());
        if (status)
            status = checkField(changed, editor->field());
        if (status)
            m_config = changed;
        m_valid = m_valid && status.ok();
        editor->setError(status ? QString() : withoutFlag(status.error().message, editor->name()));
    }
    if (const Status whole = validate(m_config); m_valid && !whole) {
        m_valid = false;
        showError(QString::fromStdString(whole.error().message));
    }
    setAdvancedShown(m_advanced); // a folded field with an error comes out
    inspectPaths();
    Q_EMIT changed();
}

void ConfigForm::showError(const QString& message)
{
    // Beside the field that the message names first.
    const auto place = [&](const FieldEditor* editor) {
        const auto at = message.indexOf(QStringLiteral("--") + editor->name() + u' ');
        return at < 0 ? message.size() : at;
    };
    const auto first =
        std::min_element(m_editors.begin(), m_editors.end(), [&](auto* a, auto* b) { return place(a) < place(b); });
    (*first)->setError(message);
}

void ConfigForm::inspectPaths()
{
    m_experiment->setPath(experimentPath(m_config));
    m_model->setPath(QString::fromStdString(m_config.modelName));
    m_tokenizer->setPath(QString::fromStdString(m_config.tokenizerName));
    m_encoder->setPath(QString::fromStdString(m_config.bertName));
}

} // namespace palimpsest
