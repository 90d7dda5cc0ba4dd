#include "ui/bridge/project_desk.h"

#include <QDir>
#include <QFile>

namespace palimpsest {

ProjectDesk::ProjectDesk(QObject* parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_worker.setExpiryTimeout(-1);
    setFolder(QString::fromStdString(Project::defaultFolder().string()));
}

ProjectDesk::~ProjectDesk() { m_worker.waitForDone(); }

void ProjectDesk::setFolder(const QString& folder)
{
    const QString clean = QDir::cleanPath(QDir(folder).absolutePath());
    if (clean == m_folder)
        return;
    m_folder = clean;
    m_opened = std::make_shared<Opened>();
    m_opened->folder = QFile::encodeName(clean).toStdString();
    Q_EMIT changed();
}

bool ProjectDesk::exists() const { return QFile::exists(QDir(m_folder).filePath(QStringLiteral("project.sqlite"))); }

Result<Project*> ProjectDesk::Opened::get(bool make)
{
    if (!project) {
        Result<Project> found = make ? Project::openOrMake(folder) : Project::open(folder);
        if (!found)
            return found.error();
        project.emplace(std::move(*found));
    }
    return &*project;
}

} // namespace palimpsest
