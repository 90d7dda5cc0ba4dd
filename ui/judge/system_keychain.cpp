#include "ui/judge/keychain.h"

#include <QCoreApplication>
#include <QObject>

#include <cstring>
#include <qt6keychain/keychain.h>

namespace palimpsest {

namespace {

const QString kService = QStringLiteral("palimpsest");

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

Error errorOf(const QKeychain::Job& job)
{
    const QString entry = job.key();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return badInput(Text::tr("the system keychain has no entry %1; type the key on the Endpoints page and keep it")
                            .arg(entry)
                            .toStdString());
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return badInput(
            Text::tr("the system keychain did not open entry %1; unlock it and try again, or type the key for "
                     "this session")
                .arg(entry)
                .toStdString());
    default:
        return Error{
            ErrorKind::FileSystem,
            Text::tr("no keychain service answers on this desktop (%1); type the key for this session, or name an "
                     "environment variable")
                .arg(job.errorString())
                .toStdString(),
            {}};
    }
}

/// The bytes of a key that a job holds, which are overwritten there: the job shares its buffer with us.
std::string takeBytes(const QKeychain::ReadPasswordJob& job)
{
    const QByteArray shared = job.binaryData();
    std::string bytes(shared.constData(), std::size_t(shared.size()));
    std::memset(const_cast<char*>(shared.constData()), 0, std::size_t(shared.size()));
    return bytes;
}

} // namespace

void SystemKeychain::read(const QString& entry, QObject* context, Read done)
{
    auto* job = new QKeychain::ReadPasswordJob(kService);
    job->setInsecureFallback(false);
    job->setKey(entry);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError)
            return done(errorOf(*job));
        std::string bytes = takeBytes(*job);
        done(std::shared_ptr<const Secret>(std::make_shared<Secret>(bytes)));
    });
    job->start();
}

void SystemKeychain::write(const QString& entry, std::shared_ptr<const Secret> key, QObject* context, Written done)
{
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setInsecureFallback(false);
    job->setKey(entry);
    const QByteArray bytes(key->view().data(), qsizetype(key->view().size()));
    job->setBinaryData(bytes);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, bytes, done = std::move(done)] {
        // Shared with the job, as above.
        std::memset(const_cast<char*>(bytes.constData()), 0, std::size_t(bytes.size()));
        done(job->error() == QKeychain::NoError ? Status() : Status(errorOf(*job)));
    });
    job->start();
}

} // namespace palimpsest
