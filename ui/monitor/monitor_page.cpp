#include "ui/monitor/monitor_page.h"

#include "ui/bridge/run_handle.h"
#include "ui/charts/chart_grid.h"
#include "ui/monitor/epoch_limit.h"
#include "ui/monitor/failure_panel.h"
#include "ui/monitor/log_panel.h"
#include "ui/monitor/monitor_curves.h"
#include "ui/monitor/run_actions.h"
#include "ui/monitor/run_facts.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace palimpsest {

MonitorPage::MonitorPage(QWidget* parent)
    : Page(parent),
      m_actions(new RunActions(this)),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("activity"), {})),
      m_content(new QWidget),
      m_facts(new RunFacts),
      m_limit(new EpochLimit),
      m_readOnly(new ElidedLabel),
      m_warnings(new MessageBar),
      m_failure(new FailurePanel),
      m_splitter(new QSplitter(Qt::Vertical)),
      m_charts(new ChartGrid),
      m_curves(new MonitorCurves(m_charts, this)),
      m_log(new LogPanel)
{
    build();
    connectParts();
    restoreState();
    setRun(nullptr);
}

MonitorPage::~MonitorPage() { saveState(); }

void MonitorPage::build()
{
    m_splitter->addWidget(m_charts);
    m_splitter->addWidget(m_log);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({600, 140});
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(8);
    column->addWidget(makeHeader());
    column->addWidget(m_warnings);
    column->addWidget(m_failure);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

QWidget* MonitorPage::makeHeader()
{
    auto* header = new QWidget;
    auto* lines = new QVBoxLayout(header);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(m_facts);
    auto* controls = new QHBoxLayout;
    controls->setSpacing(8);
    for (QAction* action : {m_actions->finishEpoch(), m_actions->checkpoint()}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(action->text());
        controls->addWidget(button);
    }
    controls->addWidget(m_limit);
    controls->addSpacing(8);
    controls->addWidget(m_readOnly, 1);
    auto* choose = new QToolButton;
    choose->setText(tr("Charts"));
    choose->setIcon(themeIcon(QStringLiteral("layout-grid")));
    choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    choose->setPopupMode(QToolButton::InstantPopup);
    choose->setMenu(m_charts->chooseMenu());
    choose->setToolTip(tr("Choose which charts are shown"));
    choose->setAccessibleName(tr("Choose which charts are shown"));
    controls->addWidget(choose);
    lines->addLayout(controls);
    return header;
}

void MonitorPage::connectParts()
{
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { Q_EMIT openPage(QStringLiteral("new_run")); });
    connect(m_limit, &EpochLimit::moreEpochsWanted, this, &MonitorPage::resumeRequested);
    connect(m_failure, &FailurePanel::goOnWanted, this, [this] {
        if (m_run)
            Q_EMIT resumeRequested(m_run->directory(),
                                   m_run->model().setting(QStringLiteral("max_epochs")).toLongLong());
    });
    connect(m_failure, &FailurePanel::logWanted, this, [this] {
        m_splitter->setSizes({m_splitter->height() / 2, m_splitter->height() / 2});
        m_log->table()->setFocus();
    });
    connect(m_charts, &ChartGrid::saveFailed, this,
            [this](const QString& what) { Q_EMIT problem(what, tr("Choose another folder.")); });
    connect(m_charts, &ChartGrid::saved, this,
            [this](const QString& path) { Q_EMIT notice(tr("Saved %1").arg(path)); });
}

QList<QAction*> MonitorPage::contextActions() { return {m_actions->pauseOrResume(), m_actions->stop()}; }

void MonitorPage::setRun(RunHandle* run)
{
    if (m_run) {
        m_run->disconnect(this);
        m_run->model().disconnect(this);
    }
    m_run = run;
    m_actions->setRun(run);
    m_facts->setRun(run);
    m_limit->setRun(run);
    m_curves->setRun(run);
    m_log->setRun(run != nullptr ? &run->model() : nullptr);
    m_warnings->clear();
    if (run != nullptr) {
        connect(run, &RunHandle::loaded, this, &MonitorPage::showState);
        connect(run, &RunHandle::failed, this, &MonitorPage::onFailed);
        connect(run, &RunHandle::kindChanged, this, &MonitorPage::showState);
        connect(run, &RunHandle::refused, this, [this](const QString& why) { Q_EMIT problem(why, QString()); });
        for (const auto signal : {&RunModel::stateChanged, &RunModel::startedChanged, &RunModel::finished})
            connect(&run->model(), signal, this, &MonitorPage::showState);
        connect(&run->model(), &RunModel::warningAdded, this,
                [this](const QString& text) { m_warnings->post(MessageBar::Kind::Warning, safeText(text)); });
        const auto& warnings = run->model().warnings();
        const std::size_t first = warnings.size() - std::min<std::size_t>(warnings.size(), MessageBar::kRows);
        for (std::size_t i = first; i < warnings.size(); ++i)
            m_warnings->post(MessageBar::Kind::Warning, safeText(warnings[i]));
    }
    showState();
}

void MonitorPage::onFailed(const QString& what)
{
    m_stack->setCurrentWidget(m_empty);
    m_empty->setSentence(safeText(what));
    m_empty->setAction({});
}

void MonitorPage::showState()
{
    const bool known =
        m_run && (m_run->model().hasStarted() || !m_run->model().epochs().empty() || !m_run->model().log().empty());
    m_stack->setCurrentWidget(known ? m_content : m_empty);
    if (m_run.isNull()) {
        m_empty->setSentence(tr("A run's curves, numbers and log appear here once one is started or opened."));
        m_empty->setAction(tr("Set up a run"));
    } else if (!known) {
        m_empty->setSentence(m_run->isLoading() ? tr("Reading the run …") : tr("The run is starting …"));
        m_empty->setAction({});
    }
    const bool readOnly = m_run && !m_run->isControllable();
    m_readOnly->setText(readOnly ? m_run->whyNotControllable() : QString());
    m_failure->showFailureOf(m_run ? &m_run->model() : nullptr, m_run && m_run->isResumable());
}

void MonitorPage::saveState() const
{
    QSettings settings;
    settings.beginGroup(key());
    settings.setValue("splitter", m_splitter->saveState());
    settings.setValue("log_level", m_log->level());
    m_charts->saveState(settings);
}

void MonitorPage::restoreState()
{
    QSettings settings;
    settings.beginGroup(key());
    m_splitter->restoreState(settings.value("splitter").toByteArray());
    m_log->setLevel(settings.value("log_level").toInt());
    m_charts->restoreState(settings);
}

} // namespace palimpsest
