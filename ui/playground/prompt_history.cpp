#include "ui/playground/prompt_history.h"

#include "ui/playground/sample_list_model.h"
#include "ui/theme/safe_text.h"

#include <QSettings>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr const char* kKey = "playground/history";

} // namespace

PromptHistory::PromptHistory(QObject* parent) : QAbstractListModel(parent)
{
    QSettings settings;
    const int size = settings.beginReadArray(QLatin1String(kKey));
    for (int i = 0; i < std::min(size, kMost); ++i) {
        settings.setArrayIndex(i);
        m_prompts.push_back({settings.value("text").toString(), settings.value("reference").toString(),
                             settings.value("sample", -1).toLongLong() >= 0,
                             settings.value("sample", -1).toLongLong()});
    }
}

void PromptHistory::add(const AskedPrompt& prompt)
{
    beginResetModel();
    std::erase(m_prompts, prompt);
    m_prompts.insert(m_prompts.begin(), prompt);
    if (m_prompts.size() > kMost)
        m_prompts.resize(kMost);
    endResetModel();
    save();
}

void PromptHistory::clear()
{
    beginResetModel();
    m_prompts.clear();
    endResetModel();
    save();
}

void PromptHistory::save() const
{
    QSettings settings;
    settings.remove(QLatin1String(kKey));
    settings.beginWriteArray(QLatin1String(kKey), int(m_prompts.size()));
    for (int i = 0; i < int(m_prompts.size()); ++i) {
        const AskedPrompt& prompt = m_prompts[std::size_t(i)];
        settings.setArrayIndex(i);
        settings.setValue("text", prompt.text);
        settings.setValue("reference", prompt.reference);
        settings.setValue("sample", prompt.sampleId);
    }
}

const AskedPrompt* PromptHistory::prompt(int row) const
{
    return row >= 0 && row < int(m_prompts.size()) ? &m_prompts[std::size_t(row)] : nullptr;
}

int PromptHistory::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_prompts.size()); }

QVariant PromptHistory::data(const QModelIndex& index, int role) const
{
    const AskedPrompt* asked = prompt(index.row());
    if (asked == nullptr)
        return {};
    const QString caption = asked->isSample ? tr("Sample %1").arg(asked->sampleId) : tr("Own prompt");
    const QString text = oneLine(asked->text);
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(caption, text);
    case SampleListModel::CaptionRole:
        return caption;
    default:
        return {};
    }
}

} // namespace palimpsest
