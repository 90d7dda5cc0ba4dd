#pragma once

#include "ui/bridge/run_library.h"
#include "ui/runs/run_archive.h"
#include "ui/shell/page.h"

#include <QTimer>

#include <memory>

class QAction;
class QLabel;
class QLineEdit;
class QProgressBar;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace palimpsest {

class EmptyState;
class RunsFilter;
class RunsModel;

/// The library of run directories: find, tag, open, export, import, delete.
class RunsPage : public Page {
    Q_OBJECT
public:
    explicit RunsPage(QWidget* parent = nullptr);
    ~RunsPage() override;

    QString key() const override { return QStringLiteral("runs"); }
    QString title() const override { return tr("Runs"); }
    QString iconName() const override { return QStringLiteral("library"); }
    QList<QAction*> contextActions() override;
    void setRun(RunHandle* run) override;

    /// How runs are exported to and imported from one file; without one these actions are not there.
    void setArchive(std::shared_ptr<const RunArchive> archive);
    RunLibrary& library() { return *m_library; }

    // What the actions do, without their dialogs.
    void exportReport(const QString& directory, const QString& file);
    void exportArchive(const QString& directory, const QString& file);
    void importArchive(const QString& file);
    void moveToTrash(const QString& directory);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    void makeTable();
    QWidget* makeHeader();
    void makeConnections();
    void readPlaces();
    void showRuns();
    void updateActions();
    void openSelected();
    void openFolder();
    void askForFolder();
    void askForReport();
    void askForArchive();
    void askForImport();
    void askToDelete();
    void startWork(const QString& what);
    void showProgress();
    void readProgress();
    void stopWork();
    void endWork();
    QString selectedDirectory() const;
    QVariant selectedData(int role) const;

    struct Cancel;

    RunLibrary* m_library;
    RunsModel* m_model;
    RunsFilter* m_filter;
    std::shared_ptr<const RunArchive> m_archive;
    std::shared_ptr<Cancel> m_cancel; ///< of the export or import that goes on
    bool m_busy = false;
    QString m_ownRun; ///< the run the window looks at

    QAction *m_open = nullptr, *m_openOther = nullptr, *m_showFolder = nullptr, *m_report = nullptr,
            *m_export = nullptr, *m_import = nullptr, *m_delete = nullptr, *m_stop = nullptr;
    QLineEdit* m_search = nullptr;
    QTableView* m_table = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QLabel* m_work = nullptr;
    QToolButton* m_stopButton = nullptr;
    QToolButton *m_exportButton = nullptr, *m_importButton = nullptr;
    QTimer m_progressTimer;
    QProgressBar* m_progress = nullptr;
};

} // namespace palimpsest
