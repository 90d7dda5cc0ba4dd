#pragma once

#include "engine/project/project.h"
#include "ui/bridge/background.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace palimpsest {

/// The project that the study and judge pages look at. Questions are answered one after the other on one worker thread,
/// which opens the project at the first of them and keeps it open. GUI thread only.
class ProjectDesk : public QObject {
    Q_OBJECT
public:
    explicit ProjectDesk(QObject* parent = nullptr);
    /// Waits for the questions that were asked.
    ~ProjectDesk() override;

    const QString& folder() const { return m_folder; }
    /// Looks at another project; makes nothing. The default is Project::defaultFolder().
    void setFolder(const QString& folder);
    /// There is a project in the folder. Without one, `read` fails, and pages show what would make one.
    bool exists() const;

    /// `work` takes a Project& and gives a Result<T> or a Status; `done` takes the same on the GUI thread, unless
    /// `context` is gone by then.
    template <typename Work, typename Done>
    void read(QObject* context, Work work, Done done)
    {
        ask(context, std::move(work), std::move(done), false);
    }
    /// The same for work that changes the project: it is made where there is none, and `changed` follows a success.
    template <typename Work, typename Done>
    void write(QObject* context, Work work, Done done)
    {
        ask(
            context, std::move(work),
            [this, done = std::move(done)](auto outcome) mutable {
                const bool written = static_cast<bool>(outcome);
                done(std::move(outcome));
                if (written)
                    Q_EMIT changed();
            },
            true);
    }

Q_SIGNALS:
    /// Another folder, or something was written: what pages show may be old.
    void changed();

private:
    /// What the worker thread alone touches.
    struct Opened {
        std::filesystem::path folder;
        std::optional<Project> project;
        Result<Project*> get(bool make);
    };

    template <typename Work, typename Done>
    void ask(QObject* context, Work work, Done done, bool make)
    {
        using Outcome = std::invoke_result_t<Work, Project&>;
        inBackground(
            context,
            [opened = m_opened, make, work = std::move(work)]() mutable -> Outcome {
                Result<Project*> project = opened->get(make);
                if (!project)
                    return project.error();
                return work(**project);
            },
            std::move(done), &m_worker);
    }

    QString m_folder;
    std::shared_ptr<Opened> m_opened;
    QThreadPool m_worker;
};

} // namespace palimpsest
