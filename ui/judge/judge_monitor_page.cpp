#include "ui/judge/judge_monitor_page.h"

#include "ui/judge/judge_numbers.h"
#include "ui/judge/judge_run_facts.h"
#include "ui/judge/judge_run_picker.h"
#include "ui/judge/judge_words.h"
#include "ui/shell/duration_text.h"
#include "ui/theme/card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/spacing.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

#include <cmath>

namespace palimpsest {

namespace {

constexpr int kSteps = 1000;

QLabel* wordsLabel(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void showText(QLabel* label, const QString& text)
{
    label->setText(safeText(text));
    label->setVisible(!text.isEmpty());
}

} // namespace

JudgeMonitorPage::JudgeMonitorPage(ProjectDesk*, OpenJudge* judge, QWidget* parent)
    : Page(parent),
      m_judge(judge),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("circle-gauge"), QString())),
      m_facts(new JudgeRunFacts),
      m_numbers(new JudgeNumbers),
      m_bar(new QProgressBar),
      m_words(wordsLabel("words")),
      m_wait(wordsLabel("countdown")),
      m_problem(wordsLabel("lastProblem")),
      m_toggle(new QPushButton),
      m_stop(new QPushButton(themeIcon(QStringLiteral("square")), tr("Stop"))),
      m_scores(new QPushButton(themeIcon(QStringLiteral("chevron-right")), tr("Scores"))),
      m_failures(new QPushButton(themeIcon(QStringLiteral("chevron-right")), tr("Failures"))),
      m_tick(new QTimer(this))
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    column->setSpacing(kSpaceWide);
    column->addWidget(buildHead());
    column->addWidget(m_facts);
    column->addWidget(buildProgress());
    column->addWidget(buildResults());
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setWidget(content);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(area);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_tick->setInterval(250);
    connectParts();
    refresh();
}

QWidget* JudgeMonitorPage::buildHead()
{
    m_toggle->setObjectName(QStringLiteral("toggle"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_stop->setToolTip(tr("Sends nothing more and waits for the calls under way; the run can be resumed later"));
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new JudgeRunPicker(m_judge), 1);
    row->addWidget(m_toggle);
    row->addWidget(m_stop);
    return head;
}

QWidget* JudgeMonitorPage::buildProgress()
{
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kSteps);
    m_bar->setAccessibleName(tr("Share of the calls that are final"));
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    column->setSpacing(kSpaceWide);
    column->addWidget(m_bar);
    column->addWidget(m_numbers);
    column->addWidget(m_words);
    column->addWidget(m_wait);
    column->addWidget(m_problem);
    return card;
}

QWidget* JudgeMonitorPage::buildResults()
{
    m_scores->setToolTip(tr("Means, spread and histogram of what is graded so far"));
    m_failures->setToolTip(tr("What has no score, by cause, with what the server said"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_scores);
    layout->addWidget(m_failures);
    layout->addStretch(1);
    return row;
}

void JudgeMonitorPage::connectParts()
{
    connect(m_judge, &OpenJudge::loaded, this, &JudgeMonitorPage::refresh);
    connect(m_judge, &OpenJudge::currentChanged, this, &JudgeMonitorPage::refresh);
    connect(m_judge, &OpenJudge::progressed, this, &JudgeMonitorPage::refresh);
    connect(m_judge, &OpenJudge::failed, this, &JudgeMonitorPage::refresh);
    connect(m_judge, &OpenJudge::started, this, [this] {
        m_stopping = false;
        refresh();
    });
    connect(m_toggle, &QPushButton::clicked, this, &JudgeMonitorPage::toggle);
    connect(m_stop, &QPushButton::clicked, this, &JudgeMonitorPage::stop);
    connect(m_scores, &QPushButton::clicked, this, [this] { Q_EMIT openPage(QStringLiteral("scores")); });
    connect(m_failures, &QPushButton::clicked, this, [this] { Q_EMIT openPage(QStringLiteral("failures")); });
    connect(m_tick, &QTimer::timeout, this, &JudgeMonitorPage::countDown);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { Q_EMIT openPage(QStringLiteral("judge_run")); });
}

void JudgeMonitorPage::refresh()
{
    const JudgeRunState* state = m_judge->current();
    m_stack->setCurrentIndex(state != nullptr ? 1 : 0);
    if (state == nullptr)
        return showEmpty();
    showRun(*state);
}

void JudgeMonitorPage::showEmpty()
{
    const QString why = m_judge->whyNothing();
    m_empty->setSentence(
        why.isEmpty() ? tr("How far a judge run is, what it costs and what went wrong appears here as soon as there "
                           "is one.")
                      : why);
    m_empty->setAction(why.isEmpty() ? tr("New grading") : QString());
}

void JudgeMonitorPage::showRun(const JudgeRunState& state)
{
    const bool isLive = m_judge->isLive(state.run.id) && m_judge->progress();
    const JudgeProgress* live = isLive ? &*m_judge->progress() : nullptr;
    m_facts->setRun(state.run);
    m_numbers->show(state, live);
    const std::int64_t total = live ? live->total : state.counts.total;
    const std::int64_t final = live ? live->done + live->failed : state.counts.done + state.counts.failed;
    m_scores->setEnabled((live ? live->done : state.counts.done) > 0);
    m_failures->setVisible((live ? live->failed : state.counts.failed) > 0);
    m_bar->setValue(total > 0 ? int(final * kSteps / total) : 0);
    showWords(state, live);
    showButtons(state, live);
}

void JudgeMonitorPage::showWords(const JudgeRunState& state, const JudgeProgress* live)
{
    const std::int64_t open = state.counts.total - state.counts.done - state.counts.failed;
    QString words;
    if (isHistorical(state.run.endpoint))
        words = tr("An imported run: its grades are complete, and nothing can be sent.");
    else if (live && m_stopping)
        words = tr("Stopping: waiting for %n call(s) under way, whose answers are kept.", nullptr, live->inFlight);
    else if (!live && m_judge->isLive())
        words = tr("Another judge run is under way; one at a time is sent.");
    else if (!live && state.run.state == "running")
        words = tr("Another program grades this run, or it ended without a word. Resuming asks nothing twice.");
    else if (!live && open > 0 && !state.run.stopReason.empty())
        words = tr("%1: %2").arg(judgeStateLook(state.run).word, QString::fromStdString(state.run.stopReason));
    showText(m_words, words);
    const QString problem = live ? QString::fromStdString(live->lastProblem) : QString();
    showText(m_problem, problem.isEmpty() ? QString() : tr("Last problem: %1").arg(problem));
    m_waitsUntil =
        live && live->pausedFor.count() > 0 ? QDateTime::currentMSecsSinceEpoch() + qint64(live->pausedFor.count()) : 0;
    if (m_waitsUntil > 0 && !m_tick->isActive())
        m_tick->start();
    countDown();
}

void JudgeMonitorPage::countDown()
{
    const double left = double(m_waitsUntil - QDateTime::currentMSecsSinceEpoch()) / 1000;
    const bool waits = m_waitsUntil > 0 && left > 0;
    if (!waits)
        m_tick->stop();
    showText(m_wait,
             waits ? tr("The server asks to wait; calls go on in %1.").arg(durationText(std::ceil(left))) : QString());
}

void JudgeMonitorPage::showButtons(const JudgeRunState& state, const JudgeProgress* live)
{
    const bool isLive = m_judge->isLive(state.run.id);
    const bool paused = live && live->state == "paused";
    const bool open = state.counts.done + state.counts.failed < state.counts.total;
    const bool sendable = !isHistorical(state.run.endpoint);
    m_stop->setVisible(isLive);
    m_stop->setEnabled(!m_stopping);
    m_toggle->setVisible(isLive || (open && sendable));
    m_toggle->setEnabled(isLive ? !m_stopping : !m_judge->isBusy());
    const bool goesOn = isLive && !paused;
    const bool unconfirmed = !isLive && state.run.confirmedAt.empty();
    m_toggle->setIcon(themeIcon(goesOn ? QStringLiteral("pause") : QStringLiteral("play")));
    m_toggle->setText(goesOn ? tr("Pause") : unconfirmed ? tr("Go to the probe") : tr("Resume"));
    m_toggle->setToolTip(goesOn        ? tr("Sends nothing more until it is resumed; calls under way are finished")
                         : unconfirmed ? tr("The run is not confirmed: the probe shows what it will cost")
                                       : tr("Sends the open calls; nothing that was answered is asked again"));
}

void JudgeMonitorPage::toggle()
{
    const JudgeRunState* state = m_judge->current();
    if (state == nullptr)
        return;
    if (!m_judge->isLive(state->run.id)) {
        if (state->run.confirmedAt.empty())
            return Q_EMIT openPage(QStringLiteral("probe"));
        m_judge->start(state->run.id);
    } else if (m_judge->progress() && m_judge->progress()->state == "paused") {
        m_judge->resume();
    } else {
        m_judge->pause();
    }
    refresh();
}

void JudgeMonitorPage::stop()
{
    m_stopping = true;
    m_judge->stop();
    refresh();
}

} // namespace palimpsest
