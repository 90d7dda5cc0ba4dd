#pragma once

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace palimpsest {

class OpenJudge;

/// What becomes of a judge run that is being sent when the window is closed. The window closes by itself once the calls
/// under way have come back; what they answered is kept.
class JudgeCloseGuard : public QObject {
    Q_OBJECT
public:
    JudgeCloseGuard(OpenJudge* judge, QWidget* window);

    bool eventFilter(QObject* object, QEvent* event) override;

Q_SIGNALS:
    /// The run was told to stop; until it has, the window stays.
    void waiting(const QString& sentence);

private:
    void ask();
    void stop();

    OpenJudge* const m_judge;
    QWidget* const m_window;
    QPointer<QMessageBox> m_box;
    bool m_closing = false;
};

} // namespace palimpsest
