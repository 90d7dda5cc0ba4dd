#include "ui/judge/judge_keys.h"

#include "engine/judge/judge_setup.h"
#include "ui/judge/keychain.h"

#include <QTimer>

namespace palimpsest {

JudgeKeys::JudgeKeys(QObject* parent) : QObject(parent), m_keychain(std::make_unique<SystemKeychain>()) {}

JudgeKeys::~JudgeKeys() = default;

void JudgeKeys::fetch(const Endpoint& endpoint, QObject* context, Done done)
{
    const bool needed = endpoint.auth != EndpointAuth::None;
    if (needed && endpoint.keySource == KeySource::Keychain)
        return m_keychain->read(QString::fromStdString(endpoint.keyRef), context, std::move(done));
    const bool typed = needed && endpoint.keySource == KeySource::Session;
    const Result<Key> key = typed ? keyOfSession(endpoint) : keyFromEnvironment(endpoint);
    QTimer::singleShot(0, context, [done = std::move(done), key] { done(key); });
}

Result<JudgeKeys::Key> JudgeKeys::keyOfSession(const Endpoint& endpoint) const
{
    const auto held = m_session.find({endpoint.name, endpoint.baseUrl});
    if (held != m_session.end())
        return held->second;
    return usage(tr("the key of %1 is typed anew in every session; type it on the Endpoints page")
                     .arg(QString::fromStdString(endpoint.name))
                     .toStdString());
}

void JudgeKeys::keepForSession(const Endpoint& endpoint, std::string& bytes)
{
    if (bytes.empty())
        m_session.erase({endpoint.name, endpoint.baseUrl});
    else
        m_session[{endpoint.name, endpoint.baseUrl}] = std::make_shared<Secret>(bytes);
    Q_EMIT changed();
}

void JudgeKeys::keepInKeychain(const QString& entry, std::string& bytes, QObject* context,
                               std::function<void(Status)> done)
{
    m_keychain->write(entry, std::make_shared<Secret>(bytes), context, std::move(done));
}

void JudgeKeys::setKeychain(std::unique_ptr<Keychain> keychain) { m_keychain = std::move(keychain); }

QString JudgeKeys::shownSessionKey(const Endpoint& endpoint) const
{
    const auto held = m_session.find({endpoint.name, endpoint.baseUrl});
    return held == m_session.end() ? QString() : QString::fromStdString(held->second->shown());
}

} // namespace palimpsest
