#include "ui/judge/result_page.h"

#include "ui/judge/judge_run_picker.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/spacing.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace palimpsest {

ResultPage::ResultPage(ProjectDesk* desk, OpenJudge* judge, const QString& icon, QWidget* parent)
    : Page(parent),
      m_desk(desk),
      m_judge(judge),
      m_empty(new EmptyState(icon, QString())),
      m_stack(new QStackedWidget),
      m_top(new QWidget)
{
    m_topRow = new QHBoxLayout(m_top);
    m_topRow->setContentsMargins(0, 0, 0, 0);
    m_topRow->setSpacing(kSpace);
    m_topRow->addWidget(new JudgeRunPicker(judge), 1);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    layout->setSpacing(kSpace);
    layout->addWidget(m_top);
    layout->addWidget(m_stack, 1);
    connect(m_judge, &OpenJudge::loaded, this, &ResultPage::refresh);
    connect(m_judge, &OpenJudge::currentChanged, this, &ResultPage::refresh);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { Q_EMIT openPage(QStringLiteral("judge_run")); });
}

void ResultPage::setContent(QWidget* content)
{
    m_content = content;
    m_stack->addWidget(content);
    showNoRun();
}

void ResultPage::addTrailing(QWidget* widget) { m_topRow->addWidget(widget); }

std::int64_t ResultPage::run() const { return m_judge->current() == nullptr ? 0 : m_judge->current()->run.id; }

void ResultPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        refresh();
}

void ResultPage::refresh()
{
    m_stale = true;
    m_top->setVisible(run() != 0);
    if (run() == 0)
        return showNoRun();
    if (!isVisible())
        return;
    m_stale = false;
    read(run());
}

void ResultPage::showNoRun()
{
    ++m_question;
    if (!m_judge->problem().isEmpty())
        return showSentence(m_judge->problem());
    showSentence(m_judge->isLoading() ? tr("The project is being read.")
                                      : tr("Grades appear here once a judge has been asked about candidates."));
    m_empty->setAction(m_judge->isLoading() ? QString() : tr("New judge run"));
}

void ResultPage::showContent() { m_stack->setCurrentWidget(m_content); }

void ResultPage::showSentence(const QString& sentence)
{
    m_empty->setSentence(sentence);
    m_empty->setAction(QString());
    m_stack->setCurrentWidget(m_empty);
}

} // namespace palimpsest
