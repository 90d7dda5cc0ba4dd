#pragma once

#include "engine/config/run_config.h"

#include <QLockFile>
#include <QObject>
#include <QString>

#include <vector>

namespace palimpsest {

/// Trainings that wait for their turn, kept in a file so that they survive a restart. It starts nothing itself: it asks
/// for the next one by `startRequested` as soon as nothing runs. After a restart it waits for resume(), so that opening
/// the window never begins hours of work unasked. One process has the queue; a second one can only look. GUI thread
/// only.
class RunQueue : public QObject {
    Q_OBJECT
public:
    /// `path`: the file; empty: the one of this user.
    explicit RunQueue(const QString& path = {}, QObject* parent = nullptr);

    const std::vector<RunConfig>& items() const { return m_items; }
    /// Why it cannot be changed (another window has it, or its file cannot be read); empty: it can.
    const QString& whyReadOnly() const { return m_whyReadOnly; }
    /// It waits to be set going.
    bool isHeld() const { return m_held; }

public Q_SLOTS:
    void add(const palimpsest::RunConfig& config);
    void remove(int index);
    void move(int from, int to);
    void hold();
    void resume();
    /// Whether a training runs in this process; the end of one starts the next.
    void setRunning(bool running);

Q_SIGNALS:
    void changed();
    /// The first of the queue, which it no longer holds.
    void startRequested(const palimpsest::RunConfig& config);
    void refused(const QString& why);

private:
    bool refuses();
    void read();
    void save();
    void startNext();

    const QString m_path;
    QLockFile m_lock;
    std::vector<RunConfig> m_items;
    QString m_whyReadOnly;
    bool m_held = false;
    bool m_running = false;
};

} // namespace palimpsest
