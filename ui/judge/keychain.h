#pragma once

#include "engine/base/result.h"
#include "engine/net/secret.h"

#include <QString>

#include <functional>
#include <memory>

class QObject;

namespace palimpsest {

/// A store of keys that outlives the program. Calls return at once; `done` is called later, once, on the calling
/// thread, unless `context` is gone by then. Errors say what the user can do.
class Keychain {
public:
    using Read = std::function<void(Result<std::shared_ptr<const Secret>>)>;
    using Written = std::function<void(Status)>;

    virtual ~Keychain() = default;
    virtual void read(const QString& entry, QObject* context, Read done) = 0;
    virtual void write(const QString& entry, std::shared_ptr<const Secret> key, QObject* context, Written done) = 0;
};

/// The desktop's: Secret Service or KWallet, through QtKeychain. Never falls back to a file.
class SystemKeychain : public Keychain {
public:
    void read(const QString& entry, QObject* context, Read done) override;
    void write(const QString& entry, std::shared_ptr<const Secret> key, QObject* context, Written done) override;
};

} // namespace palimpsest
