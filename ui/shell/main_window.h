#pragma once

#include "ui/shell/dropped_path.h"
#include "ui/shell/open_runs.h"
#include "ui/shell/page.h"
#include "ui/shell/page_palette.h"

#include <QHash>
#include <QMainWindow>

class QSplitter;
class QStackedWidget;

namespace palimpsest {

class CloseQuestion;
class ContextBar;
class InspectorPanel;
class MessageBar;
class Rail;

/// The frame around the pages: rail, context bar, message bar, inspector. It knows pages by their contract only; which
/// there are and how they are wired to each other is the composition's business (app/workbench).
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Takes the page. The first nine get Ctrl+1 … Ctrl+9.
    void addPage(Page* page);
    /// At the rail's lower end, without a number.
    void addFooterPage(Page* page);
    /// A heading in the rail, above the pages added from now on.
    void addGroup(const QString& title);

    void showPage(const QString& key);
    Page* page(const QString& key) const { return m_pages.value(key); }
    Page* currentPage() const;
    QStringList pageKeys() const;

    OpenRuns* runs() const { return m_runs; }
    MessageBar* messages() const { return m_messages; }

public Q_SLOTS:
    /// Asks for a run directory and opens it.
    void chooseRun();
    /// Looks at a run directory; shows the monitor where another page would not tell of it.
    void openRun(const QString& directory);
    /// As if it had been dropped on the window.
    void openPath(const QString& path);
    /// Offers all pages by name.
    void choosePage();

Q_SIGNALS:
    /// Something was dropped that a page must decide about: a model, an experiment, a run.json, an archive.
    void pathOffered(palimpsest::PathKind kind, const QString& path);
    void sampleRequested(qint64 id, qint64 epoch);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void addActions();
    QAction* addShortcut(const QString& text, const QKeySequence& keys);
    void adoptPage(Page* page, const QKeySequence& keys, const QString& group);
    void onRunChanged(RunHandle* run);
    void onLiveChanged();
    void onConcluded(RunHandle* run);
    void showShortcuts();
    void restoreState();
    void fitToScreen();
    void saveState() const;
    void updateTitle();

    OpenRuns* m_runs;
    CloseQuestion* m_closeQuestion;
    Rail* m_rail;
    ContextBar* m_context;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    InspectorPanel* m_inspector;
    QHash<QString, Page*> m_pages;
    QList<PageEntry> m_order;
    int m_numbered = 0;   ///< pages with a number
    QString m_groupTitle; ///< of the pages that are added
    QStringList m_folded; ///< groups of the rail, by their titles
};

} // namespace palimpsest
