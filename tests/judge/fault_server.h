#pragma once

#include <QProcess>
#include <QStandardPaths>

namespace palimpsest::test {

/// tests/judge/fault_server.py on loopback, for as long as the object lives. What it does with a request is told by the
/// request's model name.
class FaultServer {
public:
    static bool canRun() { return !QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty(); }

    explicit FaultServer(const QStringList& arguments = {})
    {
        const QString script = QStringLiteral(PALIMPSEST_SOURCE_DIR "/tests/judge/fault_server.py");
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("python3"), QStringList{script} + arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000))
            continue;
        m_port = m_process.readLine().trimmed().toInt();
    }

    ~FaultServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// 0: it did not start.
    int port() const { return m_port; }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

private:
    QProcess m_process;
    int m_port = 0;
};

} // namespace palimpsest::test
