#include "ui/playground/prompt_client.h"

#include "ui/bridge/run_handle.h"
#include "ui/playground/prompt_relay.h"

#include <QThreadPool>

namespace palimpsest {

PromptClient::PromptClient(QObject* parent) : QObject(parent), m_relay(std::make_shared<PromptRelay>(this)) {}

PromptClient::~PromptClient()
{
    m_relay->close();
    if (m_run && m_answering)
        m_run->cancelPrompts();
    dropSession();
}

void PromptClient::setSource(const PromptSource& source, RunHandle* run)
{
    if (m_source == source && m_run == run)
        return;
    cancel();
    dropSession();
    m_source = source;
    m_run = run;
    m_error.clear();
    m_info = {};
    setState(source.pausedRun ? State::Ready : State::Unloaded);
}

void PromptClient::clearSource()
{
    if (!m_source)
        return;
    cancel();
    dropSession();
    m_source.reset();
    m_run = nullptr;
    m_info = {};
    setState(State::Unloaded);
}

void PromptClient::release()
{
    cancel();
    dropSession();
    if (m_source && !m_source->pausedRun)
        setState(State::Unloaded);
}

/// A session that is reading weights cannot be interrupted: it is waited for elsewhere.
void PromptClient::dropSession()
{
    ++m_loading;
    ++m_question;
    m_answering = false;
    if (m_session) {
        m_session->cancel();
        QThreadPool::globalInstance()->start(
            [session = std::exchange(m_session, nullptr)]() mutable { session.reset(); });
    }
}

void PromptClient::load()
{
    setState(State::Loading);
    m_session = std::make_shared<PromptSession>(
        m_source->weights, [this, relay = m_relay, loading = m_loading](const Result<PromptModelInfo>& info) {
            relay->post([this, loading, info] {
                if (loading == m_loading)
                    takeLoaded(info);
            });
        });
}

void PromptClient::takeLoaded(const Result<PromptModelInfo>& info)
{
    if (info) {
        m_info = *info;
        setState(State::Ready);
        return;
    }
    m_error = QString::fromStdString(info.error().text());
    setState(State::Failed);
}

PromptCallbacks PromptClient::callbacks()
{
    const quint64 question = ++m_question;
    const auto mine = [this, question] { return question == m_question; };
    return {[this, mine, relay = m_relay](const PromptToken& token) {
                relay->post([this, mine, token] {
                    if (mine())
                        Q_EMIT tokenArrived(token);
                });
            },
            [this, mine, relay = m_relay](const Result<PromptAnswer>& answer) {
                relay->post([this, mine, answer] {
                    if (mine())
                        takeFinished(answer);
                });
            }};
}

void PromptClient::ask(const PromptRequest& request)
{
    if (!m_source)
        return;
    cancel();
    if (m_state == State::Failed)
        dropSession();
    if (!m_source->pausedRun && !m_session)
        load();
    m_answering = true;
    if (!m_source->pausedRun)
        m_session->ask(request, callbacks());
    else if (m_run)
        m_run->prompt(request, callbacks());
    else
        takeFinished(usage(tr("The run is no longer open: choose other weights.").toStdString()));
    Q_EMIT stateChanged();
}

void PromptClient::cancel()
{
    if (!m_answering)
        return;
    if (m_session)
        m_session->cancel();
    else if (m_run)
        m_run->cancelPrompts();
}

void PromptClient::takeFinished(const Result<PromptAnswer>& answer)
{
    m_answering = false;
    if (answer)
        Q_EMIT finished(*answer);
    else
        Q_EMIT failed(QString::fromStdString(answer.error().text()));
    Q_EMIT stateChanged();
}

void PromptClient::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace palimpsest
