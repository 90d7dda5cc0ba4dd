#include "ui/study/plan_figures.h"

#include "ui/theme/number_label.h"

#include <QGridLayout>
#include <QLabel>

#include <cmath>

namespace palimpsest {

namespace {

QString rangeText(std::size_t fewest, std::size_t most)
{
    return fewest == most ? QString::number(most) : QStringLiteral("%1–%2").arg(fewest).arg(most);
}

QString durationText(double minutes)
{
    const int whole = int(std::lround(minutes));
    return whole < 120 ? PlanFigures::tr("%1 min").arg(whole) : PlanFigures::tr("%1 h").arg(minutes / 60, 0, 'f', 1);
}

} // namespace

PlanFigures::PlanFigures(QWidget* parent)
    : QWidget(parent),
      m_units(new NumberLabel(tr("Items"), tr("Distinct outputs of the chosen models: equal texts are one item, rated "
                                              "once, whatever models gave them."))),
      m_items(new NumberLabel(tr("Items a rater"), tr("Items that count, gold and repeats, of the rater who has fewest "
                                                      "and of the one who has most."))),
      m_minutes(new NumberLabel(tr("Time a rater"), tr("25 s an item, of the rater who has most."))),
      m_remarks(new QLabel)
{
    m_remarks->setTextFormat(Qt::PlainText);
    m_remarks->setWordWrap(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    const std::pair<NumberLabel*, QString> figures[] = {
        {m_units, tr("items")}, {m_items, tr("items a rater")}, {m_minutes, tr("a rater, about")}};
    int column = 0;
    for (const auto& [number, name] : figures) {
        number->setTextSize(TextSize::Headline, true);
        auto* caption = new QLabel(name);
        caption->setTextFormat(Qt::PlainText);
        caption->setToolTip(number->toolTip());
        grid->addWidget(number, 0, column);
        grid->addWidget(caption, 1, column++);
    }
    grid->addWidget(m_remarks, 2, 0, 1, column + 1);
    grid->setColumnStretch(column, 1);
    showMissing({});
}

void PlanFigures::showPlan(const StudyPlan& plan)
{
    m_units->setNumber(QString::number(plan.units));
    m_items->setNumber(rangeText(plan.fewestItems, plan.mostItems));
    m_minutes->setNumber(durationText(plan.minutes));
    QStringList remarks;
    if (plan.candidates > plan.units)
        remarks.append(
            tr("%1 outputs, %2 of them equal to another.").arg(plan.candidates).arg(plan.candidates - plan.units));
    for (const std::string& warning : plan.warnings)
        remarks.append(tr("Mind: %1.").arg(QString::fromStdString(warning)));
    m_remarks->setText(remarks.join(QLatin1Char('\n')));
}

void PlanFigures::showMissing(const QString& what)
{
    for (NumberLabel* number : {m_units, m_items, m_minutes})
        number->setNumber(QStringLiteral("–"));
    m_remarks->setText(what);
}

} // namespace palimpsest
