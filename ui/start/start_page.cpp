#include "ui/start/start_page.h"

#include "ui/bridge/run_handle.h"
#include "ui/shell/preferences.h"
#include "ui/start/action_card.h"
#include "ui/start/demo_run.h"
#include "ui/start/recent_run_delegate.h"
#include "ui/start/recent_runs_model.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/section_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kColumnWidth = 960;

} // namespace

StartPage::StartPage(QWidget* parent)
    : Page(parent),
      m_heading(new QLabel(QStringLiteral("Palimpsest"))),
      m_sentence(new QLabel),
      m_demo(new ActionCard(QStringLiteral("sparkles"), tr("Try the demo"), {})),
      m_newRun(new ActionCard(QStringLiteral("circle-plus"), tr("New run"),
                              tr("Choose a model, the rows it shall forget, and how."))),
      m_open(new ActionCard(QStringLiteral("folder-open"), tr("Open a run"),
                            tr("A run directory, finished or going on, or the reference's result folder."))),
      m_model(new RecentRunsModel(this)),
      m_recent(new QListView),
      m_empty(new EmptyState(QStringLiteral("inbox"), tr("Runs that you start or open appear here.")))
{
    auto* column = new QWidget;
    column->setMaximumWidth(Theme::instance().scaled(kColumnWidth));
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(24, 32, 24, 16);
    rows->setSpacing(24);
    rows->addWidget(buildHeader());
    rows->addWidget(buildRecent(), 1);
    auto* center = new QHBoxLayout(this);
    center->setContentsMargins(0, 0, 0, 0);
    center->addStretch(1);
    center->addWidget(column, 100);
    center->addStretch(1);
    connect(m_demo, &ActionCard::clicked, this, &StartPage::tryDemo);
    connect(m_newRun, &ActionCard::clicked, this, [this] { Q_EMIT openPage(QStringLiteral("new_run")); });
    connect(m_open, &ActionCard::clicked, this, &StartPage::openRequested);
    connect(m_recent, &QListView::clicked, this, &StartPage::openIndex);
    connect(m_recent, &QListView::activated, this, &StartPage::openIndex);
    connect(&Theme::instance(), &Theme::changed, this, &StartPage::restyle);
    restyle();
    refresh();
}

QWidget* StartPage::buildHeader()
{
    m_sentence->setText(
        tr("Watch a language model forget chosen texts, and see what the rest of its knowledge paid for it."));
    m_sentence->setWordWrap(true);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_demo->setPrimary(true);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    for (ActionCard* card : {m_demo, m_newRun, m_open})
        cards->addWidget(card, 1);
    auto* header = new QWidget;
    auto* rows = new QVBoxLayout(header);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(m_heading);
    rows->addWidget(m_sentence);
    rows->addSpacing(16);
    rows->addLayout(cards);
    return header;
}

QWidget* StartPage::buildRecent()
{
    m_recent->setModel(m_model);
    m_recent->setItemDelegate(new RecentRunDelegate(m_recent));
    m_recent->setAccessibleName(tr("Recent runs"));
    m_recent->setMouseTracking(true);
    m_recent->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->viewport()->setBackgroundRole(QPalette::Window);
    auto* recent = new QWidget;
    auto* rows = new QVBoxLayout(recent);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(new SectionHeader(tr("Recent runs")));
    rows->addWidget(m_recent, 1);
    rows->addWidget(m_empty, 1);
    return recent;
}

void StartPage::setRun(RunHandle* run)
{
    if (run != nullptr)
        rememberRecentRun(run->directory());
    refresh();
}

void StartPage::showEvent(QShowEvent* event)
{
    refresh();
    Page::showEvent(event);
}

void StartPage::refresh()
{
    m_model->setRuns(recentRuns());
    const bool none = m_model->rowCount() == 0;
    m_recent->setVisible(!none);
    m_empty->setVisible(none);
    const Result<RunConfig> demo = demoRun(loadPreferences().runsFolder);
    m_demo->setEnabled(demo.ok());
    m_demo->setSentence(
        demo ? tr("A small model that recites private case notes begins to unlearn them at once. Takes a few "
                  "minutes, needs no network.")
             : tr("Not here: %1").arg(QString::fromStdString(demo.error().text())));
}

void StartPage::tryDemo()
{
    const Result<RunConfig> demo = demoRun(loadPreferences().runsFolder);
    if (!demo) {
        Q_EMIT problem(tr("The demo cannot start: %1").arg(QString::fromStdString(demo.error().text())),
                       tr("Install Palimpsest with its datasets folder, or set PALIMPSEST_SHARE to where it is."));
        return;
    }
    Q_EMIT startRequested(*demo);
}

void StartPage::openIndex(const QModelIndex& index)
{
    const QString directory = index.data(RecentRunsModel::DirectoryRole).toString();
    if (!directory.isEmpty())
        Q_EMIT openRun(directory);
}

void StartPage::restyle()
{
    m_heading->setFont(themeFont(TextSize::Headline, true));
    m_sentence->setFont(themeFont(TextSize::Title));
}

} // namespace palimpsest
