#include "ui/judge/failures_model.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QLocale>

namespace palimpsest {

namespace {

/// The end of a reply on one line: that is where a score would stand.
QString lastWords(const std::string& reply)
{
    constexpr int kMost = 160;
    const QString text = safeText(reply).simplified();
    return text.size() <= kMost ? text : QStringLiteral("…") + text.right(kMost);
}

} // namespace

void FailuresModel::setFailures(std::vector<JudgeFailure> failures)
{
    beginResetModel();
    m_failures = std::move(failures);
    endResetModel();
}

int FailuresModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_failures.size()); }

int FailuresModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString FailuresModel::text(const JudgeFailure& failure, int column) const
{
    switch (column) {
    case Candidate:
        return safeText(failure.unit.model);
    case Document:
        return QString::number(failure.unit.docId);
    case Replicate:
        return QString::number(failure.replicate);
    case Calls:
        return QString::number(failure.attempts);
    case Details:
        return safeText(failure.details);
    case Reply:
        return lastWords(failure.content);
    case ByHand:
        return failure.byHand ? tr("⚑ %1").arg(QLocale().toString(failure.byHand->value, 'g', 3)) : QString();
    default:
        return {};
    }
}

QVariant FailuresModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const JudgeFailure& its = failure(index.row());
    if (role == Qt::DisplayRole)
        return text(its, index.column());
    if (role == Qt::TextAlignmentRole && index.column() != Candidate && index.column() != Details
        && index.column() != Reply)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == ByHand && its.byHand)
        return tr("%1, %2: %3")
            .arg(safeText(its.byHand->who), safeText(its.byHand->at), safeText(its.byHand->note))
            .toHtmlEscaped();
    return {};
}

QVariant FailuresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[kColumns] = {tr("Candidate of"), tr("Doc"),   tr("Replicate"), tr("Calls"),
                                      tr("Last call"),    tr("Reply"), tr("By hand")};
    return section < kColumns ? titles[section] : QVariant();
}

} // namespace palimpsest
