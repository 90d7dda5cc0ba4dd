#include "app/workbench/judge_pages.h"

#include "ui/judge/calibration_page.h"
#include "ui/judge/endpoints_page.h"
#include "ui/judge/failures_page.h"
#include "ui/judge/judge_close_guard.h"
#include "ui/judge/judge_monitor_page.h"
#include "ui/judge/judge_run_page.h"
#include "ui/judge/open_judge.h"
#include "ui/judge/probe_page.h"
#include "ui/judge/scores_page.h"
#include "ui/shell/desktop_notification.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/message_bar.h"

#include <QCoreApplication>

namespace palimpsest {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JudgePages)
};

template <typename PageType>
void add(MainWindow& window, PageType*& page, ProjectDesk& desk, OpenJudge* judge)
{
    page = new PageType(&desk, judge);
    window.addPage(page);
}

/// The end of a session that the user did not bring about, or was not there to see.
void tellEnd(MainWindow& window, const JudgeProgress& progress, bool asked)
{
    const QString reason = QString::fromStdString(progress.reason);
    if (progress.state == "done") {
        const QString text = Words::tr("Judge run %1 is done: %2 graded, %3 failed.")
                                 .arg(progress.runId)
                                 .arg(progress.done)
                                 .arg(progress.failed);
        window.messages()->post(MessageBar::Kind::Notice, text);
        if (!window.isActiveWindow() && loadPreferences().notify)
            notifyDesktop(Words::tr("Judge run %1").arg(progress.runId), text);
    } else if (!asked) {
        window.messages()->post(
            MessageBar::Kind::Problem, Words::tr("Judge run %1 has stopped: %2").arg(progress.runId).arg(reason),
            Words::tr("Whatever was answered is kept. Resume it on the page Grading when the cause is "
                      "gone."));
    }
}

void connectMessages(MainWindow& window, OpenJudge* judge)
{
    QObject::connect(judge, &OpenJudge::failed, &window, [&window](const QString& what, const QString& whatToDo) {
        window.messages()->post(MessageBar::Kind::Problem, what, whatToDo);
    });
    QObject::connect(judge, &OpenJudge::ended, &window, [&window, judge](const JudgeProgress& progress) {
        tellEnd(window, progress, judge->wasStopped() || judge->limit() > 0);
    });
    auto* guard = new JudgeCloseGuard(judge, &window);
    QObject::connect(guard, &JudgeCloseGuard::waiting, &window, [&window](const QString& sentence) {
        window.messages()->post(MessageBar::Kind::Notice, sentence);
    });
}

} // namespace

JudgePages addJudgePages(MainWindow& window, ProjectDesk& desk)
{
    JudgePages pages;
    pages.judge = new OpenJudge(&desk, &window);
    window.addGroup(QCoreApplication::translate("JudgePages", "Judge"));
    add(window, pages.endpoints, desk, pages.judge);
    add(window, pages.run, desk, pages.judge);
    add(window, pages.probe, desk, pages.judge);
    add(window, pages.monitor, desk, pages.judge);
    add(window, pages.failures, desk, pages.judge);
    add(window, pages.scores, desk, pages.judge);
    add(window, pages.calibration, desk, pages.judge);
    connectMessages(window, pages.judge);
    return pages;
}

void JudgePages::fillForPicture(const QString& key) const
{
    if (key == run->key())
        return run->fillForPicture();
    if (key == endpoints->key())
        return endpoints->test(judge->runs().empty() ? QString()
                                                     : QString::fromStdString(judge->runs().front().run.model));
    const bool unconfirmed = key == probe->key();
    for (const JudgeRunState& state : judge->runs())
        if (state.run.confirmedAt.empty() == unconfirmed)
            return judge->setCurrent(state.run.id);
}

} // namespace palimpsest
