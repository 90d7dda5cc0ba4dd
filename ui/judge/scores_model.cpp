#include "ui/judge/scores_model.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/safe_text.h"

#include <QLocale>

namespace palimpsest {

namespace {

QString number(const std::optional<double>& value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

QString text(const ModelScores& scores, int column)
{
    switch (column) {
    case ScoresModel::Model:
        return safeText(QString::fromStdString(scores.model));
    case ScoresModel::Mean:
        return number(scores.mean);
    case ScoresModel::Sd:
        return number(scores.sd);
    case ScoresModel::Scored:
        return ScoresModel::tr("%1 of %2")
            .arg(countText(std::int64_t(scores.scored)), countText(std::int64_t(scores.expected)));
    case ScoresModel::LowBound:
        return number(scores.lowBound);
    case ScoresModel::HighBound:
        return number(scores.highBound);
    case ScoresModel::LengthRho:
        return number(scores.lengthRho);
    case ScoresModel::ReplicateSd:
        return number(scores.replicateSd);
    default:
        return {};
    }
}

struct Heading {
    QString title, meaning;
};

Heading heading(int column)
{
    switch (column) {
    case ScoresModel::Model:
        return {ScoresModel::tr("Model"), ScoresModel::tr("Whose candidates were graded: a run at an epoch")};
    case ScoresModel::Mean:
        return {ScoresModel::tr("Mean"),
                ScoresModel::tr("Mean grade, 0 to 10, of the candidates that have one\nx̄ = Σ s / n")};
    case ScoresModel::Sd:
        return {ScoresModel::tr("SD"), ScoresModel::tr("Standard deviation of the grades\n√(Σ (s − x̄)² / (n − 1))")};
    case ScoresModel::Scored:
        return {ScoresModel::tr("Scored"), ScoresModel::tr("Grades there are, of those that were asked for. A failure "
                                                           "is never a grade.")};
    case ScoresModel::LowBound:
        return {ScoresModel::tr("Failures 0"), ScoresModel::tr("The mean if every failure were a 0: its lower bound")};
    case ScoresModel::HighBound:
        return {ScoresModel::tr("Failures 10"),
                ScoresModel::tr("The mean if every failure were a 10: its upper bound")};
    case ScoresModel::LengthRho:
        return {ScoresModel::tr("ρ length"), ScoresModel::tr("Spearman's ρ of grade and candidate length in bytes; far "
                                                             "from 0, the judge may grade length")};
    case ScoresModel::ReplicateSd:
        return {ScoresModel::tr("Replicate SD"),
                ScoresModel::tr("How much the judge contradicts itself: the mean, over "
                                "candidates, of the SD of one candidate's grades")};
    default:
        return {};
    }
}

} // namespace

void ScoresModel::setScores(std::vector<ModelScores> scores)
{
    beginResetModel();
    m_scores = std::move(scores);
    endResetModel();
}

int ScoresModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_scores.size()); }

int ScoresModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant ScoresModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::DisplayRole)
        return text(m_scores[std::size_t(index.row())], index.column());
    if (role == Qt::TextAlignmentRole && index.column() != Model)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::ToolTipRole ? QVariant(heading(index.column()).meaning) : QVariant();
}

QVariant ScoresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= kColumns)
        return {};
    if (role == Qt::DisplayRole)
        return heading(section).title;
    if (role == Qt::TextAlignmentRole && section != Model)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::ToolTipRole ? QVariant(heading(section).meaning) : QVariant();
}

} // namespace palimpsest
