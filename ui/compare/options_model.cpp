#include "ui/compare/options_model.h"

#include "engine/config/fields.h"
#include "ui/compare/compared_runs.h"
#include "ui/language/engine_text.h"
#include "ui/theme/safe_text.h"

namespace palimpsest {

namespace {

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

} // namespace

OptionsModel::OptionsModel(const ComparedRuns* runs, QObject* parent) : QAbstractTableModel(parent), m_runs(runs)
{
    connect(runs, &ComparedRuns::changed, this, &OptionsModel::read);
    read();
}

void OptionsModel::read()
{
    QStringList names;
    std::vector<const RunConfig*> configs;
    for (int row = 0; row < m_runs->count(); ++row) {
        const ComparedRun& run = m_runs->at(row);
        // The reference's folders do not say what they were made with.
        if (!run.isReady() || run.handle->kind() == RunHandle::Kind::Reference)
            continue;
        names.append(m_runs->nameOf(row));
        configs.push_back(&run.handle->config());
    }
    std::vector<Option> options;
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>()) {
        Option option{qt(field.name), engineText("FieldHelp", field.help), {}};
        if (!field.formula.empty())
            option.help += QLatin1Char('\n') + qt(field.formula);
        for (const RunConfig* config : configs)
            option.values.append(safeText(QString::fromStdString(textOf(*config, field))));
        // Where a run was written says nothing about it.
        if (field.name != "dir" && option.values.count(option.values.value(0)) != option.values.size())
            options.push_back(std::move(option));
    }
    const auto same = [](const Option& a, const Option& b) { return a.name == b.name && a.values == b.values; };
    if (names == m_names && std::equal(options.begin(), options.end(), m_options.begin(), m_options.end(), same))
        return;
    beginResetModel();
    m_names = names;
    m_options = std::move(options);
    endResetModel();
}

int OptionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_options.size());
}

int OptionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size()) + 1;
}

QVariant OptionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const Option& option = m_options[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole)
        return option.help;
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == 0)
        return option.name;
    const QString& value = option.values[index.column() - 1];
    return value.isEmpty() ? tr("none") : value;
}

QVariant OptionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= columnCount())
        return {};
    return section == 0 ? tr("Option") : m_names.value(section - 1);
}

} // namespace palimpsest
