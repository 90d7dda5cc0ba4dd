#include "ui/study/study_design_form.h"

#include "ui/study/rater_list.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

struct Preset {
    int ratersPerItem, overlap, gold, repeats; ///< the last three in percent
};
/// In the order of the box; what is behind them is the user's own.
constexpr Preset kPresets[] = {{2, 100, 5, 5}, {2, 20, 5, 5}, {1, 100, 0, 0}};

QSpinBox* percentBox(const QString& name, const QString& meaning)
{
    auto* box = new QSpinBox;
    box->setRange(0, 100);
    box->setSuffix(QStringLiteral(" %"));
    box->setAccessibleName(name);
    box->setToolTip(meaning);
    return box;
}

int percent(double share) { return int(std::lround(share * 100)); }

} // namespace

StudyDesignForm::StudyDesignForm(QWidget* parent)
    : QWidget(parent),
      m_name(new QLineEdit),
      m_raters(new RaterList),
      m_preset(new QComboBox),
      m_ratersPerItem(new QSpinBox),
      m_warning(new QLabel(tr("Agreement cannot be computed: no item has two raters."))),
      m_overlap(
          percentBox(tr("Overlap"), tr("Share of the items that so many people rate; the others have one rater."))),
      m_gold(percentBox(tr("Gold items"), tr("Items whose value is known, of all items, at least 2: they tell who pays "
                                             "attention. They enter no mean and no agreement."))),
      m_repeats(
          percentBox(tr("Repeats"), tr("Share of a rater's items shown to the same rater again, 20 or more places "
                                       "later: how far people agree with themselves."))),
      m_separation(new QSpinBox),
      m_seed(new QSpinBox),
      m_training(new QCheckBox(tr("Training round before the first item")))
{
    const StudyRequest usual;
    m_name->setAccessibleName(tr("Name of the study"));
    m_name->setToolTip(tr("Raters never see it."));
    m_preset->addItems({tr("Two raters an item"), tr("Two raters on a fifth of the items"),
                        tr("One rater an item, as the reference study"), tr("My own")});
    m_preset->setAccessibleName(tr("Design"));
    m_ratersPerItem->setRange(1, 99);
    m_ratersPerItem->setValue(usual.ratersPerUnit);
    m_ratersPerItem->setAccessibleName(tr("Ratings an item"));
    m_ratersPerItem->setToolTip(tr("How many people rate an item, within the overlap."));
    m_warning->setWordWrap(true);
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setVisible(false);
    m_overlap->setValue(percent(usual.overlap));
    m_gold->setValue(percent(usual.goldFraction));
    m_repeats->setValue(percent(usual.repeatFraction));
    m_separation->setRange(0, 1000);
    m_separation->setValue(usual.minSeparation);
    m_separation->setAccessibleName(tr("Distance of one sample's items"));
    m_separation->setToolTip(tr("Items that go on the same sample are at least so many places apart, where that is "
                                "possible."));
    m_seed->setRange(1, std::numeric_limits<int>::max());
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed gives the same assignment and order, on every machine."));
    m_training->setChecked(usual.training);
    m_training->setToolTip(tr("Items that ship with the program, with feedback; none of the study's."));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Raters"), m_raters);
    form->addRow(tr("&Design"), m_preset);
    form->addRow(tr("Ratings an &item"), m_ratersPerItem);
    form->addRow(QString(), m_warning);
    form->addRow(tr("&Overlap"), m_overlap);
    form->addRow(tr("&Gold items"), m_gold);
    form->addRow(tr("R&epeats"), m_repeats);
    form->addRow(tr("Distance of one sample"), m_separation);
    form->addRow(tr("&Seed"), m_seed);
    form->addRow(QString(), m_training);
    connect(m_preset, &QComboBox::activated, this, &StudyDesignForm::takePreset);
    for (QSpinBox* box : {m_ratersPerItem, m_overlap, m_gold, m_repeats, m_separation, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &StudyDesignForm::onEdited);
    connect(m_name, &QLineEdit::textChanged, this, &StudyDesignForm::changed);
    connect(m_raters, &RaterList::changed, this, &StudyDesignForm::changed);
    connect(m_training, &QCheckBox::toggled, this, &StudyDesignForm::changed);
}

void StudyDesignForm::takePreset()
{
    const int chosen = m_preset->currentIndex();
    if (chosen >= int(std::size(kPresets)))
        return;
    m_takesPreset = true;
    m_ratersPerItem->setValue(kPresets[chosen].ratersPerItem);
    m_overlap->setValue(kPresets[chosen].overlap);
    m_gold->setValue(kPresets[chosen].gold);
    m_repeats->setValue(kPresets[chosen].repeats);
    m_takesPreset = false;
    onEdited();
}

void StudyDesignForm::onEdited()
{
    m_warning->setVisible(m_ratersPerItem->value() < 2 || m_overlap->value() == 0);
    m_overlap->setEnabled(m_ratersPerItem->value() > 1);
    if (m_takesPreset)
        return;
    int place = 0;
    for (const Preset& preset : kPresets) {
        if (preset.ratersPerItem == m_ratersPerItem->value() && preset.overlap == m_overlap->value()
            && preset.gold == m_gold->value() && preset.repeats == m_repeats->value())
            break;
        ++place;
    }
    m_preset->setCurrentIndex(place);
    Q_EMIT changed();
}

StudyRequest StudyDesignForm::request() const
{
    StudyRequest request;
    request.name = m_name->text().trimmed().toStdString();
    for (const QString& rater : m_raters->names())
        request.raters.push_back(rater.toStdString());
    request.seed = std::uint64_t(m_seed->value());
    request.ratersPerUnit = m_ratersPerItem->value();
    request.overlap = m_overlap->value() / 100.0;
    request.goldFraction = m_gold->value() / 100.0;
    request.repeatFraction = m_repeats->value() / 100.0;
    request.minSeparation = m_separation->value();
    request.training = m_training->isChecked();
    return request;
}

void StudyDesignForm::setName(const QString& name) { m_name->setText(name); }
void StudyDesignForm::setRaters(const QStringList& names) { m_raters->setNames(names); }

} // namespace palimpsest
