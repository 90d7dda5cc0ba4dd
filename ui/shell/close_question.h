#pragma once

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace palimpsest {

class OpenRuns;

/// What becomes of a live run when its window is closed. The question is a window-modal box without an event loop of
/// its own; the window closes by itself when the answer has been carried out.
class CloseQuestion : public QObject {
    Q_OBJECT
public:
    CloseQuestion(OpenRuns* runs, QWidget* window);

    /// Whether the window may close now; if not, the user is asked, and `readyToClose` may follow.
    bool mayClose();

Q_SIGNALS:
    void readyToClose();
    /// The run was told to end; until it has, the window stays.
    void waiting(const QString& sentence);

private:
    void ask();
    void finishEpoch();
    void stop();

    OpenRuns* const m_runs;
    QWidget* const m_window;
    QPointer<QMessageBox> m_box;
    bool m_closing = false;
};

} // namespace palimpsest
