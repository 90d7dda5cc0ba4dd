#include "ui/judge/probe_page.h"

#include "ui/judge/judge_run_facts.h"
#include "ui/judge/judge_run_picker.h"
#include "ui/judge/judge_words.h"
#include "ui/judge/probed_calls_model.h"
#include "ui/judge/result_table.h"
#include "ui/shell/duration_text.h"
#include "ui/theme/card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/number_label.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/spacing.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>

namespace palimpsest {

namespace {

constexpr std::int64_t kMostCallsShown = 100;
const QString kProbeSplitter = QStringLiteral("probe/splitter");

QString tokens(const std::optional<double>& mean, const std::optional<double>& sd)
{
    if (!mean)
        return ProbePage::tr("not told");
    const QString text = QLocale().toString(*mean, 'f', 0);
    return sd ? ProbePage::tr("%1 ± %2").arg(text, QLocale().toString(*sd, 'f', 0)) : text;
}

QString money(const JudgeForecast& forecast, const std::optional<Price>& price)
{
    const QString cost = moneyText(forecast.cost, price);
    return forecast.costError ? ProbePage::tr("%1 ± %2").arg(cost, moneyText(forecast.costError, price)) : cost;
}

/// The action of this moment; the other buttons are quiet.
void setPrimary(QPushButton* button, bool primary)
{
    button->setIcon(themeIcon(QStringLiteral("check"), primary ? Token::OnAccent : Token::Text));
    if (button->property("primary").toBool() == primary)
        return;
    button->setProperty("primary", primary);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

} // namespace

ProbePage::ProbePage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent)
    : Page(parent),
      m_desk(desk),
      m_judge(judge),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("flask-conical"), QString())),
      m_facts(new JudgeRunFacts),
      m_stateText(new QLabel),
      m_calls(new ProbedCallsModel(this)),
      m_table(resultTable(m_calls, tr("Calls"))),
      m_reply(new QPlainTextEdit),
      m_promptTokens(new NumberLabel(tr("Prompt tokens"), tr("Of a call, as the server counted them: mean."))),
      m_replyTokens(new NumberLabel(tr("Reply tokens"), tr("Of a call: mean ± standard deviation (n − 1)."))),
      m_cost(
          new NumberLabel(tr("Cost of the rest"),
                          tr("The open calls' bytes × tokens a byte of the probe × price of the prompt + open calls × "
                             "mean reply tokens "
                             "× their price; ± open calls × standard deviation of the reply tokens × their price."))),
      m_time(new NumberLabel(tr("Time"), tr("Open calls × mean time of a call / calls at once, and never less than the "
                                            "requests a minute allow."))),
      m_probe(new QPushButton),
      m_confirm(new QPushButton),
      m_discard(new QPushButton(tr("Discard")))
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    column->setSpacing(kSpaceWide);
    column->addWidget(buildRun());
    column->addWidget(buildForecast());
    column->addWidget(buildButtons());
    column->addWidget(buildCalls(), 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connectParts();
    refresh();
}

QWidget* ProbePage::buildRun()
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpaceWide);
    layout->addWidget(new JudgeRunPicker(m_judge));
    layout->addWidget(m_facts);
    return part;
}

QWidget* ProbePage::buildForecast()
{
    auto* card = new Card;
    auto* row = new QHBoxLayout(card);
    row->setSpacing(32);
    for (NumberLabel* number : {m_promptTokens, m_replyTokens, m_time, m_cost}) {
        auto* fact = new QVBoxLayout;
        fact->setSpacing(0);
        auto* caption = new QLabel(number == m_promptTokens  ? tr("Prompt tokens a call")
                                   : number == m_replyTokens ? tr("Reply tokens a call")
                                   : number == m_time        ? tr("Time for the rest")
                                                             : tr("Cost of the rest"));
        caption->setFont(themeFont(TextSize::Caption));
        caption->setToolTip(number->toolTip());
        number->setTextSize(TextSize::Title, number == m_cost);
        number->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        fact->addWidget(caption);
        fact->addWidget(number);
        row->addLayout(fact);
    }
    row->addStretch(1);
    m_cost->setObjectName(QStringLiteral("forecastCost"));
    return card;
}

QWidget* ProbePage::buildButtons()
{
    m_stateText->setObjectName(QStringLiteral("probeState"));
    m_stateText->setTextFormat(Qt::PlainText);
    m_stateText->setWordWrap(true);
    m_probe->setObjectName(QStringLiteral("sendProbe"));
    m_probe->setText(tr("Send 3 calls"));
    m_probe->setIcon(themeIcon(QStringLiteral("flask-conical"), Token::OnAccent));
    m_probe->setToolTip(tr("Three real calls of this run; their answers are kept and not asked again"));
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_probe->setProperty("primary", true);
    m_discard->setObjectName(QStringLiteral("discard"));
    m_discard->setToolTip(tr("The run is stopped. What was answered stays in the project and is not paid for again."));
    auto* part = new QWidget;
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_probe);
    row->addWidget(m_confirm);
    row->addWidget(m_discard);
    row->addSpacing(8);
    row->addWidget(m_stateText, 1);
    return part;
}

QWidget* ProbePage::buildCalls()
{
    m_table->setObjectName(QStringLiteral("probedCalls"));
    m_reply->setReadOnly(true);
    m_reply->setTabChangesFocus(true);
    m_reply->setAccessibleName(tr("The judge's reply"));
    m_reply->setPlaceholderText(tr("The judge's reply appears here."));
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_reply);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->restoreState(QSettings().value(kProbeSplitter).toByteArray());
    connect(splitter, &QSplitter::splitterMoved, this,
            [splitter] { QSettings().setValue(kProbeSplitter, splitter->saveState()); });
    return splitter;
}

void ProbePage::connectParts()
{
    connect(m_judge, &OpenJudge::loaded, this, &ProbePage::refresh);
    connect(m_judge, &OpenJudge::currentChanged, this, &ProbePage::refresh);
    connect(m_judge, &OpenJudge::started, this, &ProbePage::refresh);
    connect(m_judge, &OpenJudge::progressed, this, [this] {
        if (const JudgeRunState* state = m_judge->current())
            showState(*state);
    });
    connect(m_judge, &OpenJudge::failed, this, &ProbePage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProbePage::showReply);
    connect(m_probe, &QPushButton::clicked, this, &ProbePage::probe);
    connect(m_confirm, &QPushButton::clicked, this, &ProbePage::confirm);
    connect(m_discard, &QPushButton::clicked, this, &ProbePage::discard);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { Q_EMIT openPage(QStringLiteral("judge_run")); });
}

void ProbePage::refresh()
{
    const JudgeRunState* state = m_judge->current();
    m_stack->setCurrentIndex(state != nullptr ? 1 : 0);
    if (state == nullptr)
        return showEmpty();
    m_facts->setRun(state->run);
    showState(*state);
    askForForecast();
}

void ProbePage::showEmpty()
{
    const QString why = m_judge->whyNothing();
    m_empty->setSentence(why.isEmpty() ? tr("A probe shows what three real calls of a new grading say and cost.")
                                       : why);
    m_empty->setAction(why.isEmpty() ? tr("New grading") : QString());
}

void ProbePage::showState(const JudgeRunState& state)
{
    const bool live = m_judge->isLive(state.run.id);
    const bool sendable = !isHistorical(state.run.endpoint);
    const bool confirmed = !state.run.confirmedAt.empty();
    const bool probed = state.sent >= kCalls || state.counts.done + state.counts.failed == state.counts.total;
    const bool open = state.counts.done + state.counts.failed < state.counts.total;
    m_probe->setVisible(sendable && !confirmed && !probed);
    m_confirm->setVisible(sendable && !confirmed && open);
    setPrimary(m_confirm, probed);
    m_discard->setVisible(sendable && !confirmed);
    for (QPushButton* button : {m_probe, m_confirm, m_discard})
        button->setEnabled(!m_judge->isBusy());
    if (!sendable)
        m_stateText->setText(tr("An imported run: nothing can be sent."));
    else if (live && m_judge->progress())
        m_stateText->setText(confirmed || m_judge->limit() == 0 ? tr("The run is being graded.")
                                                                : tr("%1 of %2 calls sent, %3 under way.")
                                                                      .arg(m_judge->progress()->sent)
                                                                      .arg(m_judge->limit())
                                                                      .arg(m_judge->progress()->inFlight));
    else if (confirmed)
        m_stateText->setText(tr("Confirmed on %1; the page Grading shows how far it is.")
                                 .arg(QString::fromStdString(state.run.confirmedAt).left(10)));
    else if (!state.run.stopReason.empty() && state.run.state == "stopped")
        m_stateText->setText(safeText(tr("Stopped: %1").arg(QString::fromStdString(state.run.stopReason))));
    else
        m_stateText->setText(
            probed ? tr("Confirming sends the rest.")
                   : tr("%n call(s) in all. The probe sends three of them.", nullptr, int(state.counts.total)));
}

void ProbePage::askForForecast()
{
    const JudgeRunState* state = m_judge->current();
    const int question = ++m_question;
    m_desk->read(
        this,
        [run = state->run.id](Project& project) -> Result<JudgeForecast> {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return forecastOf(store, run, kMostCallsShown);
        },
        [this, question](const Result<JudgeForecast>& forecast) {
            if (question != m_question)
                return;
            if (forecast)
                showForecast(*forecast);
            else
                Q_EMIT problem(QString::fromStdString(forecast.error().text()), tr("The probe cannot be shown."));
        });
}

void ProbePage::showForecast(const JudgeForecast& forecast)
{
    const JudgeRunState* state = m_judge->current();
    if (state == nullptr)
        return;
    const auto& price = state->run.price;
    const bool none = forecast.calls.empty();
    m_promptTokens->setNumber(none ? unknownText() : tokens(forecast.promptTokens, {}));
    m_replyTokens->setNumber(none ? unknownText() : tokens(forecast.completionTokens, forecast.completionSd));
    m_time->setNumber(forecast.seconds ? durationText(*forecast.seconds) : unknownText());
    m_cost->setNumber(none ? unknownText() : forecast.cost ? money(forecast, price) : tr("not known"));
    m_confirm->setText(forecast.cost ? tr("Confirm %1").arg(money(forecast, price))
                       : none        ? tr("Confirm without a probe")
                                     : tr("Confirm at an unknown cost"));
    m_confirm->setToolTip(tr("Sends %n open call(s) (Ctrl+Enter)", nullptr, int(forecast.open)));
    m_calls->setCalls(forecast.calls, price);
    if (!none)
        m_table->selectRow(0);
    showReply();
}

void ProbePage::showReply()
{
    const QModelIndex index = m_table->currentIndex();
    const std::string reply = index.isValid() ? m_calls->call(index.row()).reply : std::string();
    m_reply->setPlainText(index.isValid() && reply.empty() ? tr("The server sent nothing.") : safeText(reply));
}

void ProbePage::probe()
{
    if (const JudgeRunState* state = m_judge->current())
        m_judge->start(state->run.id, kCalls - state->sent);
    refresh();
}

void ProbePage::confirm()
{
    const JudgeRunState* state = m_judge->current();
    if (state == nullptr)
        return;
    m_judge->start(state->run.id);
    Q_EMIT openPage(QStringLiteral("judge_monitor"));
}

void ProbePage::discard()
{
    const JudgeRunState* state = m_judge->current();
    if (state == nullptr)
        return;
    m_desk->write(
        this,
        [run = state->run.id, why = tr("discarded after the probe").toStdString()](Project& project) -> Status {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return store.setState(run, "stopped", why);
        },
        [this](const Status& stopped) {
            if (!stopped)
                return Q_EMIT problem(QString::fromStdString(stopped.error().text()), tr("The run is as it was."));
            Q_EMIT notice(tr("The run is discarded; its answers stay in the project."));
        });
}

} // namespace palimpsest
