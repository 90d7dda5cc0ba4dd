#include "ui/judge/coefficient_card.h"

#include "ui/language/engine_text.h"
#include "ui/theme/number_label.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

QString number(double value) { return QLocale().toString(value, 'f', 3); }

QLabel* plainLabel(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

CoefficientCard::CoefficientCard(const QString& name, const QString& meaning, QWidget* parent)
    : Card(parent),
      m_name(plainLabel(name)),
      m_value(new NumberLabel(name, meaning)),
      m_interval(plainLabel())
{
    m_value->setTextSize(TextSize::Headline, true);
    m_value->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_name->setToolTip(meaning);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addWidget(m_value);
    layout->addWidget(m_interval);
    layout->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &CoefficientCard::restyle);
    restyle();
}

void CoefficientCard::setStatistic(const Statistic& statistic, const BootstrapInterval& interval, const QString& note)
{
    m_value->setNumber(statistic.value ? number(*statistic.value) : QStringLiteral("–"));
    QString text = note;
    QString tip;
    if (!statistic.value)
        text = tr("undefined: %1").arg(engineText("StudyWords", statistic.reason));
    else if (interval.lo && interval.hi) {
        text = tr("95 %: %1 to %2").arg(number(*interval.lo), number(*interval.hi));
        tip = tr("Percentile bootstrap over candidates: %1 resamples, seed %2, %3 undefined and left out")
                  .arg(interval.resamples)
                  .arg(interval.seed)
                  .arg(interval.dropped);
    }
    m_interval->setText(text);
    m_interval->setToolTip(tip);
}

void CoefficientCard::restyle()
{
    m_name->setFont(themeFont(TextSize::Caption));
    m_interval->setFont(themeFont(TextSize::Caption));
}

} // namespace palimpsest
