#pragma once

#include "ui/samples/sample_grid_model.h"
#include "ui/shell/page.h"

#include <QPointer>

class QStackedWidget;

namespace palimpsest {

class EmptyState;
class RunHandle;
class SampleDetail;
class SampleGridView;
class SampleMiniMap;
class SampleNotes;
class SampleToolbar;

/// The forget samples over the epochs, and one of them in full.
class SamplesPage : public Page {
    Q_OBJECT
public:
    explicit SamplesPage(QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("samples"); }
    QString title() const override { return tr("Samples"); }
    QString iconName() const override { return QStringLiteral("grid-3x3"); }
    void setRun(RunHandle* run) override;

    /// Numbers that others know of the samples ("human mean", "judge grade"), behind the epochs.
    void addColumn(SampleColumn column) { m_model->addColumn(std::move(column)); }
    void removeColumn(const QString& title) { m_model->removeColumn(title); }
    /// The run that is looked at, or nullptr.
    RunHandle* run() const;
    bool showsDetail() const;

public Q_SLOTS:
    /// A sample in full after an epoch; an epoch that is not known means the last.
    void showSample(qint64 id, qint64 epoch);
    void showGrid();

private:
    QWidget* buildGrid();
    void buildShortcuts();
    void openCell(const QModelIndex& index);
    void openCurrent();
    void toggleBookmark();
    void refreshState();
    void openNotes();

    QPointer<RunHandle> m_run;
    SampleGridModel* m_model;
    SampleNotes* m_notes;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    EmptyState* m_nothing;
    QWidget* m_gridPage;
    QStackedWidget* m_gridStack;
    SampleToolbar* m_toolbar;
    SampleGridView* m_view;
    SampleDetail* m_detail;
    QString m_failure;
};

} // namespace palimpsest
