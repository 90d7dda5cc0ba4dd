#pragma once

#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QProgressBar;
class QToolButton;

namespace palimpsest {

class ElidedLabel;
class NumberLabel;
class PillLabel;
class RunHandle;

/// Above the page: which run is looked at, what it does, how far it is, and the two or three actions of this moment.
class ContextBar : public QWidget {
    Q_OBJECT
public:
    explicit ContextBar(QWidget* parent = nullptr);

    void setRun(RunHandle* run);
    /// Actions of the page that is shown, at the right.
    void setPageActions(const QList<QAction*>& actions);
    /// Offers the way back to a live run that is not the one looked at.
    void setLiveElsewhere(const QString& name);

Q_SIGNALS:
    void goOnRequested(const QString& directory);
    void showLiveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void connectRun();
    void refresh();
    void refreshProgress();
    void refreshControls();
    void toggle();

    QPointer<RunHandle> m_run;
    ElidedLabel* m_name;
    PillLabel* m_state;
    ElidedLabel* m_phase;
    QProgressBar* m_progress;
    NumberLabel* m_left;
    QToolButton* m_live;
    QToolButton* m_toggle; ///< pause, resume, or go on with a stopped run
    QToolButton* m_stop;
    QHBoxLayout* m_actions;
    QList<QToolButton*> m_pageButtons;
};

} // namespace palimpsest
