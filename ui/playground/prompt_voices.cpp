#include "ui/playground/prompt_voices.h"

#include "ui/bridge/run_handle.h"

#include <algorithm>

namespace palimpsest {

PromptVoices::PromptVoices(QObject* parent) : QObject(parent), m_clients{new PromptClient(this), new PromptClient(this)}
{
    connect(&m_sources, &PromptSources::changed, this, &PromptVoices::follow);
    for (PromptClient* client : m_clients)
        connect(client, &PromptClient::stateChanged, this, &PromptVoices::answeringChanged);
}

void PromptVoices::setRun(RunHandle* run)
{
    cancel();
    m_run = run;
    m_chosen.fill(false);
    for (PromptClient* client : m_clients)
        client->clearSource();
    m_sources.setRun(run);
    Q_EMIT choiceChanged();
}

void PromptVoices::follow()
{
    const std::array<const PromptSource*, 2> preferred{m_sources.original(), m_sources.current()};
    for (const Voice voice : {Before, Now}) {
        PromptClient* client = m_clients[voice];
        const auto& all = m_sources.all();
        const bool stands = client->source() && std::find(all.begin(), all.end(), *client->source()) != all.end();
        if ((m_chosen[voice] && stands) || client->isAnswering())
            continue;
        m_chosen[voice] = false;
        if (preferred[voice] != nullptr)
            client->setSource(*preferred[voice], m_run);
        else if (!stands)
            client->clearSource();
    }
    Q_EMIT choiceChanged();
}

void PromptVoices::choose(Voice voice, const PromptSource& source)
{
    m_chosen[voice] = true;
    m_clients[voice]->setSource(source, m_run);
    Q_EMIT choiceChanged();
}

void PromptVoices::ask(const PromptRequest& request)
{
    Q_EMIT asked(request);
    for (PromptClient* client : m_clients)
        client->ask(request);
}

void PromptVoices::cancel()
{
    for (PromptClient* client : m_clients)
        client->cancel();
}

bool PromptVoices::isAnswering() const
{
    return std::any_of(m_clients.begin(), m_clients.end(), [](const PromptClient* one) { return one->isAnswering(); });
}

bool PromptVoices::canAsk() const
{
    return std::any_of(m_clients.begin(), m_clients.end(),
                       [](const PromptClient* one) { return one->source().has_value(); });
}

RowPrompt PromptVoices::rowPrompt() const
{
    RowPrompt prompt;
    prompt.padsAreTokens = m_run && m_run->config().isPaper();
    return prompt;
}

} // namespace palimpsest
