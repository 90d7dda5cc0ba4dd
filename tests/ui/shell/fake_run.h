#pragma once

#include "ui/bridge/run_handle.h"

#include <QStringList>

namespace palimpsest {

/// A run that does nothing but remember what it was asked to.
class FakeRun : public RunHandle {
public:
    explicit FakeRun(Kind kind, const QString& directory = QStringLiteral("/runs/fake"))
        : RunHandle(kind, directory, nullptr)
    {
        m_loading = false;
        say(StateChanged{"training", 1});
    }

    bool isControllable() const override { return kind() == Kind::Live && !model().isOver(); }
    QString whyNotControllable() const override { return QStringLiteral("Another process runs it."); }
    bool isResumable() const override { return resumable; }

    void pause() override { asked.append(QStringLiteral("pause")); }
    void resume() override { asked.append(QStringLiteral("resume")); }
    void requestStop() override { asked.append(QStringLiteral("stop")); }
    void finishEpochAndStop() override { asked.append(QStringLiteral("finish epoch")); }

    void say(RunEvent event)
    {
        const EventRecord record{++m_seq, 1.7e9 + static_cast<double>(m_seq), std::move(event)};
        model().apply({&record, 1});
    }
    void end()
    {
        say(RunFinished{"stopped", "by request", 1});
        Q_EMIT concluded();
    }

    QStringList asked;
    bool resumable = false;

private:
    std::uint64_t m_seq = 0;
};

} // namespace palimpsest
