#include "ui/judge/candidate_texts.h"

#include "ui/feedback/compared_text.h"
#include "ui/theme/safe_text.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace palimpsest {

CandidateTexts::CandidateTexts(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_prefix(new ComparedText(tr("Prefix"))),
      m_reference(new ComparedText(tr("Reference"))),
      m_candidate(new ComparedText(tr("Candidate")))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(QStringLiteral("candidateTitle"));
    m_title->setWordWrap(true);
    m_prefix->setMuted(true);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    for (ComparedText* text : {m_prefix, m_reference, m_candidate}) {
        text->setMinimumHeight(Theme::instance().scaled(64));
        splitter->addWidget(text);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(splitter, 1);
}

void CandidateTexts::setUnit(const JudgeUnit& unit)
{
    m_title->setText(tr("%1 · doc %2").arg(safeText(QString::fromStdString(unit.model))).arg(qlonglong(unit.docId)));
    const QString reference = QString::fromStdString(unit.item.reference);
    m_prefix->setText(QString::fromStdString(unit.item.prefix));
    m_reference->setText(reference);
    m_candidate->setTexts(reference, QString::fromStdString(unit.item.candidate));
}

void CandidateTexts::setNothing(const QString& sentence)
{
    m_title->setText(sentence);
    m_prefix->setText(QString());
    m_reference->setText(QString());
    m_candidate->setAbsent(QString());
}

} // namespace palimpsest
