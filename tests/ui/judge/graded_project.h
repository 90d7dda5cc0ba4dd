#pragma once

#include "engine/judge/historical_import.h"
#include "ui/bridge/project_desk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace palimpsest::test {

inline void writeText(const QString& path, const std::string& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(text.data(), qint64(text.size()));
}

/// A reply of the reference's judge, and why it ended.
struct Reply {
    std::string text;
    std::string finish = "stop";
};

/// A project in a temporary folder, and results of the reference to import into it: a sample a reply, judged for two
/// policies (`ours` gets the replies in reverse).
class GradedProject {
public:
    explicit GradedProject(std::vector<Reply> replies) : m_replies(std::move(replies))
    {
        QStringList results;
        std::string log;
        for (std::size_t i = 0; i < m_replies.size(); ++i) {
            results.append(QStringLiteral(R"({"prefix":"prefix %1","reference":"reference %1","and":"and says %1",)"
                                          R"("ours":"ours says <b>%1</b>"})")
                               .arg(i));
            log += record("prefix prefix " + std::to_string(i));
            log += turn(m_replies[i]) + turn(m_replies[m_replies.size() - 1 - i]);
        }
        writeText(path("results.json"), QStringLiteral("[%1]").arg(results.join(QLatin1Char(','))).toStdString());
        writeText(path("exp0.log"), log);
    }

    QString path(const QString& name) const { return QDir(m_folder.path()).filePath(name); }
    QString folder() const { return path("project"); }

    HistoricalReport import(const std::string& judge = "old judge") const
    {
        auto project = Project::openOrMake(folder().toStdString());
        HistoricalImport import;
        import.judge = judge;
        import.results = path("results.json").toStdString();
        import.files.logs = {path("exp0.log").toStdString()};
        auto report = importHistorical(*project, import);
        if (!report)
            qFatal("%s", report.error().text().c_str());
        return *report;
    }

    /// The first column of the first row.
    std::string value(const std::string& sql) const
    {
        auto project = Project::open(folder().toStdString());
        return project->database().text(sql)->value_or("");
    }

private:
    static std::string record(const std::string& text) { return "2024-05-01 12:00:00,000 - [INFO] - " + text + "\n"; }

    static std::string turn(const Reply& reply)
    {
        return record(reply.text) + record("finish reason " + reply.finish + ", prompt tokens 10, completion tokens 5");
    }

    std::vector<Reply> m_replies;
    QTemporaryDir m_folder;
};

} // namespace palimpsest::test
