// What the page's actions do: dialogs, and the work behind them on a worker thread.
#include "engine/run/run_report.h"
#include "ui/bridge/background.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/runs_page.h"
#include "ui/shell/preferences.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include <atomic>

namespace palimpsest {

/// Between the page and its worker; both threads.
struct RunsPage::Cancel {
    std::atomic<bool> stop{false};
    std::atomic<int> percent{0};

    bool report(qint64 done, qint64 total)
    {
        percent = total > 0 ? int(100 * done / total) : 0;
        return !stop;
    }
};

namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

/// A file dialog that does not hold up the event loop.
QFileDialog* fileDialog(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode, const QString& filter)
{
    auto* dialog = new QFileDialog(parent, title, QDir::homePath(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    return dialog;
}

} // namespace

void RunsPage::openSelected()
{
    if (const QString directory = selectedDirectory(); !directory.isEmpty())
        Q_EMIT openRun(directory);
}

void RunsPage::openFolder()
{
    const QString directory = selectedDirectory();
    if (!directory.isEmpty() && !QDesktopServices::openUrl(QUrl::fromLocalFile(directory)))
        Q_EMIT problem(tr("No file manager answers."), tr("The run's folder is %1").arg(directory));
}

void RunsPage::askForFolder()
{
    auto* dialog = new QFileDialog(this, tr("Open a run directory"), loadPreferences().runsFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &Page::openRun);
    dialog->open();
}

void RunsPage::askForReport()
{
    const QString directory = selectedDirectory();
    auto* dialog = fileDialog(this, tr("Export the report"), QFileDialog::AcceptSave, tr("HTML (*.html)"));
    dialog->setDefaultSuffix(QStringLiteral("html"));
    dialog->selectFile(QFileInfo(directory).fileName() + QStringLiteral(".html"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, directory](const QString& file) { exportReport(directory, file); });
    dialog->open();
}

void RunsPage::askForArchive()
{
    const QString directory = selectedDirectory();
    auto* dialog = fileDialog(this, tr("Export the run"), QFileDialog::AcceptSave, tr("Zip (*.zip)"));
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->selectFile(QFileInfo(directory).fileName() + QStringLiteral(".zip"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, directory](const QString& file) { exportArchive(directory, file); });
    dialog->open();
}

void RunsPage::askForImport()
{
    auto* dialog = fileDialog(this, tr("Import a run"), QFileDialog::AcceptOpen, tr("Zip (*.zip)"));
    connect(dialog, &QFileDialog::fileSelected, this, &RunsPage::importArchive);
    dialog->open();
}

void RunsPage::askToDelete()
{
    const QString directory = selectedDirectory();
    auto* question = new QMessageBox(QMessageBox::Question, tr("Move to trash"),
                                     tr("Move the run %1 to the trash?").arg(QFileInfo(directory).fileName()),
                                     QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("Its checkpoints, model, tables and report go with it: %1").arg(directory));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = question->addButton(tr("Move to trash"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, directory] { moveToTrash(directory); });
    question->open();
}

void RunsPage::stopWork()
{
    if (m_cancel)
        m_cancel->stop = true;
}

void RunsPage::readProgress()
{
    if (m_cancel)
        m_progress->setValue(m_cancel->percent);
}

void RunsPage::startWork(const QString& what)
{
    m_busy = true;
    m_cancel = std::make_shared<Cancel>();
    m_work->setText(what);
    m_work->show();
    updateActions();
}

void RunsPage::showProgress()
{
    m_stop->setVisible(true);
    m_stopButton->show();
    m_progress->setValue(0);
    m_progress->show();
    m_progressTimer.start();
}

void RunsPage::endWork()
{
    m_busy = false;
    m_cancel.reset();
    m_work->hide();
    m_progress->hide();
    m_stopButton->hide();
    m_progressTimer.stop();
    updateActions();
}

void RunsPage::exportReport(const QString& directory, const QString& file)
{
    startWork(tr("Writing the report…"));
    inBackground(
        this, [directory, file] { return writeRunReport(directory.toStdString(), file.toStdString()); },
        [this](Result<RunReport> report) {
            endWork();
            if (report)
                Q_EMIT notice(tr("Report saved: %1").arg(text(report->path)));
            else
                Q_EMIT problem(text(report.error().text()), tr("Choose another place for the report."));
        });
}

void RunsPage::exportArchive(const QString& directory, const QString& file)
{
    if (!m_archive)
        return;
    startWork(tr("Exporting…"));
    showProgress();
    inBackground(
        this,
        [archive = m_archive, directory, file, cancel = m_cancel] {
            return archive->pack(directory, file,
                                 [&](qint64 done, qint64 total) { return cancel->report(done, total); });
        },
        [this, file](Status status) {
            endWork();
            if (status)
                Q_EMIT notice(tr("Run exported: %1").arg(file));
            else if (status.error().kind != ErrorKind::Interrupted)
                Q_EMIT problem(text(status.error().text()), tr("The run itself is untouched."));
        });
}

void RunsPage::importArchive(const QString& file)
{
    if (!m_archive)
        return;
    startWork(tr("Importing…"));
    showProgress();
    inBackground(
        this,
        [archive = m_archive, file, folder = loadPreferences().runsFolder, cancel = m_cancel] {
            return archive->unpack(file, folder,
                                   [&](qint64 done, qint64 total) { return cancel->report(done, total); });
        },
        [this](Result<QString> directory) {
            endWork();
            m_library->refresh();
            if (directory)
                Q_EMIT openRun(*directory);
            else if (directory.error().kind != ErrorKind::Interrupted)
                Q_EMIT problem(text(directory.error().text()), tr("Nothing was imported."));
        });
}

void RunsPage::moveToTrash(const QString& directory)
{
    startWork(tr("Moving to the trash…"));
    inBackground(
        this, [directory] { return QFile::moveToTrash(directory); },
        [this, directory](bool moved) {
            endWork();
            m_library->refresh();
            if (moved)
                Q_EMIT notice(tr("%1 is in the trash.").arg(QFileInfo(directory).fileName()));
            else
                Q_EMIT problem(tr("%1 cannot be moved to the trash.").arg(directory),
                               tr("It may lie on a disk without one, or belong to somebody else: delete it there."));
        });
}

} // namespace palimpsest
