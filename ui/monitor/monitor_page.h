#pragma once

#include "ui/shell/page.h"

#include <QPointer>

class QSplitter;
class QStackedWidget;

namespace palimpsest {

class ChartGrid;
class ElidedLabel;
class EmptyState;
class EpochLimit;
class FailurePanel;
class LogPanel;
class MessageBar;
class MonitorCurves;
class RunActions;
class RunFacts;

/// A run while it goes on, or as it went: curves, numbers, controls, warnings, log.
class MonitorPage : public Page {
    Q_OBJECT
public:
    explicit MonitorPage(QWidget* parent = nullptr);
    ~MonitorPage() override;

    QString key() const override { return QStringLiteral("monitor"); }
    QString title() const override { return tr("Monitor"); }
    QString iconName() const override { return QStringLiteral("activity"); }
    QList<QAction*> contextActions() override;
    void setRun(RunHandle* run) override;

    ChartGrid* charts() const { return m_charts; }

Q_SIGNALS:
    /// Resume what stands in the directory, with this limit (0: none).
    void resumeRequested(const QString& directory, qint64 maxEpochs);

private:
    void build();
    QWidget* makeHeader();
    void connectParts();
    void showState();
    void onFailed(const QString& what);
    void saveState() const;
    void restoreState();

    QPointer<RunHandle> m_run;
    RunActions* m_actions;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QWidget* m_content;
    RunFacts* m_facts;
    EpochLimit* m_limit;
    ElidedLabel* m_readOnly;
    MessageBar* m_warnings;
    FailurePanel* m_failure;
    QSplitter* m_splitter;
    ChartGrid* m_charts;
    MonitorCurves* m_curves;
    LogPanel* m_log;
};

} // namespace palimpsest
