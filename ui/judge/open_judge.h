#pragma once

#include "engine/judge/judge_session.h"
#include "engine/judge/judge_store.h"
#include "engine/judge/model_list.h"
#include "ui/bridge/project_desk.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace palimpsest {

class JudgeKeys;
class LiveJudge;

/// A judge run of the project, as its tables have it.
struct JudgeRunState {
    JudgeRun run;
    TaskCounts counts;
    Spending spending;
    std::optional<double> unknownAtMost; ///< what spending.unknown calls can have cost; nothing without a price
    std::int64_t sent = 0;               ///< attempts, in all sessions
};

/// What all judge pages share: the endpoints and judge runs of the desk's project, the run that is looked at, the keys,
/// and the session that sends, if one does. Everything is read on the desk's worker; the session has a thread of its
/// own. GUI thread only.
class OpenJudge : public QObject {
    Q_OBJECT
public:
    explicit OpenJudge(ProjectDesk* desk, QObject* parent = nullptr);
    /// Stops the session and waits for its calls under way: an answer that was paid for is kept.
    ~OpenJudge() override;

    ProjectDesk* desk() const { return m_desk; }
    JudgeKeys* keys() const { return m_keys; }

    /// Whether the project's answer is still awaited; `loaded` ends that.
    bool isLoading() const { return m_loading; }
    /// Why the project could not be read; empty where it could, or where there is none yet.
    const QString& problem() const { return m_problem; }
    /// Why a page has nothing to show yet, as a sentence: the project is being read, or cannot be. Empty: there is
    /// nothing.
    QString whyNothing() const;

    const std::vector<Endpoint>& endpoints() const { return m_endpoints; }
    const std::vector<JudgeTemplate>& templates() const
    {
        return m_templates;
    }                                                                 ///< the shipped ones, then the project's
    const std::vector<JudgeRunState>& runs() const { return m_runs; } ///< newest first

    /// What a server said it has, in this session's last test of the endpoint.
    const std::vector<ListedModel>& listedModels(const std::string& endpoint) const;
    void setListedModels(const std::string& endpoint, std::vector<ListedModel> models);

    /// The run that is looked at: the newest, until another is chosen. nullptr where the project has none.
    const JudgeRunState* current() const;
    void setCurrent(std::int64_t run);
    const JudgeRunState* run(std::int64_t id) const;

    /// The run that is being sent now, 0 where none is. It may belong to a project that was looked at before.
    std::int64_t liveRun() const;
    bool isLive() const { return liveRun() != 0; }
    /// A session is under way, or its key is being fetched: no other can begin.
    bool isBusy() const { return isLive() || m_starting; }
    /// Calls after which the live session pauses; 0: none.
    std::int64_t limit() const { return m_limit; }
    /// Whether the user stopped the live session, or the last one.
    bool wasStopped() const { return m_stopped; }
    /// Whether it is `run` of the project that is looked at.
    bool isLive(std::int64_t run) const;
    /// Of the live run, or of the last one; nothing before the first.
    const std::optional<JudgeProgress>& progress() const { return m_progress; }

    /// Sends a run's open tasks; with `limit`, so many calls only (a probe). The key is fetched first. Ends with
    /// `ended`, or with `failed`.
    void start(std::int64_t run, std::int64_t limit = 0);
    void pause();
    void resume();
    /// After the calls under way.
    void stop();

    /// Reads everything again; the desk's `changed` does so by itself.
    void reload();

Q_SIGNALS:
    /// Endpoints, templates and runs are as the project has them. Follows every reload, good or bad.
    void loaded();
    /// Another run is looked at, or none.
    void currentChanged();
    /// A session began; `progressed` follows, ten times a second at most, and `ended` once.
    void started(qint64 run);
    void progressed(const palimpsest::JudgeProgress& progress);
    /// The session is over (state done, paused or stopped). `loaded` follows.
    void ended(const palimpsest::JudgeProgress& progress);
    /// A run could not be started, or its session failed.
    void failed(const QString& what, const QString& whatToDo);

private:
    struct Contents;
    static Result<Contents> readContents(Project& project);
    Endpoint withPresentKey(Endpoint frozen) const;
    void take(Result<Contents> contents);
    void begin(std::int64_t run, std::int64_t limit, std::shared_ptr<const Secret> key);
    void end(const Result<JudgeProgress>& outcome);

    ProjectDesk* const m_desk;
    JudgeKeys* const m_keys;
    std::vector<Endpoint> m_endpoints;
    std::vector<JudgeTemplate> m_templates;
    std::vector<JudgeRunState> m_runs;
    std::map<std::string, std::vector<ListedModel>> m_listedModels; ///< by the endpoint's name
    std::int64_t m_current = 0;
    bool m_chosen = false; ///< by the user; else the newest is looked at
    bool m_loading = false;
    int m_question = 0;      ///< the newest reload; older answers are dropped
    bool m_starting = false; ///< a key is being fetched
    std::int64_t m_limit = 0;
    bool m_stopped = false;
    QString m_problem;
    std::unique_ptr<LiveJudge> m_live;
    std::optional<JudgeProgress> m_progress;
};

} // namespace palimpsest
