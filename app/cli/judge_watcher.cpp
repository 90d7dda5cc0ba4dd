#include "app/cli/judge_watcher.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "engine/judge/judge_report.h"
#include "engine/judge/judge_session.h"

namespace palimpsest {

Status watchJudgeRun(Project& project, std::int64_t run, std::shared_ptr<const Secret> key, std::int64_t limit,
                     bool json, Console& console)
{
    interrupt::stopGently();
    JudgeSession* running = nullptr;
    JudgeSession::Options options;
    options.limit = limit;
    std::string problem;
    options.onProgress = [&](const JudgeProgress& progress) {
        if (interrupt::requested() && running != nullptr)
            running->stop();
        if (progress.lastProblem != problem)
            console.warn(problem = progress.lastProblem);
        console.showStatus(judgeProgressLine(progress));
    };
    JudgeSession session(project.folder(), run, std::move(key), std::move(options));
    running = &session;
    PALIMPSEST_TRY(const JudgeProgress ended, session.run());
    console.clearStatus();
    PALIMPSEST_TRY(const std::string report, judgeReport(project, run, ended, json));
    if (json)
        console.printJson(report);
    else
        console.print(report);
    if (ended.state == "done" || (ended.state == "paused" && limit > 0))
        return {};
    const std::string how = "judge run " + std::to_string(run) + " " + ended.state + ": " + ended.reason
                            + "\n`palimpsest judge resume` goes on; nothing that was answered is asked again";
    return Error{interrupt::requested() ? ErrorKind::Interrupted : ErrorKind::Network, how, {}};
}

} // namespace palimpsest
