#include "ui/setup/existing_run_choice.h"

#include "engine/run/run_directory.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace palimpsest {

namespace {

bool holdsRun(const QString& directory)
{
    return !directory.isEmpty() && QFileInfo::exists(QDir(directory).filePath(QLatin1String(run_files::kConfig)));
}

} // namespace

ExistingRunChoice::ExistingRunChoice(QWidget* parent) : QWidget(parent)
{
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_rename = new QPushButton(this);
    m_open = new QPushButton(tr("Open that run"), this);
    m_overwrite = new QCheckBox(tr("Discard the run that is there"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_rename);
    row->addWidget(m_open);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addLayout(row);
    layout->addWidget(m_overwrite);
    connect(m_rename, &QPushButton::clicked, this, [this] { Q_EMIT renamed(freeName(m_directory)); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_directory); });
    connect(m_overwrite, &QCheckBox::toggled, this, &ExistingRunChoice::changed);
    hide();
}

void ExistingRunChoice::setDirectory(const QString& directory)
{
    if (directory != m_directory)
        m_overwrite->setChecked(false);
    m_directory = directory;
    m_taken = holdsRun(directory);
    setVisible(m_taken);
    if (!m_taken)
        return;
    m_text->setText(tr("%1 already holds a run.").arg(directory));
    m_rename->setText(tr("Use %1").arg(QFileInfo(freeName(directory)).fileName()));
}

bool ExistingRunChoice::isDecided() const { return !m_taken || m_overwrite->isChecked(); }

bool ExistingRunChoice::overwrites() const { return m_taken && m_overwrite->isChecked(); }

QString ExistingRunChoice::freeName(const QString& directory)
{
    const QString stem = QDir::cleanPath(directory);
    QString name = stem;
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = QStringLiteral("%1-%2").arg(stem).arg(number);
    return name;
}

} // namespace palimpsest
