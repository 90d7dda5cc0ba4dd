#pragma once

#include "engine/study/study_import.h"
#include "ui/shell/page.h"
#include "ui/study/open_study.h"

#include <memory>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace palimpsest {

class EmptyState;
class FactTable;

/// Brings raters' returns in: what each would change is shown before anything is. Zips and filled ratings.csv may be
/// dropped on it.
class ImportPage : public Page {
    Q_OBJECT
public:
    ImportPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("import"); }
    QString title() const override { return tr("Import"); }
    QString iconName() const override { return QStringLiteral("import"); }
    QList<QAction*> contextActions() override { return {m_choose}; }

    /// How returns are read; folders of the same name where nothing is set.
    void setArchive(std::shared_ptr<const ArchiveFormat> format);
    /// Adds returns to the list and says what they would change.
    void addReturns(const QStringList& paths);
    /// Takes in everything of the list that can be.
    void apply();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class State { Reading, Ready, Refused, Applied };
    struct Return {
        QString path;
        State state = State::Reading;
        ImportReport report;
        QString error;
    };

    QWidget* buildList();
    void choose();
    void clear();
    void read(const QString& path, bool preview);
    void take(const QString& path, const Result<ImportReport>& report, State done);
    void onProjectChanged();
    int rowToShow() const;
    void showReturns();
    void showDetail();

    ProjectDesk* const m_desk;
    std::shared_ptr<const ArchiveFormat> m_format;
    std::vector<Return> m_returns;
    bool m_chosen = false;  ///< a row, by the user
    bool m_filling = false; ///< the table, by the page
    QString m_folder;       ///< of the project the list was read against
    QAction* m_choose;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    FactTable* m_table;
    QTableView* m_view;
    FactTable* m_lines;
    QTableView* m_linesView;
    QLabel* m_detail;
    QPushButton* m_apply;
    QPushButton* m_clear;
    QWidget* m_list;
};

} // namespace palimpsest
