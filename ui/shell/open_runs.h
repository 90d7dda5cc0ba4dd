#pragma once

#include "ui/bridge/run_handle.h"

#include <memory>
#include <vector>

namespace palimpsest {

/// The runs that the window has open, and the only owner of their handles: the one it looks at, and a live one that
/// goes on behind it. One training at a time: it has all cores as it is.
class OpenRuns : public QObject {
    Q_OBJECT
public:
    explicit OpenRuns(QObject* parent = nullptr);
    ~OpenRuns() override;

    RunHandle* current() const { return m_current; }
    /// The training of this process that has not concluded, or nullptr.
    RunHandle* live() const { return m_live; }

    /// Looks at a run directory; at the live run where that is the one.
    void openDirectory(const QString& directory);
    /// Both answer false, and say why by `problem`, while another run is live.
    bool start(const RunConfig& config, bool overwrite);
    bool resume(const QString& directory, const QList<QPair<QString, QString>>& changes = {});
    /// Takes a handle made elsewhere and looks at it.
    void adopt(std::unique_ptr<RunHandle> run);
    /// Looks at the live run again.
    void showLive();

Q_SIGNALS:
    /// The handle looked at before stays until every receiver has been told.
    void currentChanged(palimpsest::RunHandle* run);
    void liveChanged();
    /// The live run has ended and written everything.
    void concluded(palimpsest::RunHandle* run);
    void problem(const QString& text, const QString& whatToDo);

private:
    bool refuseWhileLive();
    void look(RunHandle* run);
    void onConcluded(RunHandle* run);
    void dropUnused();

    std::vector<std::unique_ptr<RunHandle>> m_runs;
    RunHandle* m_current = nullptr;
    RunHandle* m_live = nullptr;
};

} // namespace palimpsest
