#include "ui/settings/folder_field.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace palimpsest {

FolderField::FolderField(const QString& name, QWidget* parent) : QWidget(parent), m_name(name), m_path(new QLineEdit)
{
    m_path->setAccessibleName(name);
    auto* browse = new QPushButton(tr("Choose…"));
    browse->setAccessibleName(tr("Choose: %1").arg(name));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_path, 1);
    line->addWidget(browse);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::editingFinished, this, [this] { Q_EMIT folderChanged(folder()); });
    connect(browse, &QPushButton::clicked, this, &FolderField::choose);
}

QString FolderField::folder() const { return m_path->text().trimmed(); }

void FolderField::setFolder(const QString& folder) { m_path->setText(folder); }

void FolderField::choose()
{
    auto* dialog = new QFileDialog(this, m_name, folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        setFolder(chosen);
        Q_EMIT folderChanged(chosen);
    });
    dialog->open();
}

} // namespace palimpsest
