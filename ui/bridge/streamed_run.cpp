#include "ui/bridge/streamed_run.h"

#include <QFileInfo>
#include <QTimer>

namespace palimpsest {

namespace {

constexpr qint64 kBytesATurn = 128 << 10; // about 2 ms of parsing
constexpr qsizetype kErrorBytes = 2000;

/// The value of --dir, if the program runs here: then the run directory is at hand too.
QString localDirectory(const QString& program, const QStringList& arguments)
{
    const QString name = QFileInfo(program).fileName();
    if (!name.startsWith("palimpsest"))
        return {};
    const auto at = arguments.indexOf("--dir");
    return at >= 0 && at + 1 < arguments.size() ? arguments[at + 1] : QString();
}

} // namespace

StreamedRun::StreamedRun(QString program, QStringList arguments)
    : RunHandle(Kind::Streamed, localDirectory(program, arguments), nullptr),
      m_program(std::move(program)),
      m_arguments(std::move(arguments)),
      m_process(std::make_unique<QProcess>())
{
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &StreamedRun::read);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &StreamedRun::readErrors);
    connect(m_process.get(), &QProcess::finished, this, &StreamedRun::end);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("%1 cannot be started: %2").arg(m_program, m_process->errorString()));
    });
    connect(m_model.get(), &RunModel::startedChanged, this, [this] {
        if (!m_directory.isEmpty())
            loadSamples();
    });
    QTimer::singleShot(0, this, [this] { // so that the caller can connect first
        m_process->start(m_program, m_arguments, QIODevice::ReadOnly);
    });
}

StreamedRun::~StreamedRun()
{
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning)
        return;
    // It is asked to stop, which saves a checkpoint, and goes on without us until it has.
    QProcess* process = m_process.release();
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->closeReadChannel(QProcess::StandardOutput);
    process->closeReadChannel(QProcess::StandardError);
    process->terminate();
}

QString StreamedRun::name() const
{
    return m_directory.isEmpty() ? tr("Stream of %1").arg(QFileInfo(m_program).fileName()) : RunHandle::name();
}

QString StreamedRun::whyNotControllable() const
{
    return tr("The run comes through a pipe and can only be watched: stop it where it was started.");
}

void StreamedRun::read()
{
    if (m_failed)
        return;
    const QByteArray bytes = m_process->read(kBytesATurn);
    auto records = m_parser.feed({bytes.constData(), std::size_t(bytes.size())});
    if (!records) {
        fail(tr("What %1 prints is no journal: %2").arg(m_program, QString::fromStdString(records.error().text())));
        return;
    }
    if (m_loading)
        finishLoading();
    m_model->apply(*records);
    if (m_process->bytesAvailable() > 0)
        QTimer::singleShot(0, this, &StreamedRun::read);
}

void StreamedRun::readErrors() { m_errors = (m_errors + m_process->readAllStandardError()).right(kErrorBytes); }

void StreamedRun::end(int exitCode, QProcess::ExitStatus status)
{
    while (m_process->bytesAvailable() > 0 && !m_failed)
        read();
    if (m_failed || m_model->isOver())
        return;
    const QString how = status == QProcess::CrashExit ? tr("%1 was killed or crashed.").arg(m_program)
                                                      : tr("%1 ended with code %2.").arg(m_program).arg(exitCode);
    const QString said = QString::fromUtf8(m_errors).trimmed();
    m_model->markInterrupted(said.isEmpty() ? how : how + ' ' + said);
    if (!m_model->hasStarted())
        fail(m_model->outcome());
}

void StreamedRun::fail(const QString& what)
{
    m_failed = true;
    m_loading = false;
    m_model->markInterrupted(what);
    Q_EMIT failed(what);
}

std::unique_ptr<RunHandle> streamRun(const QString& program, const QStringList& arguments)
{
    return std::make_unique<StreamedRun>(program, arguments);
}

} // namespace palimpsest
