#include "ui/judge/failures_page.h"

#include "ui/judge/failure_detail.h"
#include "ui/judge/failures_model.h"
#include "ui/judge/judge_words.h"
#include "ui/judge/result_table.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTableView>

#include <algorithm>

namespace palimpsest {

namespace {

const QString kSplitters = QStringLiteral("failures/splitter%1");

/// Remembers where the user put its handles.
QSplitter* splitterOf(Qt::Orientation orientation, int number)
{
    auto* splitter = new QSplitter(orientation);
    splitter->setChildrenCollapsible(false);
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter,
                     [splitter, number] { QSettings().setValue(kSplitters.arg(number), splitter->saveState()); });
    return splitter;
}

} // namespace

FailuresPage::FailuresPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent)
    : ResultPage(desk, judge, QStringLiteral("circle-x"), parent),
      m_classes(new QListWidget),
      m_model(new FailuresModel(this)),
      m_table(resultTable(m_model, tr("Failures of the class"))),
      m_detail(new FailureDetail),
      m_retry(new QPushButton)
{
    m_retry->setObjectName(QStringLiteral("retry"));
    m_retry->setToolTip(tr("Sends the selected calls again. Answers that cannot be read are never asked for again: "
                           "read them by hand, or grade with another replicate."));
    addTrailing(m_retry);
    setContent(buildContent());
    connect(m_classes, &QListWidget::currentRowChanged, this, &FailuresPage::showClass);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FailuresPage::showSelected);
    connect(m_retry, &QPushButton::clicked, this, &FailuresPage::retry);
    connect(m_detail, &FailureDetail::readByHand, this, &FailuresPage::readByHand);
    connect(judge, &OpenJudge::started, this, &FailuresPage::updateRetry);
    connect(judge, &OpenJudge::ended, this, &FailuresPage::updateRetry);
    updateRetry();
}

QWidget* FailuresPage::buildContent()
{
    m_classes->setAccessibleName(tr("Classes of failures"));
    m_classes->setFrameShape(QFrame::NoFrame);
    m_classes->setMinimumWidth(Theme::instance().scaled(176));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSectionResizeMode(FailuresModel::Reply, QHeaderView::Stretch);
    auto* right = splitterOf(Qt::Vertical, 1);
    right->addWidget(m_table);
    right->addWidget(m_detail);
    right->setStretchFactor(0, 2);
    right->setStretchFactor(1, 3);
    right->setSizes({240, 360});
    right->setContentsMargins(16, 0, 0, 0);
    right->restoreState(QSettings().value(kSplitters.arg(1)).toByteArray());
    auto* content = splitterOf(Qt::Horizontal, 0);
    content->addWidget(m_classes);
    content->addWidget(right);
    content->setStretchFactor(0, 0);
    content->setStretchFactor(1, 1);
    content->restoreState(QSettings().value(kSplitters.arg(0)).toByteArray());
    return content;
}

void FailuresPage::read(std::int64_t run)
{
    ask(
        [run](Project& project) -> Result<std::vector<JudgeFailure>> {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return judgeFailures(store, run);
        },
        [this](std::vector<JudgeFailure> failures) { take(std::move(failures)); });
}

void FailuresPage::take(std::vector<JudgeFailure> failures)
{
    m_failures = std::move(failures);
    if (m_failures.empty()) {
        m_model->setFailures({});
        updateRetry();
        const JudgeRunState* current = judge()->current();
        const bool open = current != nullptr && current->counts.done + current->counts.failed < current->counts.total;
        return showSentence(open ? tr("Nothing has failed so far.") : tr("Every candidate has a score."));
    }
    showClasses();
    showContent();
}

void FailuresPage::showClasses()
{
    const QListWidgetItem* before = m_classes->currentItem();
    const QString chosen = before ? before->data(Qt::UserRole).toString() : QString();
    const QSignalBlocker blocker(m_classes);
    m_classes->clear();
    for (auto begin = m_failures.begin(); begin != m_failures.end();) {
        const auto end = std::find_if(begin, m_failures.end(),
                                      [&](const JudgeFailure& one) { return one.failure != begin->failure; });
        const QString name = QString::fromStdString(begin->failure);
        auto* item = new QListWidgetItem(
            QStringLiteral("%1  %2").arg(countText(end - begin), outcomeText(begin->failure, std::nullopt)), m_classes);
        item->setData(Qt::UserRole, name);
        item->setToolTip(name);
        item->setSizeHint({0, Theme::instance().scaled(32)});
        if (name == chosen)
            m_classes->setCurrentItem(item);
        begin = end;
    }
    if (m_classes->currentRow() < 0)
        m_classes->setCurrentRow(0);
    showClass();
}

void FailuresPage::showClass()
{
    const QListWidgetItem* item = m_classes->currentItem();
    const std::string name = item ? item->data(Qt::UserRole).toString().toStdString() : std::string();
    const int row = std::max(0, m_table->currentIndex().row());
    std::vector<JudgeFailure> its;
    std::ranges::copy_if(m_failures, std::back_inserter(its),
                         [&](const JudgeFailure& failure) { return failure.failure == name; });
    m_model->setFailures(std::move(its));
    if (m_model->rowCount() > 0)
        m_table->selectRow(std::min(row, m_model->rowCount() - 1));
    showSelected();
}

void FailuresPage::showSelected()
{
    const QModelIndex current = m_table->currentIndex();
    const bool valid = current.isValid() && current.row() < m_model->rowCount();
    m_detail->setFailure(valid ? &m_model->failure(current.row()) : nullptr);
    updateRetry();
}

std::vector<std::int64_t> FailuresPage::retriable() const
{
    std::vector<std::int64_t> attempts;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        if (const JudgeFailure& failure = m_model->failure(index.row()); failure.mayAskAgain)
            attempts.push_back(failure.attempt);
    return attempts;
}

void FailuresPage::updateRetry()
{
    const std::size_t count = retriable().size();
    m_retry->setText(judge()->isLive() ? tr("Grading…")
                     : count == 0      ? tr("Ask again")
                                       : tr("Ask again: %n call(s)", nullptr, int(count)));
    m_retry->setEnabled(count > 0 && !judge()->isLive());
}

void FailuresPage::retry()
{
    const std::int64_t run = this->run();
    desk()->write(
        this,
        [run, attempts = retriable()](Project& project) -> Status {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return store.setFailedTo(run, "pending", attempts);
        },
        [this, run](const Status& status) {
            if (!status)
                Q_EMIT problem(QString::fromStdString(status.error().text()), tr("Nothing was sent."));
            else
                judge()->start(run);
        });
}

void FailuresPage::readByHand(qint64 attempt, double value, const QString& who, const QString& note)
{
    desk()->write(
        this,
        [attempt, value, who = who.toStdString(), note = note.toStdString()](Project& project) -> Status {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return overrideScore(store, attempt, value, who, note);
        },
        [this](const Status& status) {
            if (!status)
                Q_EMIT problem(QString::fromStdString(status.error().text()), tr("The score was not kept."));
        });
}

} // namespace palimpsest
