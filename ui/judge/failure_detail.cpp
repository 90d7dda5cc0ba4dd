#include "ui/judge/failure_detail.h"

#include "ui/judge/candidate_texts.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

const QString kWho = QStringLiteral("failures/who");
constexpr double kNoValue = -1; ///< the spin box's special value: nothing chosen yet

QPlainTextEdit* textPane(const QString& name)
{
    auto* pane = new QPlainTextEdit;
    pane->setReadOnly(true);
    pane->setFrameShape(QFrame::NoFrame);
    pane->setAccessibleName(name);
    pane->setFont(Theme::instance().monospace());
    return pane;
}

} // namespace

FailureDetail::FailureDetail(QWidget* parent)
    : QWidget(parent),
      m_reply(textPane(tr("Reply"))),
      m_body(textPane(tr("Raw answer"))),
      m_texts(new CandidateTexts)
{
    m_body->setObjectName(QStringLiteral("rawBody"));
    auto* tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(m_reply, tr("Reply"));
    tabs->addTab(m_body, tr("Raw answer"));
    tabs->addTab(m_texts, tr("Texts"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(tabs, 1);
    layout->addWidget(buildForm());
    setFailure(nullptr);
}

QWidget* FailureDetail::buildForm()
{
    m_byHand = new QLabel;
    m_byHand->setTextFormat(Qt::PlainText);
    m_byHand->setWordWrap(true);
    m_value = new QDoubleSpinBox;
    m_value->setRange(kNoValue, 10);
    m_value->setDecimals(1);
    m_value->setSpecialValueText(tr("score"));
    m_value->setAccessibleName(tr("Score that you read, 0 to 10"));
    m_value->setToolTip(tr("0: the same content as the reference. 10: different, fluent and sensible."));
    m_who = new QLineEdit(QSettings().value(kWho).toString());
    m_who->setPlaceholderText(tr("your name"));
    m_who->setAccessibleName(tr("Who reads the score"));
    m_who->setMaximumWidth(Theme::instance().scaled(136));
    m_note = new QLineEdit;
    m_note->setPlaceholderText(tr("why, in a few words"));
    m_note->setAccessibleName(tr("Why the score is so"));
    m_read = new QPushButton(tr("Read by hand"));
    m_read->setToolTip(tr("Keeps this score beside the reply. It counts in the means and is flagged in every export."));
    auto* form = new QWidget;
    auto* row = new QHBoxLayout;
    for (QWidget* field : {static_cast<QWidget*>(m_value), static_cast<QWidget*>(m_who)})
        row->addWidget(field);
    row->addWidget(m_note, 1);
    row->addWidget(m_read);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_byHand);
    layout->addLayout(row);
    connect(m_value, &QDoubleSpinBox::valueChanged, this, &FailureDetail::updateButton);
    connect(m_who, &QLineEdit::textChanged, this, &FailureDetail::updateButton);
    connect(m_note, &QLineEdit::textChanged, this, &FailureDetail::updateButton);
    connect(m_note, &QLineEdit::returnPressed, m_read, &QPushButton::click);
    connect(m_read, &QPushButton::clicked, this, &FailureDetail::submit);
    return form;
}

void FailureDetail::setFailure(const JudgeFailure* failure)
{
    const std::int64_t attempt = failure ? failure->attempt : 0;
    if (attempt != m_attempt || failure == nullptr) {
        m_value->setValue(kNoValue);
        m_note->clear();
    }
    m_attempt = attempt;
    setEnabled(failure != nullptr);
    if (failure == nullptr) {
        m_reply->clear();
        m_body->clear();
        m_byHand->clear();
        m_texts->setNothing(tr("Choose a failure."));
        return updateButton();
    }
    const bool silent = failure->content.empty();
    m_reply->setPlainText(silent ? tr("There is no reply in the answer.") : safeText(failure->content));
    m_body->setPlainText(failure->body.empty() ? tr("The server sent nothing.") : safeText(failure->body));
    m_texts->setUnit(failure->unit);
    showByHand(*failure);
    updateButton();
}

void FailureDetail::showByHand(const JudgeFailure& failure)
{
    if (!failure.byHand)
        return m_byHand->setText(tr("Not counted in the mean. If you can read a score, say so:"));
    m_byHand->setText(tr("⚑ Read by hand as %1 by %2: %3")
                          .arg(QLocale().toString(failure.byHand->value, 'g', 3), safeText(failure.byHand->who),
                               safeText(failure.byHand->note)));
}

void FailureDetail::updateButton()
{
    m_read->setEnabled(m_attempt != 0 && m_value->value() >= 0 && !m_who->text().trimmed().isEmpty()
                       && !m_note->text().trimmed().isEmpty());
}

void FailureDetail::submit()
{
    QSettings().setValue(kWho, m_who->text().trimmed());
    Q_EMIT readByHand(m_attempt, m_value->value(), m_who->text().trimmed(), m_note->text().trimmed());
}

} // namespace palimpsest
