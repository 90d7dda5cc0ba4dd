#pragma once

#include "ui/shell/page.h"
#include "ui/study/open_study.h"

#include <QStackedWidget>

#include <functional>
#include <utility>

namespace palimpsest {

class EmptyState;
class StudyChooser;

/// A page that shows what the project has of the study that is looked at. It is read when the page is shown and
/// whenever the project has changed since; answers to older questions are dropped. The page itself only shows values:
/// no study, reading and failure are told here.
class StudyContentPage : public Page {
    Q_OBJECT
public:
    StudyContentPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent);

protected:
    /// Starts the question (`ask`) that brings the page's values.
    virtual void readStudy() = 0;
    /// Another study is looked at: what was entered for the one before is void.
    virtual void studyChanged() {}

    /// Asks the project about the study on the worker: `work(Project&, const Study&)` gives a Result, `done` takes its
    /// value. A failure is shown in place of the values.
    template <typename Work, typename Done>
    void ask(Work work, Done done)
    {
        const int question = ++m_question;
        m_desk->read(
            this,
            [work = std::move(work), study = *m_study->current()](Project& project) mutable {
                return work(project, study);
            },
            [this, question, done = std::move(done)](auto outcome) mutable {
                if (question != m_question)
                    return;
                if (outcome)
                    done(*std::move(outcome));
                else
                    showFailure(outcome.error());
            });
    }
    /// Changes the project: `work` gives a Status. After a success every page reads anew; a failure goes to `failed`,
    /// or to the message bar; `success` is told there, where it says anything.
    template <typename Work>
    void change(Work work, std::function<void(const Error&)> failed = {}, const QString& success = {})
    {
        m_desk->write(
            this,
            [work = std::move(work), study = *m_study->current()](Project& project) mutable -> Status {
                return work(project, study);
            },
            [this, success, failed = std::move(failed)](const Status& outcome) {
                if (outcome && !success.isEmpty())
                    Q_EMIT notice(success);
                if (outcome)
                    return;
                if (failed)
                    failed(outcome.error());
                else
                    tellFailure(outcome.error());
            });
    }

    /// The values are there.
    void showBody(QWidget* body);
    /// There is a study, but nothing of it to show.
    void showNothing(const QString& sentence, const QString& action = {}, const QString& page = {});
    void tellFailure(const Error& error);

    /// The line at the top that says which study it is.
    StudyChooser* chooser() const { return m_chooser; }
    OpenStudy* openStudy() const { return m_study; }
    void addBody(QWidget* body) { m_stack->addWidget(body); }
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void showFailure(const Error& error);

    ProjectDesk* const m_desk;
    OpenStudy* const m_study;
    StudyChooser* m_chooser;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QString m_emptyPage; ///< where the button of the empty state leads
    int m_question = 0;
    bool m_stale = true;
};

} // namespace palimpsest
