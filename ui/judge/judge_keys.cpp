#include "ui/judge/judge_keys.h"

#include "engine/judge/judge_setup.h"

#include <QTimer>

namespace palimpsest {

JudgeKeys::JudgeKeys(QObject* parent) : QObject(parent) {}

JudgeKeys::~JudgeKeys() = default;

void JudgeKeys::fetch(const Endpoint& endpoint, QObject* context, Done done)
{
    const Result<Key> key = endpoint.keySource == KeySource::Session && endpoint.auth != EndpointAuth::None
                                ? keyOfSession(endpoint)
                                : keyFromEnvironment(endpoint);
    QTimer::singleShot(0, context, [done = std::move(done), key] { done(key); });
}

Result<JudgeKeys::Key> JudgeKeys::keyOfSession(const Endpoint& endpoint) const
{
    const auto held = m_session.find(endpoint.name);
    if (held != m_session.end())
        return held->second;
    return usage(tr("the key of %1 is typed anew in every session; type it on the Endpoints page")
                     .arg(QString::fromStdString(endpoint.name))
                     .toStdString());
}

void JudgeKeys::keepForSession(const std::string& endpoint, std::string& bytes)
{
    if (bytes.empty())
        m_session.erase(endpoint);
    else
        m_session[endpoint] = std::make_shared<Secret>(bytes);
    Q_EMIT changed();
}

QString JudgeKeys::shownSessionKey(const std::string& endpoint) const
{
    const auto held = m_session.find(endpoint);
    return held == m_session.end() ? QString() : QString::fromStdString(held->second->shown());
}

} // namespace palimpsest
