#include "ui/judge/template_panel.h"

#include "engine/base/files.h"
#include "ui/theme/form_field.h"
#include "ui/judge/line_diff.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBlock>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kLines = 11;
constexpr std::size_t kLargestTemplate = 1 << 20;
const QString kOwn = QStringLiteral("own");

QString verbatim(const std::string& text) { return QString::fromStdString(text); }

/// System and user message as one text, for comparing.
QString wholeText(const JudgeTemplate& prompt)
{
    return prompt.system ? verbatim(*prompt.system) + QStringLiteral("\n\n") + verbatim(prompt.user)
                         : verbatim(prompt.user);
}

QPlainTextEdit* textView(const QString& name)
{
    auto* view = new QPlainTextEdit;
    view->setAccessibleName(name);
    view->setFont(Theme::instance().monospace(TextSize::Caption));
    view->setTabChangesFocus(true);
    view->setFixedHeight(kLines * view->fontMetrics().lineSpacing());
    return view;
}

QChar signOf(DiffLine::Kind kind)
{
    return kind == DiffLine::Kind::Added ? u'+' : kind == DiffLine::Kind::Removed ? u'−' : u' ';
}

} // namespace

TemplatePanel::TemplatePanel(QWidget* parent)
    : QWidget(parent),
      m_choice(new QComboBox),
      m_field(new FormField(tr("Template"), m_choice,
                            tr("reference-code is the prompt behind the published numbers, reference-readme the one in "
                               "its description. The prompt is part of every request, and is stored with the run."),
                            false)),
      m_load(new QPushButton(tr("Load a file…"))),
      m_tabs(new QTabWidget),
      m_system(textView(tr("System message"))),
      m_user(textView(tr("User message"))),
      m_differences(textView(tr("Differences from the reference's prompt")))
{
    build();
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TemplatePanel::onChosen);
    connect(m_system, &QPlainTextEdit::textChanged, this, &TemplatePanel::onTyped);
    connect(m_user, &QPlainTextEdit::textChanged, this, &TemplatePanel::onTyped);
    connect(m_load, &QPushButton::clicked, this, &TemplatePanel::askForFile);
    connect(&Theme::instance(), &Theme::changed, this, &TemplatePanel::showDifferences);
}

void TemplatePanel::build()
{
    m_choice->setObjectName(QStringLiteral("template"));
    m_user->setObjectName(QStringLiteral("userTemplate"));
    m_differences->setObjectName(QStringLiteral("differences"));
    m_differences->setReadOnly(true);
    m_load->setToolTip(tr("A text with the slots **<Prefix>**, **<Reference>** and **<Candidate>**, as the user "
                          "message"));
    m_field->addBeside(m_load);
    m_tabs->addTab(m_system, tr("System message"));
    m_tabs->addTab(m_user, tr("User message"));
    m_tabs->addTab(m_differences, tr("Differences from reference-code"));
    m_tabs->setDocumentMode(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new SectionHeader(tr("Prompt")));
    layout->addWidget(m_field);
    layout->addWidget(m_tabs);
}

void TemplatePanel::setTemplates(const std::vector<JudgeTemplate>& templates)
{
    // Before the first list there was nothing to choose.
    const QString before = m_templates.empty() ? QString() : m_choice->currentData().toString();
    m_templates = templates;
    m_filling = true;
    m_choice->clear();
    for (const JudgeTemplate& prompt : templates)
        m_choice->addItem(safeText(verbatim(prompt.name)), verbatim(prompt.sha256));
    m_choice->addItem(tr("One of your own…"), kOwn);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(before)));
    m_filling = false;
    showTexts();
}

bool TemplatePanel::isOwn() const { return m_choice->currentData().toString() == kOwn; }

const JudgeTemplate* TemplatePanel::chosen() const
{
    for (const JudgeTemplate& prompt : m_templates)
        if (verbatim(prompt.sha256) == m_choice->currentData().toString())
            return &prompt;
    return nullptr;
}

Result<JudgeTemplate> TemplatePanel::prompt() const
{
    if (const JudgeTemplate* prompt = chosen())
        return *prompt;
    const QString system = m_system->toPlainText();
    return customTemplate(m_ownName.isEmpty() ? tr("own").toStdString() : m_ownName.toStdString(),
                          system.isEmpty() ? std::nullopt : std::optional(system.toStdString()),
                          m_user->toPlainText().toStdString());
}

void TemplatePanel::choose(const QString& origin)
{
    for (const JudgeTemplate& prompt : m_templates)
        if (verbatim(prompt.origin) == origin)
            m_choice->setCurrentIndex(m_choice->findData(verbatim(prompt.sha256)));
    if (origin == QLatin1String("custom"))
        m_choice->setCurrentIndex(m_choice->findData(kOwn));
}

void TemplatePanel::onChosen()
{
    if (m_filling)
        return;
    // A text of one's own begins as the reference's.
    if (isOwn() && m_ownUser.isEmpty() && !m_templates.empty()) {
        m_ownSystem = verbatim(m_templates.front().system.value_or(""));
        m_ownUser = verbatim(m_templates.front().user);
    }
    showTexts();
    Q_EMIT changed();
}

void TemplatePanel::onTyped()
{
    if (m_filling || !isOwn())
        return;
    m_ownSystem = m_system->toPlainText();
    m_ownUser = m_user->toPlainText();
    const Result<JudgeTemplate> own = prompt();
    m_field->setError(own ? QString() : verbatim(own.error().message));
    showDifferences();
    Q_EMIT changed();
}

void TemplatePanel::showTexts()
{
    m_filling = true;
    const JudgeTemplate* prompt = chosen();
    m_system->setPlainText(prompt != nullptr ? verbatim(prompt->system.value_or("")) : m_ownSystem);
    m_system->setPlaceholderText(tr("No system message: everything is in the user message."));
    m_user->setPlainText(prompt != nullptr ? verbatim(prompt->user) : m_ownUser);
    m_system->setReadOnly(!isOwn());
    m_user->setReadOnly(!isOwn());
    m_load->setVisible(isOwn());
    m_filling = false;
    m_field->setError({});
    if (isOwn())
        onTyped();
    showDifferences();
}

void TemplatePanel::showDifferences()
{
    const Result<JudgeTemplate> now = prompt();
    if (m_templates.empty())
        return;
    const QString text = now ? wholeText(*now) : m_ownSystem + QStringLiteral("\n\n") + m_ownUser;
    const std::vector<DiffLine> lines = lineDiff(wholeText(m_templates.front()), text);
    QStringList rows;
    int changes = 0;
    for (const DiffLine& line : lines) {
        rows.append(QStringLiteral("%1 %2").arg(signOf(line.kind)).arg(safeText(line.text)));
        changes += line.kind != DiffLine::Kind::Same;
    }
    m_differences->setPlainText(changes == 0 ? tr("None: this is the reference's prompt, byte for byte.")
                                             : rows.join(QLatin1Char('\n')));
    m_tabs->setTabText(2, changes == 0 ? tr("Differences from reference-code")
                                       : tr("%n line(s) differ from reference-code", nullptr, changes));
    QList<QTextEdit::ExtraSelection> marks;
    for (std::size_t row = 0; changes > 0 && row < lines.size(); ++row) {
        if (lines[row].kind == DiffLine::Kind::Same)
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_differences->document()->findBlockByNumber(int(row)));
        const bool added = lines[row].kind == DiffLine::Kind::Added;
        mark.format.setBackground(themeColor(added ? Token::Selected : Token::DangerFill));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
    }
    m_differences->setExtraSelections(marks);
}

void TemplatePanel::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Load a prompt"));
    dialog->setObjectName(QStringLiteral("loadTemplate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplatePanel::loadFile);
    dialog->open();
}

void TemplatePanel::loadFile(const QString& path)
{
    const Result<std::string> text = readFile(QFile::encodeName(path).toStdString(), kLargestTemplate);
    if (!text)
        return Q_EMIT problem(verbatim(text.error().text()), tr("The prompt is as it was."));
    m_ownName = QFileInfo(path).fileName();
    m_ownSystem.clear();
    m_ownUser = verbatim(*text);
    showTexts();
    Q_EMIT changed();
}

} // namespace palimpsest
