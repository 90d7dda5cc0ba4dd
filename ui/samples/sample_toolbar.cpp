#include "ui/samples/sample_toolbar.h"

#include "ui/samples/cell_legend.h"
#include "ui/samples/sample_grid_model.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

const QString kMeasureKey = QStringLiteral("samples/measure");
const QString kSortKey = QStringLiteral("samples/sort");

} // namespace

SampleToolbar::SampleToolbar(SampleGridModel* model, QWidget* parent) : QWidget(parent), m_model(model)
{
    addChoices();
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace);
    row->addWidget(m_measure);
    row->addWidget(m_sort);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    auto* filters = new QWidget(this);
    addFilters(filters);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    layout->addLayout(row);
    layout->addWidget(filters);

    restore();
    connect(m_measure, &QComboBox::currentIndexChanged, this, &SampleToolbar::apply);
    connect(m_sort, &QComboBox::currentIndexChanged, this, [this] {
        m_sortColumn = -1;
        apply();
    });
    connect(m_search, &QLineEdit::textChanged, this, &SampleToolbar::apply);
    connect(m_filters, &QButtonGroup::idClicked, this, &SampleToolbar::apply);
    connect(m_model, &SampleGridModel::contentsChanged, this, &SampleToolbar::showCounts);
    apply();
    showCounts();
}

void SampleToolbar::addChoices()
{
    m_measure = new QComboBox(this);
    m_measure->setAccessibleName(tr("Value shown in the cells"));
    for (const Measure measure : kMeasures) {
        const MeasureInfo info = measureInfo(measure);
        m_measure->addItem(info.title, int(measure));
        m_measure->setItemData(m_measure->count() - 1, info.meaning, Qt::ToolTipRole);
    }
    m_sort = new QComboBox(this);
    m_sort->setAccessibleName(tr("Order of the samples"));
    m_sort->setToolTip(tr("Order of the samples; a click on an epoch's header sorts by its values"));
    for (const SampleSort sort : kSampleSorts)
        m_sort->addItem(sortName(sort), int(sort));
    m_search = new QLineEdit(this);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search texts or doc_id (Ctrl+F)"));
    m_search->setToolTip(tr("Looks in prefixes, references and the last epoch's generations"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(Theme::instance().scaled(160));
}

void SampleToolbar::addFilters(QWidget* row)
{
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace / 2);
    m_filters = new QButtonGroup(this);
    for (const SampleFilter filter : kSampleFilters) {
        auto* button = new QToolButton(row);
        button->setCheckable(true);
        button->setToolTip(filterMeaning(filter));
        button->setAccessibleName(filterName(filter));
        m_filters->addButton(button, int(filter));
        m_buttons[filter] = button;
        layout->addWidget(button);
    }
    m_buttons[SampleFilter::All]->setChecked(true);
    layout->addStretch(1);
    layout->addWidget(new CellLegend(m_model, row));
}

void SampleToolbar::sortByColumn(int column)
{
    const QSignalBlocker quiet(m_sort);
    m_sort->setCurrentIndex(m_sort->findData(int(SampleSort::Measure)));
    m_sortColumn = column;
    apply();
}

void SampleToolbar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SampleToolbar::clearFilters()
{
    m_buttons[SampleFilter::All]->setChecked(true);
    m_search->clear();
    apply();
}

void SampleToolbar::apply()
{
    SampleArrangement arrangement;
    arrangement.measure = Measure(m_measure->currentData().toInt());
    arrangement.sort = SampleSort(m_sort->currentData().toInt());
    arrangement.sortColumn = m_sortColumn;
    arrangement.filter = SampleFilter(m_filters->checkedId());
    arrangement.text = m_search->text();
    m_model->setMeasure(arrangement.measure);
    m_model->setArrangement(arrangement);
    m_measure->setToolTip(measureInfo(arrangement.measure).meaning);
    QSettings settings;
    settings.setValue(kMeasureKey, int(arrangement.measure));
    settings.setValue(kSortKey, int(arrangement.sort));
}

void SampleToolbar::showCounts()
{
    for (const auto& [filter, button] : m_buttons)
        button->setText(QStringLiteral("%1  %2").arg(filterName(filter)).arg(m_model->count(filter)));
}

void SampleToolbar::restore()
{
    const QSettings settings;
    const auto choose = [](QComboBox* box, int value) {
        if (const int at = box->findData(value); at >= 0)
            box->setCurrentIndex(at);
    };
    choose(m_measure, settings.value(kMeasureKey, int(Measure::Flag)).toInt());
    choose(m_sort, settings.value(kSortKey, int(SampleSort::StillRemembered)).toInt());
}

} // namespace palimpsest
