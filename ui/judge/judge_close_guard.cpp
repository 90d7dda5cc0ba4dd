#include "ui/judge/judge_close_guard.h"

#include "ui/judge/open_judge.h"

#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

namespace palimpsest {

JudgeCloseGuard::JudgeCloseGuard(OpenJudge* judge, QWidget* window) : QObject(window), m_judge(judge), m_window(window)
{
    window->installEventFilter(this);
    const auto over = [this] {
        if (m_closing)
            m_window->close();
    };
    // Queued: the end of the session is told to everybody first.
    connect(judge, &OpenJudge::ended, this, over, Qt::QueuedConnection);
    connect(judge, &OpenJudge::failed, this, over, Qt::QueuedConnection);
}

bool JudgeCloseGuard::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_window || event->type() != QEvent::Close || !m_judge->isLive())
        return false;
    event->ignore();
    if (m_box.isNull() && !m_closing)
        ask();
    return true;
}

void JudgeCloseGuard::ask()
{
    m_box = new QMessageBox(m_window);
    m_box->setObjectName(QStringLiteral("judgeCloseQuestion"));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setIcon(QMessageBox::Question);
    m_box->setTextFormat(Qt::PlainText);
    m_box->setText(tr("Judge run %1 is still being graded.").arg(m_judge->liveRun()));
    m_box->setInformativeText(
        tr("Stopping waits for the calls under way and keeps every answer; the run can be resumed "
           "later, and nothing is asked or paid for twice."));
    QPushButton* stopNow = m_box->addButton(tr("Stop and keep"), QMessageBox::AcceptRole);
    m_box->addButton(tr("Keep grading"), QMessageBox::RejectRole);
    stopNow->setObjectName(QStringLiteral("stopAndKeep"));
    m_box->setDefaultButton(stopNow);
    connect(stopNow, &QPushButton::clicked, this, &JudgeCloseGuard::stop);
    m_box->open();
}

void JudgeCloseGuard::stop()
{
    if (!m_judge->isLive()) {
        m_window->close();
        return;
    }
    m_closing = true;
    m_judge->stop();
    Q_EMIT waiting(tr("The window closes when the judge's calls under way have come back."));
}

} // namespace palimpsest
