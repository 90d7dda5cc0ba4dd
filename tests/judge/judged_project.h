#pragma once

#include "engine/judge/judge_setup.h"
#include "engine/judge/judge_store.h"
#include "engine/project/project.h"

#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <vector>

namespace palimpsest::test {

/// A folder with an unlearn.csv of `rows` candidates that have texts of one length (up to 100 rows).
inline QString candidatesFolder(const QTemporaryDir& folder, int rows, const QString& name = QStringLiteral("run"))
{
    const QString path = folder.filePath(name);
    QDir().mkpath(path);
    QFile file(path + QStringLiteral("/unlearn.csv"));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("id,diff,entropy,bleu,P,R,F1,prefix,candidate,reference,doc_id\n");
    for (int row = 0; row < rows; ++row)
        file.write(QStringLiteral("%1,0.5,1.0,0.1,0.2,0.3,0.4,prefix %2,says %2,reference %2,%1\n")
                       .arg(row)
                       .arg(row, 2, 10, QLatin1Char('0'))
                       .toUtf8());
    return path;
}

/// A project in `folder`/project with one run of so many candidates.
inline Project judgedProject(const QTemporaryDir& folder, int rows)
{
    Project project = *Project::openOrMake(folder.filePath(QStringLiteral("project")).toStdString());
    if (!project.importRun({candidatesFolder(folder, rows).toStdString(), "", ""}))
        qFatal("the candidates cannot be imported");
    return project;
}

inline std::vector<GradedEpoch> allOf(Project& project)
{
    std::vector<GradedEpoch> all;
    const Result<std::vector<ProjectRun>> runs = project.runs();
    for (const ProjectRun& run : *runs)
        for (const std::int64_t epoch : run.epochs)
            all.push_back({run.id, epoch});
    return all;
}

/// Settings for the fault server, whose behaviour `model` names.
inline JudgeRun judgeRun(const QString& url, const std::string& model)
{
    JudgeRun run;
    run.endpoint.name = "fault";
    run.endpoint.baseUrl = url.toStdString();
    run.endpoint.auth = EndpointAuth::None;
    run.endpoint.keySource = KeySource::None;
    run.model = model;
    run.prompt = *shippedTemplate("reference-code");
    return run;
}

} // namespace palimpsest::test
