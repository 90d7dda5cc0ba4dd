#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace palimpsest {

class RunLibrary;
class RunsFilter;
class RunsModel;

/// The library's runs to choose some from, by words of their names, models, settings and tags; or a folder that the
/// library does not know. Blocks nothing; deletes itself.
class RunPicker : public QDialog {
    Q_OBJECT
public:
    /// `library`: told where to look; outlives the picker.
    explicit RunPicker(RunLibrary* library, QWidget* parent);

Q_SIGNALS:
    void chosen(const QStringList& directories);
    void folderRequested();

private:
    void build();
    void makeTable();
    void showRuns();
    void showChoice();
    void choose();

    RunLibrary* m_library;
    RunsModel* m_model;
    RunsFilter* m_filter;
    QLineEdit* m_search;
    QTableView* m_table;
    QLabel* m_empty;
    QPushButton* m_add;
    QPushButton* m_folder;
};

} // namespace palimpsest
