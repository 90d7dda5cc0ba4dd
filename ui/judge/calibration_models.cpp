#include "ui/judge/calibration_models.h"

#include "ui/language/engine_text.h"
#include "ui/theme/safe_text.h"

#include <QLocale>

namespace palimpsest {

namespace {

QString shortNumber(double value, int decimals = 2) { return QLocale().toString(value, 'f', decimals); }

QString coefficient(const Statistic& statistic)
{
    return statistic.value ? shortNumber(*statistic.value, 3) : QStringLiteral("–");
}

QString percent(double share) { return QLocale().toString(100 * share, 'f', 0) + QStringLiteral(" %"); }

QVariant rightUnless(bool left) { return left ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter); }

} // namespace

void CalibrationModelsModel::setCalibration(const Calibration& calibration)
{
    beginResetModel();
    m_models = calibration.models;
    m_human = calibration.scale == CalibrationScale::Human;
    endResetModel();
}

int CalibrationModelsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_models.size());
}

int CalibrationModelsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant CalibrationModelsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return rightUnless(index.column() == Model);
    const Calibration::OfModel& model = m_models[std::size_t(index.row())];
    if (role == Qt::ToolTipRole && (index.column() == Rho || index.column() == TauB)) {
        const Statistic& statistic = index.column() == Rho ? model.rho : model.tauB;
        return statistic.value ? QVariant() : QVariant(engineText("StudyWords", statistic.reason));
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString texts[kColumns] = {safeText(QString::fromStdString(model.model)),
                                     QString::number(model.n),
                                     shortNumber(model.meanOther),
                                     shortNumber(model.meanJudge),
                                     coefficient(model.rho),
                                     coefficient(model.tauB)};
    return texts[index.column()];
}

QVariant CalibrationModelsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return rightUnless(section == Model);
    const QString titles[kColumns] = {tr("Model"),      tr("n"), m_human ? tr("Human / 8") : tr("Other / 10"),
                                      tr("Judge / 10"), tr("ρ"), tr("τ-b")};
    const QString meanings[kColumns] = {tr("A run at an epoch"),
                                        tr("Candidates that both graded"),
                                        m_human ? tr("Mean of the human means, 1 to 8") : tr("Mean grade, 0 to 10"),
                                        tr("Mean of the judge's grades, 0 to 10; the scales are not the same"),
                                        tr("Spearman's ρ within the model: Pearson's r of the mid-ranks"),
                                        tr("Kendall's τ-b within the model: (P − Q) / √((n₀ − n₁)(n₀ − n₂))")};
    return role == Qt::DisplayRole   ? QVariant(titles[section])
           : role == Qt::ToolTipRole ? QVariant(meanings[section])
                                     : QVariant();
}

void DisagreementsModel::setCalibration(const Calibration& calibration, const std::vector<JudgeUnit>& units)
{
    beginResetModel();
    m_worst = calibration.worst;
    m_units = units;
    m_human = calibration.scale == CalibrationScale::Human;
    endResetModel();
}

int DisagreementsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_worst.size()); }

int DisagreementsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant DisagreementsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return rightUnless(index.column() == Model);
    if (role != Qt::DisplayRole)
        return {};
    const Calibration::Disagreement& one = m_worst[std::size_t(index.row())];
    const QString texts[kColumns] = {safeText(QString::fromStdString(one.pair.model)),
                                     QString::number(m_units[std::size_t(index.row())].docId),
                                     shortNumber(one.pair.other),
                                     shortNumber(one.pair.judge),
                                     percent(one.placeOther),
                                     percent(one.placeJudge)};
    return texts[index.column()];
}

QVariant DisagreementsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return rightUnless(section == Model);
    const QString titles[kColumns] = {tr("Candidate of"),
                                      tr("Doc"),
                                      m_human ? tr("Human / 8") : tr("Other / 10"),
                                      tr("Judge / 10"),
                                      m_human ? tr("Human place") : tr("Other place"),
                                      tr("Judge place")};
    if (role == Qt::ToolTipRole && section >= PlaceOther)
        return tr("Share of all candidates that are lower, ties counting half: ranks are compared, never values");
    return role == Qt::DisplayRole ? QVariant(titles[section]) : QVariant();
}

} // namespace palimpsest
