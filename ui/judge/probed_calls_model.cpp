#include "ui/judge/probed_calls_model.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/safe_text.h"

#include <QLocale>

namespace palimpsest {

namespace {

QString countOr(const std::optional<std::int64_t>& number) { return number ? countText(*number) : QStringLiteral("–"); }

} // namespace

void ProbedCallsModel::setCalls(std::vector<ProbedCall> calls, const std::optional<Price>& price)
{
    beginResetModel();
    m_calls = std::move(calls);
    m_price = price;
    endResetModel();
}

int ProbedCallsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_calls.size()); }
int ProbedCallsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(kColumns); }

QString ProbedCallsModel::text(const ProbedCall& call, int column) const
{
    switch (column) {
    case Candidate:
        return tr("%1, sample %2").arg(QString::fromStdString(call.task.model)).arg(call.task.docId);
    case Score:
        return outcomeText(call.task.outcome, call.task.value);
    case Prompt:
        return countOr(call.usage.prompt);
    case Completion:
        return countOr(call.usage.completion);
    case Cost:
        return moneyText(call.cost, m_price);
    default:
        return call.milliseconds ? tr("%1 s").arg(QLocale().toString(double(*call.milliseconds) / 1000, 'f', 1))
                                 : QStringLiteral("–");
    }
}

QVariant ProbedCallsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProbedCall& call = m_calls[std::size_t(index.row())];
    if (role == Qt::DisplayRole)
        return safeText(text(call, index.column()));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() > Score ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::DecorationRole && index.column() == Score && !call.task.value)
        return themeIcon(QStringLiteral("triangle-alert"), Token::Warning);
    return {};
}

QVariant ProbedCallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section > Score ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Score)
        return tr("0 to 10 as the reply's last line has it, or why there is none. A failure is never a score.");
    if (role == Qt::ToolTipRole && section == Completion)
        return tr("What the model wrote, and what it thought before, where it reasons.");
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Candidate"),    tr("Score"), tr("Prompt tokens"),
                             tr("Reply tokens"), tr("Cost"),  tr("Time")};
    return titles[section];
}

} // namespace palimpsest
