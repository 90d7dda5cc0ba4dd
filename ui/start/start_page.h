#pragma once

#include "engine/config/run_config.h"
#include "ui/shell/page.h"

class QLabel;
class QListView;

namespace palimpsest {

class ActionCard;
class EmptyState;
class RecentRunsModel;

/// What one sees first: the demo, a new run, an old one.
class StartPage : public Page {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("start"); }
    QString title() const override { return tr("Start"); }
    QString iconName() const override { return QStringLiteral("house"); }
    /// A run that is opened becomes the newest recent one.
    void setRun(RunHandle* run) override;

public Q_SLOTS:
    /// Reads anew which runs there are and whether the demo is.
    void refresh();
    /// Starts the demo's training in a run directory of its own.
    void tryDemo();

Q_SIGNALS:
    void startRequested(const palimpsest::RunConfig& config);
    void openRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* buildRecent();
    void restyle();
    void openIndex(const QModelIndex& index);

    QLabel* m_heading;
    QLabel* m_sentence;
    ActionCard* m_demo;
    ActionCard* m_newRun;
    ActionCard* m_open;
    RecentRunsModel* m_model;
    QListView* m_recent;
    EmptyState* m_empty;
};

} // namespace palimpsest
