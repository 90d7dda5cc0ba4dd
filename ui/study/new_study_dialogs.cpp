// The file dialogs of the form: none holds up the event loop.
#include "ui/shell/preferences.h"
#include "ui/study/new_study_form.h"

#include <QFileDialog>
#include <QLineEdit>

namespace palimpsest {

namespace {

QFileDialog* folderDialog(QWidget* parent, const QString& title, const QString& folder)
{
    auto* dialog = new QFileDialog(parent, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    return dialog;
}

} // namespace

void NewStudyForm::chooseFolder()
{
    QFileDialog* dialog = folderDialog(this, tr("Add a run directory"), loadPreferences().runsFolder);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { addSources({folder}); });
    dialog->open();
}

void NewStudyForm::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Add tables of texts"), loadPreferences().runsFolder, tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &NewStudyForm::addSources);
    dialog->open();
}

void NewStudyForm::chooseExperiment()
{
    QFileDialog* dialog = folderDialog(this, tr("The experiment's folder"), loadPreferences().dataFolder);
    connect(dialog, &QFileDialog::fileSelected, this, &NewStudyForm::takeExperiment);
    dialog->open();
}

} // namespace palimpsest
