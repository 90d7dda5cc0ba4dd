#pragma once

#include "engine/judge/endpoint.h"
#include "engine/net/secret.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace palimpsest {

class Keychain;

/// Where the keys of endpoints come from. A key is held in one buffer that is wiped; nothing of it is stored here but
/// in the system's keychain. GUI thread only; returns at once.
class JudgeKeys : public QObject {
    Q_OBJECT
public:
    using Key = std::shared_ptr<const Secret>;
    using Done = std::function<void(Result<Key>)>;

    /// Of the system's keychain.
    explicit JudgeKeys(QObject* parent = nullptr);
    ~JudgeKeys() override;

    /// The key of an endpoint, nothing where it needs none. `done` is called once, later, unless `context` is gone by
    /// then. An error says what the user can do.
    void fetch(const Endpoint& endpoint, QObject* context, Done done);

    /// Holds a key for this very server until the window closes. Wipes `bytes`; empty ones forget the key.
    void keepForSession(const Endpoint& endpoint, std::string& bytes);
    /// The last four characters of a session's key; empty where there is none.
    QString shownSessionKey(const Endpoint& endpoint) const;

    /// Puts a key into the keychain's entry. Wipes `bytes`.
    void keepInKeychain(const QString& entry, std::string& bytes, QObject* context, std::function<void(Status)> done);
    void setKeychain(std::unique_ptr<Keychain> keychain);

Q_SIGNALS:
    void changed();

private:
    Result<Key> keyOfSession(const Endpoint& endpoint) const;

    std::unique_ptr<Keychain> m_keychain;
    std::map<std::pair<std::string, std::string>, Key> m_session; ///< by the endpoint's name and address
};

} // namespace palimpsest
