#pragma once

#include "tests/engine/study/made_study.h"
#include "ui/study/open_study.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace palimpsest::test {

/// A project in a temporary folder with one study, and the desk that pages read it by.
class StudyBench {
public:
    StudyBench()
    {
        Result<Project> project = Project::openOrMake(folder());
        m_project = std::make_unique<Project>(*std::move(project));
    }

    std::filesystem::path folder() const { return m_folder.filePath(QStringLiteral("project")).toStdString(); }
    QString file(const QString& name) const { return m_folder.filePath(name); }
    Project& project() { return *m_project; }

    /// Looks at the project, once the test has made what is to be seen.
    void open()
    {
        m_desk = std::make_unique<ProjectDesk>();
        m_desk->setFolder(QString::fromStdString(folder().string()));
        m_study = std::make_unique<OpenStudy>(m_desk.get());
    }
    ProjectDesk* desk() { return m_desk.get(); }
    OpenStudy* study() { return m_study.get(); }

    template <typename PageType>
    std::unique_ptr<PageType> show()
    {
        auto page = std::make_unique<PageType>(desk(), study());
        page->resize(1200, 800);
        page->show();
        static_cast<void>(QTest::qWaitForWindowActive(page.get()));
        return page;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<ProjectDesk> m_desk;
    std::unique_ptr<OpenStudy> m_study;
};

/// The visible button of that text, or nullptr.
inline QAbstractButton* button(const QWidget& page, const QString& text)
{
    for (QAbstractButton* candidate : page.findChildren<QAbstractButton*>())
        if (candidate->text() == text && candidate->isVisible())
            return candidate;
    return nullptr;
}

/// A text that the page shows.
inline bool shows(const QWidget& page, const QString& text)
{
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text))
            return true;
    return false;
}

} // namespace palimpsest::test
