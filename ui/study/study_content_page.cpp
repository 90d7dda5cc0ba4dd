#include "ui/study/study_content_page.h"

#include "ui/study/study_chooser.h"
#include "ui/theme/empty_state.h"

#include <QVBoxLayout>

namespace palimpsest {

StudyContentPage::StudyContentPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : Page(parent),
      m_desk(desk),
      m_study(study),
      m_chooser(new StudyChooser(study)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("inbox"), QString()))
{
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 0);
    layout->setSpacing(0);
    m_chooser->setContentsMargins(16, 0, 16, 0);
    layout->addWidget(m_chooser);
    layout->addWidget(m_stack, 1);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { Q_EMIT openPage(m_emptyPage); });
    const auto markStale = [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    };
    connect(m_study, &OpenStudy::loaded, this, markStale);
    connect(m_study, &OpenStudy::currentChanged, this, [this, markStale] {
        studyChanged();
        m_stack->setCurrentWidget(m_empty);
        markStale();
    });
}

void StudyContentPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

void StudyContentPage::refresh()
{
    if (!m_stale)
        return;
    ++m_question; // an answer still under way is of what was before
    if (m_study->current() != nullptr) {
        m_stale = false;
        if (m_stack->currentWidget() == m_empty)
            showNothing(tr("The study is being read."));
        readStudy();
    } else if (m_study->isLoading()) {
        showNothing(tr("The project is being read."));
    } else if (!m_study->problem().isEmpty()) {
        showNothing(m_study->problem());
    } else {
        showNothing(tr("%1 appears here once the project has a study.").arg(title()), tr("Make a study"),
                    QStringLiteral("study"));
    }
}

void StudyContentPage::showBody(QWidget* body) { m_stack->setCurrentWidget(body); }

void StudyContentPage::showNothing(const QString& sentence, const QString& action, const QString& page)
{
    m_empty->setSentence(sentence);
    m_empty->setAction(action);
    m_emptyPage = page;
    m_stack->setCurrentWidget(m_empty);
}

void StudyContentPage::tellFailure(const Error& error)
{
    Q_EMIT problem(QString::fromStdString(error.text()), tr("Nothing was changed."));
}

void StudyContentPage::showFailure(const Error& error) { showNothing(QString::fromStdString(error.text())); }

} // namespace palimpsest
