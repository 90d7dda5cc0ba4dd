#include "ui/judge/judge_numbers.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/number_label.h"

#include <QGridLayout>
#include <QLocale>

namespace palimpsest {

namespace {

constexpr int kNumberColumns = 4;
constexpr int kColumnWidth = 160;

/// "2 calls, at most $0.0100": what may have been billed, and cannot be told.
QString unknownText(std::int64_t calls, const std::optional<double>& most, const std::optional<Price>& price)
{
    if (calls == 0)
        return QStringLiteral("0");
    const QString count = JudgeNumbers::tr("%n call(s)", nullptr, int(calls));
    return most && price ? JudgeNumbers::tr("%1, at most %2").arg(count, moneyText(most, price)) : count;
}

} // namespace

JudgeNumbers::JudgeNumbers(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(0);
    grid->setRowMinimumHeight(2, 16);
    grid->setColumnStretch(kNumberColumns, 1);
    m_done = addNumber(grid, 0, "done", tr("Graded"), tr("Candidates × replicates whose reply is there, of all."));
    m_failed = addNumber(grid, 0, "failed", tr("Failed"),
                         tr("Final without an answer. A failure is never a score; the page Failures says why."));
    m_waiting = addNumber(grid, 0, "waiting", tr("Waiting"), tr("Not sent yet, or to be sent again."));
    m_underWay =
        addNumber(grid, 0, "underWay", tr("Under way"),
                  tr("Calls that the server is answering, of those allowed at once now: a 429 halves them, five "
                     "answers let half as many more through."));
    m_spent = addNumber(grid, 3, "spent", tr("Billed"), tr("Sum of the costs that are known: tokens × their price."));
    m_unknown =
        addNumber(grid, 3, "unknown", tr("Cost not known"),
                  tr("Calls that may have been billed without their tokens being told: broken off, timed out, or "
                     "without usage. At most: as if each were the largest of the run."));
    m_budget = addNumber(grid, 3, "budget", tr("Budget"), tr("Nothing is sent that could go beyond it."));
    m_rate = addNumber(grid, 3, "rate", tr("Tokens a minute"), tr("Prompt and reply, since this session began."));
}

NumberLabel* JudgeNumbers::addNumber(QGridLayout* grid, int row, const char* name, const QString& title,
                                     const QString& meaning)
{
    int column = 0;
    while (column < kNumberColumns && grid->itemAtPosition(row, column) != nullptr)
        ++column;
    auto* caption = new ElidedLabel(title);
    caption->setStyle(TextSize::Caption, Token::Muted);
    caption->setMeaning(meaning);
    auto* number = new NumberLabel(title, meaning);
    number->setObjectName(QLatin1String(name));
    number->setTextSize(TextSize::Title, row == 0);
    grid->addWidget(caption, row, column);
    grid->addWidget(number, row + 1, column);
    number->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    grid->setColumnMinimumWidth(column, Theme::instance().scaled(kColumnWidth));
    return number;
}

void JudgeNumbers::show(const JudgeRunState& state, const JudgeProgress* live)
{
    const auto& price = state.run.price;
    const std::int64_t total = live ? live->total : state.counts.total;
    const std::int64_t done = live ? live->done : state.counts.done;
    const std::int64_t failed = live ? live->failed : state.counts.failed;
    const int inFlight = live ? live->inFlight : 0;
    m_done->setNumber(tr("%1 of %2").arg(countText(done), countText(total)));
    m_failed->setNumber(countText(failed));
    m_waiting->setNumber(countText(std::max<std::int64_t>(0, total - done - failed - inFlight)));
    m_underWay->setNumber(live ? tr("%1 of %2").arg(inFlight).arg(live->concurrency) : unknownText());
    m_spent->setNumber(price ? moneyText(live ? live->spent : state.spending.known, price) : tr("price not known"));
    m_unknown->setNumber(live ? unknownText(live->unknownCalls, live->unknownAtMost, price)
                              : unknownText(state.spending.unknown, state.unknownAtMost, price));
    m_budget->setNumber(state.run.budget ? moneyText(state.run.budget, price) : tr("none"));
    m_rate->setNumber(live ? QLocale().toString(live->tokensPerMinute, 'f', 0) : unknownText());
}

} // namespace palimpsest
