#include "ui/playground/sample_list_model.h"

#include "ui/theme/safe_text.h"

namespace palimpsest {

QString oneLine(const QString& text)
{
    constexpr int kMostShown = 160;
    return safeText(text.left(kMostShown).simplified());
}

void SampleListModel::setSamples(std::vector<SampleText> samples)
{
    beginResetModel();
    m_samples = std::move(samples);
    endResetModel();
}

const SampleText* SampleListModel::sample(int row) const
{
    return row >= 0 && row < int(m_samples.size()) ? &m_samples[std::size_t(row)] : nullptr;
}

int SampleListModel::rowOf(qint64 id) const
{
    for (std::size_t row = 0; row < m_samples.size(); ++row)
        if (m_samples[row].id == id)
            return int(row);
    return -1;
}

int SampleListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_samples.size()); }

QVariant SampleListModel::data(const QModelIndex& index, int role) const
{
    const SampleText* text = sample(index.row());
    if (text == nullptr)
        return {};
    const QString caption = tr("Sample %1 · doc %2").arg(text->id).arg(text->docId);
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text->prefix);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(caption, oneLine(text->prefix));
    case CaptionRole:
        return caption;
    case IdRole:
        return QVariant::fromValue<qint64>(text->id);
    case SearchRole:
        return QStringLiteral("%1 %2 %3 %4").arg(text->id).arg(text->docId).arg(text->prefix, text->reference);
    default:
        return {};
    }
}

} // namespace palimpsest
