#pragma once

#include "ui/shell/page.h"

#include <memory>

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace palimpsest {

class ChartGrid;
class CompareCurves;
class ComparedRuns;
class EmptyState;
class OptionsModel;
class RunLibrary;
class SampleAcrossRuns;

/// Any runs over each other.
class ComparePage : public Page {
    Q_OBJECT
public:
    explicit ComparePage(QWidget* parent = nullptr);
    ~ComparePage() override;

    QString key() const override { return QStringLiteral("compare"); }
    QString title() const override { return tr("Compare"); }
    QString iconName() const override { return QStringLiteral("git-compare-arrows"); }
    /// Compared from the start where nothing else is.
    void setRun(RunHandle* run) override;

    void addDirectory(const QString& directory);
    void add(std::unique_ptr<RunHandle> run);
    ComparedRuns* runs() const { return m_runs; }
    ChartGrid* charts() const { return m_charts; }
    SampleAcrossRuns* sample() const { return m_sample; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeRunList();
    QWidget* makeTables();
    QTableView* makeTable(QAbstractItemModel* model, const QString& name);
    void connectParts();
    void askForRun();
    void askForFolder();
    void removeChosen();
    void showState();
    void saveState() const;
    void restoreState();

    ComparedRuns* m_runs;
    RunLibrary* m_library; ///< what can be added
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter* m_across;
    QSplitter* m_down;
    QTableView* m_list;
    QPushButton* m_add;
    QPushButton* m_remove;
    QComboBox* m_alignment;
    ChartGrid* m_charts;
    CompareCurves* m_curves;
    OptionsModel* m_options;
    QTableView* m_optionTable = nullptr;
    QLabel* m_noOptions;
    QTabWidget* m_tables;
    SampleAcrossRuns* m_sample;
    QString m_current; ///< directory of the window's run
    bool m_restored = false;
};

} // namespace palimpsest
