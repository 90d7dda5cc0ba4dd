#include "ui/judge/open_judge.h"

#include "engine/judge/judge_probe.h"
#include "ui/judge/judge_keys.h"
#include "ui/judge/live_judge.h"

#include <algorithm>

namespace palimpsest {

struct OpenJudge::Contents {
    std::vector<Endpoint> endpoints;
    std::vector<JudgeTemplate> templates;
    std::vector<JudgeRunState> runs;
};

namespace {

Result<std::vector<JudgeTemplate>> shippedTemplates()
{
    std::vector<JudgeTemplate> templates;
    for (const std::string_view origin : {"reference-code", "reference-readme"}) {
        PALIMPSEST_TRY(JudgeTemplate prompt, shippedTemplate(origin));
        templates.push_back(std::move(prompt));
    }
    return templates;
}

void addCustom(std::vector<JudgeTemplate>& templates, const JudgeTemplate& prompt)
{
    const auto same = [&](const JudgeTemplate& known) { return known.sha256 == prompt.sha256; };
    if (std::ranges::none_of(templates, same))
        templates.push_back(prompt);
}

} // namespace

OpenJudge::OpenJudge(ProjectDesk* desk, QObject* parent) : QObject(parent), m_desk(desk), m_keys(new JudgeKeys(this))
{
    connect(desk, &ProjectDesk::changed, this, &OpenJudge::reload);
    reload();
}

OpenJudge::~OpenJudge() = default;

Result<OpenJudge::Contents> OpenJudge::readContents(Project& project)
{
    Contents contents;
    PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
    PALIMPSEST_TRY(contents.endpoints, store.endpoints());
    std::erase_if(contents.endpoints, isHistorical); // nothing can be sent to the address of an imported run
    PALIMPSEST_TRY(contents.templates, shippedTemplates());
    PALIMPSEST_TRY(const std::vector<std::int64_t> ids, store.runs());
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        JudgeRunState state;
        PALIMPSEST_TRY(state.run, store.run(*id));
        PALIMPSEST_TRY(state.counts, store.counts(*id));
        PALIMPSEST_TRY(state.spending, store.spending(*id));
        PALIMPSEST_TRY(state.unknownAtMost, unknownCostAtMost(store, state.run, state.spending));
        PALIMPSEST_TRY(state.sent, store.attempts(*id));
        addCustom(contents.templates, state.run.prompt);
        contents.runs.push_back(std::move(state));
    }
    return contents;
}

void OpenJudge::reload()
{
    const int question = ++m_question;
    if (!m_desk->exists()) {
        Contents nothing;
        if (Result<std::vector<JudgeTemplate>> shipped = shippedTemplates())
            nothing.templates = *std::move(shipped);
        take(std::move(nothing));
        return;
    }
    m_loading = true;
    m_desk->read(
        this, [](Project& project) { return readContents(project); },
        [this, question](Result<Contents> contents) {
            if (question == m_question)
                take(std::move(contents));
        });
}

void OpenJudge::take(Result<Contents> contents)
{
    m_loading = false;
    m_problem = contents ? QString() : QString::fromStdString(contents.error().text());
    Contents now = contents ? *std::move(contents) : Contents();
    m_endpoints = std::move(now.endpoints);
    m_templates = std::move(now.templates);
    m_runs = std::move(now.runs);
    const std::int64_t before = m_current;
    if (!m_chosen || run(m_current) == nullptr) {
        m_chosen = false;
        m_current = m_runs.empty() ? 0 : m_runs.front().run.id;
    }
    Q_EMIT loaded();
    if (m_current != before)
        Q_EMIT currentChanged();
}

const std::vector<ListedModel>& OpenJudge::listedModels(const std::string& endpoint) const
{
    static const std::vector<ListedModel> kNone;
    const auto found = m_listedModels.find(endpoint);
    return found == m_listedModels.end() ? kNone : found->second;
}

void OpenJudge::setListedModels(const std::string& endpoint, std::vector<ListedModel> models)
{
    m_listedModels[endpoint] = std::move(models);
}

const JudgeRunState* OpenJudge::run(std::int64_t id) const
{
    const auto found = std::ranges::find_if(m_runs, [&](const JudgeRunState& state) { return state.run.id == id; });
    return found == m_runs.end() ? nullptr : &*found;
}

const JudgeRunState* OpenJudge::current() const { return run(m_current); }

void OpenJudge::setCurrent(std::int64_t run)
{
    m_chosen = true;
    if (run == m_current)
        return;
    m_current = run;
    Q_EMIT currentChanged();
}

std::int64_t OpenJudge::liveRun() const { return m_live ? m_live->run() : 0; }

bool OpenJudge::isLive(std::int64_t run) const
{
    return m_live && m_live->run() == run && m_live->projectFolder() == m_desk->folder();
}

/// A run's endpoint is frozen, but its key may have moved: it is where the settings of the same server have it now.
Endpoint OpenJudge::withPresentKey(Endpoint frozen) const
{
    for (const Endpoint& endpoint : m_endpoints) {
        const bool same = endpoint.name == frozen.name && endpoint.baseUrl == frozen.baseUrl;
        if (same && endpoint.auth != EndpointAuth::None && frozen.auth != EndpointAuth::None) {
            frozen.keySource = endpoint.keySource;
            frozen.keyRef = endpoint.keyRef;
        }
    }
    return frozen;
}

void OpenJudge::start(std::int64_t id, std::int64_t limit)
{
    const JudgeRunState* state = run(id);
    if (state == nullptr)
        return;
    if (m_live || m_starting) {
        Q_EMIT failed(tr("Another judge run is under way."), tr("Stop it first, or wait until it is done."));
        return;
    }
    m_starting = true;
    m_keys->fetch(withPresentKey(state->run.endpoint), this, [this, id, limit](Result<JudgeKeys::Key> key) {
        m_starting = false;
        if (key)
            begin(id, limit, *std::move(key));
        else
            Q_EMIT failed(QString::fromStdString(key.error().text()), tr("Nothing was sent."));
    });
}

void OpenJudge::begin(std::int64_t run, std::int64_t limit, std::shared_ptr<const Secret> key)
{
    m_progress.reset();
    m_limit = limit;
    m_stopped = false;
    m_live = std::make_unique<LiveJudge>(m_desk->folder(), run, std::move(key), limit);
    connect(m_live.get(), &LiveJudge::progressed, this, [this](const JudgeProgress& progress) {
        m_progress = progress;
        Q_EMIT progressed(progress);
    });
    connect(m_live.get(), &LiveJudge::ended, this, &OpenJudge::end);
    setCurrent(run);
    Q_EMIT started(run);
}

void OpenJudge::end(const Result<JudgeProgress>& outcome)
{
    // The sender: it goes when its signal has been delivered.
    m_live.release()->deleteLater();
    if (outcome) {
        m_progress = *outcome;
        Q_EMIT ended(*outcome);
    } else {
        Q_EMIT failed(QString::fromStdString(outcome.error().text()),
                      tr("Whatever was answered is kept; resume the run when the cause is gone."));
    }
    reload();
}

void OpenJudge::pause()
{
    if (m_live)
        m_live->pause();
}

void OpenJudge::resume()
{
    if (m_live)
        m_live->resume();
}

void OpenJudge::stop()
{
    m_stopped = true;
    if (m_live)
        m_live->stop();
}

QString OpenJudge::whyNothing() const
{
    if (m_loading)
        return tr("Looking into the project…");
    return m_problem.isEmpty() ? QString() : tr("The project cannot be read: %1").arg(m_problem);
}

} // namespace palimpsest
