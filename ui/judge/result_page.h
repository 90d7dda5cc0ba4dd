#pragma once

#include "ui/judge/open_judge.h"
#include "ui/shell/page.h"

class QHBoxLayout;
class QStackedWidget;

namespace palimpsest {

class EmptyState;

/// A page about the judge run that is looked at: the run's picker on top, then what the page shows of it, or why there
/// is nothing yet. Reads when it is shown and whenever the project changed; a page that is not shown costs nothing.
class ResultPage : public Page {
    Q_OBJECT
public:
    ResultPage(ProjectDesk* desk, OpenJudge* judge, const QString& icon, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;

    /// Once, by the constructor.
    void setContent(QWidget* content);
    /// A control at the right end of the top row.
    void addTrailing(QWidget* widget);

    /// Reads the run anew. `run` is never 0. Calls take() of `ask` where the answer is still wanted.
    virtual void read(std::int64_t run) = 0;
    /// Reads on the desk's worker; `take` gets the value on this thread, unless another run is looked at by then.
    template <typename Work, typename Take>
    void ask(Work work, Take take)
    {
        const int question = ++m_question;
        m_desk->read(this, std::move(work), [this, question, take = std::move(take)](auto outcome) mutable {
            if (question != m_question)
                return;
            if (!outcome)
                return showSentence(QString::fromStdString(outcome.error().text()));
            take(*std::move(outcome));
        });
    }

    void showContent();
    /// One sentence in place of the content.
    void showSentence(const QString& sentence);

    ProjectDesk* desk() const { return m_desk; }
    OpenJudge* judge() const { return m_judge; }
    /// 0 where there is none.
    std::int64_t run() const;

private:
    void refresh();
    void showNoRun();

    ProjectDesk* const m_desk;
    OpenJudge* const m_judge;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QWidget* m_top;
    QHBoxLayout* m_topRow;
    QWidget* m_content = nullptr;
    int m_question = 0;
    bool m_stale = true;
};

} // namespace palimpsest
