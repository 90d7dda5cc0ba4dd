#include "ui/bridge/path_text.h"
#include "ui/study/results_page.h"

#include "engine/study/study_export.h"
#include "ui/theme/safe_text.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace palimpsest {

namespace {

constexpr const char* kFolderSetting = "results/folder";

QString lastFolder() { return QSettings().value(kFolderSetting, QDir::homePath()).toString(); }

/// A question whose only way forward is a button that says what it does.
QMessageBox* question(QWidget* parent, const QString& title, const QString& text, const QString& informative,
                      const QString& yes, std::function<void()> act)
{
    auto* box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(informative);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* button = box->addButton(yes, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(button, &QPushButton::clicked, parent, std::move(act));
    return box;
}

} // namespace

void ResultsPage::askToUnblind()
{
    const QString name = safeText(QString::fromStdString(openStudy()->current()->name));
    question(this, tr("Unblind"), tr("Unblind “%1”?").arg(name),
             tr("Means by model are shown from then on. Who unblinded it and when is logged for good, and the report "
                "says how many ratings came after."),
             tr("Unblind"), [this] { unblind(); })
        ->open();
}

void ResultsPage::unblind()
{
    m_looked.insert(QString::fromStdString(openStudy()->current()->uid));
    change([](Project& project, const Study& study) { return logUnblinding(project, study, userName(), "results"); });
}

void ResultsPage::toggleClosed()
{
    const bool closed = openStudy()->current()->state == "closed";
    change([closed](Project& project, const Study& study) { return setStudyClosed(project, study, !closed); });
}

void ResultsPage::askForFolder()
{
    auto* dialog = new QFileDialog(this, tr("Export tables into a folder"), lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { exportTables(folder, false); });
    dialog->open();
}

void ResultsPage::askForReport()
{
    auto* dialog = new QFileDialog(this, tr("Write the report"), lastFolder(), tr("HTML (*.html)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("html"));
    dialog->selectFile(QStringLiteral("study.html"));
    // The dialog has asked already where the file exists.
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { exportReport(file, true); });
    dialog->open();
}

void ResultsPage::askToReplace(const QString& what, std::function<void()> replace)
{
    question(this, tr("Replace files"), tr("%1 has such files already.").arg(what),
             tr("Replacing them cannot be undone."), tr("Replace"), std::move(replace))
        ->open();
}

void ResultsPage::exportTables(const QString& folder, bool overwrite)
{
    QSettings().setValue(kFolderSetting, folder);
    const ExportRequest request{pathOf(folder), m_mark->isChecked(), overwrite, userName()};
    change(
        [request](Project& project, const Study& study) -> Status {
            PALIMPSEST_TRY(const StudyExport done, exportStudy(project, study, request));
            return {};
        },
        [this, folder](const Error& error) {
            if (error.kind == ErrorKind::WouldOverwrite)
                askToReplace(QDir::toNativeSeparators(folder), [this, folder] { exportTables(folder, true); });
            else
                tellFailure(error);
        },
        tr("Tables written to %1").arg(QDir::toNativeSeparators(folder)));
}

void ResultsPage::exportReport(const QString& file, bool overwrite)
{
    QSettings().setValue(kFolderSetting, QFileInfo(file).path());
    change(
        [path = pathOf(file), overwrite](Project& project, const Study& study) {
            return writeStudyReport(project, study, path, overwrite, userName());
        },
        [this, file](const Error& error) {
            if (error.kind == ErrorKind::WouldOverwrite)
                askToReplace(QDir::toNativeSeparators(file), [this, file] { exportReport(file, true); });
            else
                tellFailure(error);
        },
        tr("Report written to %1").arg(QDir::toNativeSeparators(file)));
}

} // namespace palimpsest
