#pragma once

#include "engine/events/journal.h"
#include "ui/bridge/run_handle.h"

#include <QProcess>

namespace palimpsest {

/// A run whose journal comes through the standard output of a program.
class StreamedRun : public RunHandle {
    Q_OBJECT
public:
    StreamedRun(QString program, QStringList arguments);
    ~StreamedRun() override;

    QString name() const override;
    QString whyNotControllable() const override;

private:
    void read();
    void readErrors();
    void end(int exitCode, QProcess::ExitStatus status);
    void fail(const QString& what);

    const QString m_program;
    const QStringList m_arguments;
    std::unique_ptr<QProcess> m_process;
    JournalParser m_parser;
    QByteArray m_errors; ///< the end of what the program says on standard error
    bool m_failed = false;
};

} // namespace palimpsest
