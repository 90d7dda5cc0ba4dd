#include "ui/study/rater_program.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace palimpsest {

namespace {

QString programName() { return QStringLiteral("palimpsest-rater"); }

} // namespace

Result<QString> findRaterProgram()
{
    const QString folder = QCoreApplication::applicationDirPath();
    QString found = QStandardPaths::findExecutable(programName(), {folder});
    if (found.isEmpty())
        found = QStandardPaths::findExecutable(programName());
    if (found.isEmpty())
        return fileSystem("palimpsest-rater is neither in " + folder.toStdString()
                          + " nor on PATH; write the pack and open it where the rater is installed");
    return found;
}

Status startRater(const QString& program, const QString& pack)
{
    if (!QProcess::startDetached(program, {pack}))
        return fileSystem(program.toStdString() + " does not start; open " + pack.toStdString() + " by hand");
    return {};
}

} // namespace palimpsest
