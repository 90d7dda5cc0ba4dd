#include "ui/study/decision_form.h"

#include "ui/study/study_words.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace palimpsest {

namespace {

/// As they stand in the database.
constexpr const char* kCategories[] = {"", "scale", "text", "slip", "borderline", "other"};

QLabel* words(const QString& name)
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAccessibleName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString letter(std::size_t place)
{
    return place < 26 ? QString(QChar(u'A' + char16_t(place))) : QString::number(place + 1);
}

} // namespace

QString categoryName(const std::string& category)
{
    const auto known = [&](const char* name) { return category == name; };
    if (known(""))
        return DecisionForm::tr("No category");
    if (known("scale"))
        return DecisionForm::tr("Scale read differently");
    if (known("text"))
        return DecisionForm::tr("Text misread");
    if (known("slip"))
        return DecisionForm::tr("Slip of a key");
    if (known("borderline"))
        return DecisionForm::tr("Between two values");
    if (known("other"))
        return DecisionForm::tr("Other");
    return QString::fromStdString(category);
}

DecisionForm::DecisionForm(QWidget* parent)
    : QWidget(parent),
      m_voices(words(tr("What the raters said"))),
      m_chosen(words(tr("The decision"))),
      m_category(new QComboBox),
      m_note(new QLineEdit),
      m_history(words(tr("Earlier decisions")))
{
    for (const char* category : kCategories)
        m_category->addItem(categoryName(category), QString::fromLatin1(category));
    m_category->setAccessibleName(tr("Why the raters differ"));
    m_category->setToolTip(tr("Why the raters differ"));
    m_note->setPlaceholderText(tr("Note"));
    m_note->setAccessibleName(tr("Note on the decision"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    column->addWidget(new SectionHeader(tr("Raters")));
    column->addWidget(m_voices);
    column->addSpacing(kSpace);
    column->addWidget(new SectionHeader(tr("Decision")));
    column->addWidget(m_chosen);
    column->addWidget(m_category);
    column->addWidget(m_note);
    buildButtons();
    column->addSpacing(kSpace);
    column->addWidget(new SectionHeader(tr("History")));
    column->addWidget(m_history);
    column->addStretch();
    connect(m_note, &QLineEdit::returnPressed, m_save, &QPushButton::click);
}

void DecisionForm::buildButtons()
{
    m_save = new QPushButton(themeIcon(QStringLiteral("save"), Token::OnAccent), tr("Save and next"));
    m_save->setProperty("primary", true);
    m_save->setToolTip(tr("Save the decision and go to the next unresolved item (Ctrl+Return)"));
    m_undo = new QPushButton(themeIcon(QStringLiteral("undo-2")), tr("Undo"));
    m_undo->setToolTip(tr("Add a decision that says what held before the last one (Ctrl+Z)"));
    m_next = new QPushButton(themeIcon(QStringLiteral("skip-forward")), tr("Next unresolved"));
    m_next->setToolTip(tr("Leave this item as it is (N)"));
    auto* layout = static_cast<QVBoxLayout*>(this->layout());
    layout->addWidget(m_save);
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace);
    row->addWidget(m_undo);
    row->addWidget(m_next, 1);
    layout->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &DecisionForm::saveRequested);
    connect(m_undo, &QPushButton::clicked, this, &DecisionForm::undoRequested);
    connect(m_next, &QPushButton::clicked, this, &DecisionForm::nextRequested);
}

void DecisionForm::setItem(const DisputedItem& item)
{
    m_hasHistory = !item.history.empty();
    const Adjudication last = m_hasHistory ? item.history.back() : Adjudication();
    const int place = m_category->findData(QString::fromStdString(last.category));
    m_category->setCurrentIndex(std::max(0, place));
    m_note->setText(QString::fromStdString(last.note));
    showVoices(item);
    showHistory(item);
    setValue(item.decided());
}

void DecisionForm::showVoices(const DisputedItem& item)
{
    QStringList lines;
    for (std::size_t i = 0; i < item.voices.size(); ++i) {
        const DisputedItem::Voice& voice = item.voices[i];
        const QString line = QStringLiteral("%1   %2").arg(letter(i)).arg(voice.value);
        lines << (voice.comment.empty()
                      ? line
                      : line + QStringLiteral("   ") + safeText(QString::fromStdString(voice.comment)));
    }
    m_voices->setText(lines.join(QLatin1Char('\n')));
    m_voices->setToolTip(tr("Letters are dealt out anew for each item: A is not the same person everywhere."));
}

void DecisionForm::showHistory(const DisputedItem& item)
{
    QStringList lines;
    for (auto step = item.history.rbegin(); step != item.history.rend(); ++step) {
        QString line = (step->value ? QString::number(*step->value) : tr("taken back")) + QStringLiteral(" · ")
                       + safeText(QString::fromStdString(step->by)) + QStringLiteral(" · ") + timeText(step->at);
        if (!step->category.empty())
            line += QStringLiteral(" · ") + safeText(categoryName(step->category));
        if (!step->note.empty())
            line += QLatin1Char('\n') + safeText(QString::fromStdString(step->note));
        lines << line;
    }
    m_history->setText(lines.isEmpty() ? tr("No decision yet.") : lines.join(QLatin1Char('\n')));
}

void DecisionForm::setValue(std::optional<int> value)
{
    m_value = value;
    m_chosen->setText(value ? tr("Value %1").arg(*value) : tr("Press a value's key, or choose it below the texts."));
    updateButtons();
}

void DecisionForm::setBusy(bool busy)
{
    m_busy = busy;
    updateButtons();
}

void DecisionForm::updateButtons()
{
    m_save->setEnabled(m_value.has_value() && !m_busy);
    m_undo->setEnabled(m_hasHistory && !m_busy);
    m_next->setEnabled(!m_busy);
}

QString DecisionForm::category() const { return m_category->currentData().toString(); }

QString DecisionForm::note() const { return m_note->text().trimmed(); }

} // namespace palimpsest
