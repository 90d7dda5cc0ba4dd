#pragma once

#include "tests/judge/fault_server.h"
#include "tests/judge/judged_project.h"
#include "ui/judge/open_judge.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWidget>
#include <QtTest/QtTest>

#include <memory>

namespace palimpsest::test {

/// A project with one run of candidates, a server that misbehaves on order, and what the judge pages share.
class JudgeBench {
public:
    /// rows 0: a folder without a project.
    explicit JudgeBench(int rows, const QStringList& serverArguments = {}) : m_server(serverArguments)
    {
        QSettings().clear();
        if (rows > 0)
            (void)judgedProject(m_folder, rows);
        m_desk.setFolder(projectFolder());
        m_judge = std::make_unique<OpenJudge>(&m_desk);
    }

    QString projectFolder() const { return m_folder.filePath(QStringLiteral("project")); }
    const QTemporaryDir& folder() const { return m_folder; }
    const FaultServer& server() const { return m_server; }
    ProjectDesk& desk() { return m_desk; }
    OpenJudge& judge() { return *m_judge; }

    /// Another connection to the same project, for looking behind the pages.
    Project project() const { return *Project::open(projectFolder().toStdString()); }

    /// A draft over all candidates, graded by the behaviour `model`.
    std::int64_t addRun(const std::string& model, int concurrency = 4)
    {
        Project opened = project();
        JudgeRun run = judgeRun(m_server.url(), model);
        run.endpoint.maxConcurrency = concurrency;
        run.price = Price{0, model, "USD", 1, {}, 10, "2026-11-24", "test"};
        const Result<CreatedRun> created = createJudgeRun(opened, run, allOf(opened));
        const std::int64_t id = created ? created->id : 0;
        reload();
        return id;
    }

    void reload()
    {
        QSignalSpy loaded(m_judge.get(), &OpenJudge::loaded);
        m_judge->reload();
        loaded.wait();
    }

private:
    QTemporaryDir m_folder;
    FaultServer m_server;
    ProjectDesk m_desk;
    std::unique_ptr<OpenJudge> m_judge;
};

template <typename Widget>
Widget* part(const QWidget& page, const char* name)
{
    auto* found = page.findChild<Widget*>(QLatin1String(name));
    if (found == nullptr)
        qFatal("the page has no %s", name);
    return found;
}

inline void click(const QWidget& page, const char* name)
{
    QTest::mouseClick(part<QAbstractButton>(page, name), Qt::LeftButton);
}

inline void type(const QWidget& page, const char* name, const QString& text)
{
    auto* line = part<QLineEdit>(page, name);
    line->selectAll();
    QTest::keyClicks(line, text);
}

} // namespace palimpsest::test
