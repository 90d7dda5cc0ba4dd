#include "ui/study/model_tree.h"

#include "ui/study/open_study.h"
#include "ui/theme/safe_text.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kRunRole = Qt::UserRole;
constexpr int kEpochRole = Qt::UserRole + 1;

} // namespace

ModelTree::ModelTree(QWidget* parent) : QTreeWidget(parent)
{
    setHeaderLabels({tr("Run and epoch"), tr("Method"), tr("Where it is")});
    setAccessibleName(tr("Models: runs and epochs"));
    setEditTriggers(NoEditTriggers);
    setUniformRowHeights(true);
    setStyleSheet(QStringLiteral("QTreeView::item { padding: 4px 0; }"));
    header()->setStretchLastSection(true);
    header()->resizeSection(0, 200);
    header()->resizeSection(1, 80);
    connect(this, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem*, int column) {
        if (column == 0)
            Q_EMIT checkedChanged();
    });
}

void ModelTree::addRun(const ProjectRun& run, const std::vector<StudyModel>& checked, bool all)
{
    auto* top = new QTreeWidgetItem(this, {safeText(QString::fromStdString(run.name)),
                                           safeText(QString::fromStdString(run.method)),
                                           safeText(QString::fromStdString(run.path))});
    top->setFlags(top->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
    top->setToolTip(2, top->text(2));
    for (const std::int64_t epoch : run.epochs) {
        auto* child = new QTreeWidgetItem(top, {epochName(epoch)});
        child->setFlags(child->flags() | Qt::ItemIsUserCheckable);
        child->setData(0, kRunRole, qint64(run.id));
        child->setData(0, kEpochRole, qint64(epoch));
        const bool isChecked = all || std::ranges::find(checked, StudyModel{run.id, epoch}) != checked.end();
        child->setCheckState(0, isChecked ? Qt::Checked : Qt::Unchecked);
    }
    top->setExpanded(true);
}

void ModelTree::setRuns(const std::vector<ProjectRun>& runs, std::int64_t fresh)
{
    const std::vector<StudyModel> before = checked();
    {
        const QSignalBlocker quiet(this);
        clear();
        for (const ProjectRun& run : runs)
            addRun(run, before, run.id == fresh);
    }
    if (checked() != before)
        Q_EMIT checkedChanged();
}

std::vector<StudyModel> ModelTree::checked() const
{
    std::vector<StudyModel> models;
    for (int run = 0; run < topLevelItemCount(); ++run)
        for (int row = 0; row < topLevelItem(run)->childCount(); ++row)
            if (const QTreeWidgetItem* epoch = topLevelItem(run)->child(row); epoch->checkState(0) == Qt::Checked)
                models.push_back({epoch->data(0, kRunRole).toLongLong(), epoch->data(0, kEpochRole).toLongLong()});
    return models;
}

void ModelTree::setAll(Qt::CheckState state)
{
    {
        const QSignalBlocker quiet(this);
        for (int run = 0; run < topLevelItemCount(); ++run)
            for (int row = 0; row < topLevelItem(run)->childCount(); ++row)
                topLevelItem(run)->child(row)->setCheckState(0, state);
    }
    viewport()->update();
    Q_EMIT checkedChanged();
}

void ModelTree::checkAll() { setAll(Qt::Checked); }
void ModelTree::checkNone() { setAll(Qt::Unchecked); }

} // namespace palimpsest
