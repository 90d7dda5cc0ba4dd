#include "ui/shell/close_question.h"

#include "ui/shell/open_runs.h"

#include <QMessageBox>
#include <QPushButton>

namespace palimpsest {

CloseQuestion::CloseQuestion(OpenRuns* runs, QWidget* window) : QObject(window), m_runs(runs), m_window(window)
{
    connect(runs, &OpenRuns::concluded, this, [this] {
        if (m_closing && m_runs->live() == nullptr)
            Q_EMIT readyToClose();
    });
}

bool CloseQuestion::mayClose()
{
    if (m_runs->live() == nullptr)
        return true;
    if (m_box.isNull())
        ask();
    return false;
}

void CloseQuestion::ask()
{
    m_box = new QMessageBox(m_window);
    m_box->setObjectName(QStringLiteral("closeQuestion"));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setIcon(QMessageBox::Question);
    m_box->setTextFormat(Qt::PlainText);
    m_box->setText(tr("%1 is still running.").arg(m_runs->live()->name()));
    m_box->setInformativeText(
        tr("Stopping saves a checkpoint after the step it is in; the run can go on from there later, as if "
           "it had never been interrupted."));
    QPushButton* finish = m_box->addButton(tr("Finish the epoch, then close"), QMessageBox::AcceptRole);
    QPushButton* stopNow = m_box->addButton(tr("Stop and save"), QMessageBox::AcceptRole);
    m_box->addButton(tr("Keep running"), QMessageBox::RejectRole);
    finish->setObjectName(QStringLiteral("finishEpoch"));
    stopNow->setObjectName(QStringLiteral("stopAndSave"));
    m_box->setDefaultButton(stopNow);
    connect(finish, &QPushButton::clicked, this, &CloseQuestion::finishEpoch);
    connect(stopNow, &QPushButton::clicked, this, &CloseQuestion::stop);
    connect(m_box, &QMessageBox::rejected, this, [this] { m_closing = false; });
    m_box->open();
}

void CloseQuestion::finishEpoch()
{
    RunHandle* run = m_runs->live();
    if (run == nullptr)
        return Q_EMIT readyToClose();
    m_closing = true;
    run->finishEpochAndStop();
    if (run->model().state() == QLatin1String("paused"))
        run->resume();
    Q_EMIT waiting(tr("The window closes when the epoch is over and evaluated."));
}

void CloseQuestion::stop()
{
    RunHandle* run = m_runs->live();
    if (run == nullptr)
        return Q_EMIT readyToClose();
    m_closing = true;
    run->requestStop();
    Q_EMIT waiting(tr("The window closes when the checkpoint is saved."));
}

} // namespace palimpsest
