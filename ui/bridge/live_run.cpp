#include "ui/bridge/live_run.h"

#include "engine/config/fields.h"
#include "ui/bridge/background.h"
#include "ui/bridge/recorded_run.h"

#include <QTimer>

namespace palimpsest {

LiveRun::LiveRun(RunConfig config, ExistingRun existing, Changes changes)
    : RunHandle(Kind::Live, QString::fromStdString(config.dir), nullptr),
      m_existing(existing),
      m_changes(std::move(changes))
{
    m_config = std::move(config);
    m_config.dir = m_directory.toStdString();
    connect(&m_queue, &EventQueue::drained, this, &LiveRun::take);
    connect(m_model.get(), &RunModel::startedChanged, this, &LiveRun::loadSamples);
    if (m_existing == ExistingRun::Resume)
        readHistory();
    else
        QTimer::singleShot(0, this, &LiveRun::begin); // so that the caller can connect first
}

LiveRun::~LiveRun()
{
    disconnect(&m_queue, nullptr, this, nullptr);
    m_session.reset(); // stops it and waits, unless it has ended
}

/// What the run did before it is resumed; its Resumed event then takes back what is void of it.
void LiveRun::readHistory()
{
    inBackground(
        this, [directory = m_directory] { return readRecordedRun(directory); },
        [this](RecordedRun recorded) {
            if (recorded.error.isEmpty()) {
                m_config = recorded.config;
                m_config.dir = m_directory.toStdString();
                m_model->setSamples(std::move(recorded.samples));
                recorded.data.state = "loading";
                m_model->load(std::move(recorded.data));
            }
            begin(); // whatever is wrong with the directory, the engine says it
        });
}

void LiveRun::begin()
{
    m_session =
        std::make_shared<RunSession>(trainingJob(m_config, m_existing, m_changes), std::vector<RunObserver*>{&m_queue});
    finishLoading();
}

void LiveRun::take(const std::vector<EventRecord>& records)
{
    m_model->apply(records);
    if (m_model->isOver())
        conclude();
}

/// The thread writes the report after its last event: it is waited for elsewhere.
void LiveRun::conclude()
{
    if (!m_session || m_concluded)
        return;
    m_concluded = true;
    inBackground(
        this,
        [session = std::exchange(m_session, nullptr)]() mutable {
            const bool ended = session->wait().ok();
            session.reset();
            return ended;
        },
        [this](bool) { Q_EMIT concluded(); });
}

bool LiveRun::isControllable() const { return m_session != nullptr && !m_model->isOver(); }

QString LiveRun::whyNotControllable() const
{
    return m_model->isOver() ? tr("The run is over.") : tr("The run is being opened.");
}

bool LiveRun::isResumable() const { return m_model->isOver() && m_model->hasStarted(); }

bool LiveRun::refusesRequests()
{
    if (isControllable())
        return false;
    Q_EMIT refused(whyNotControllable());
    return true;
}

void LiveRun::pause()
{
    if (!refusesRequests())
        m_session->pause();
}

void LiveRun::resume()
{
    if (!refusesRequests())
        m_session->resume();
}

void LiveRun::requestStop()
{
    if (!refusesRequests())
        m_session->requestStop();
}

void LiveRun::finishEpochAndStop()
{
    if (!refusesRequests())
        m_session->requestStopAfterEpoch();
}

void LiveRun::saveCheckpoint()
{
    if (!refusesRequests())
        m_session->requestCheckpoint();
}

void LiveRun::change(const QString& name, const QString& value)
{
    if (refusesRequests())
        return;
    const std::string field = name.toStdString();
    const Field<RunConfig>* known = findField<RunConfig>(field);
    if (known == nullptr || !known->live) {
        Q_EMIT refused(tr("%1 cannot be changed while a run goes on.").arg(name));
        return;
    }
    if (const Status status = setFromText(m_config, *known, value.toStdString()); !status) {
        Q_EMIT refused(QString::fromStdString(status.error().text()));
        return;
    }
    m_session->change({field, value.toStdString()});
}

void LiveRun::prompt(PromptRequest request, PromptCallbacks callbacks)
{
    if (isControllable())
        m_session->prompt(std::move(request), std::move(callbacks));
    else
        RunHandle::prompt(std::move(request), std::move(callbacks));
}

void LiveRun::cancelPrompts()
{
    if (m_session)
        m_session->cancelPrompts();
}

std::unique_ptr<RunHandle> startRun(const RunConfig& config, bool overwrite)
{
    return std::make_unique<LiveRun>(config, overwrite ? ExistingRun::Overwrite : ExistingRun::Refuse);
}

std::unique_ptr<RunHandle> resumeRun(const QString& directory, const QList<QPair<QString, QString>>& changes)
{
    RunConfig config;
    config.dir = directory.toStdString();
    LiveRun::Changes wished;
    for (const auto& [name, value] : changes)
        wished.push_back({name.toStdString(), value.toStdString()});
    return std::make_unique<LiveRun>(std::move(config), ExistingRun::Resume, std::move(wished));
}

} // namespace palimpsest
