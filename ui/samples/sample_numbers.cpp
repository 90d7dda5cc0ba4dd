#include "ui/samples/sample_numbers.h"

#include "engine/events/run_event.h"
#include "ui/samples/sample_measure.h"
#include "ui/theme/number_label.h"
#include "ui/theme/pill_label.h"
#include "ui/theme/spacing.h"

#include <QHBoxLayout>
#include <QLabel>

#include <cmath>
#include <utility>

namespace palimpsest {

namespace {

constexpr int kNameGap = 4;

PillLabel::Tone toneOf(Fate fate)
{
    switch (fate) {
    case Fate::Remembered:
        return PillLabel::Tone::Remembered;
    case Fate::Forgotten:
        return PillLabel::Tone::Forgotten;
    case Fate::CameBack:
        return PillLabel::Tone::CameBack;
    case Fate::Unknown:
        break;
    }
    return PillLabel::Tone::Neutral;
}

QString iconOf(Fate fate)
{
    switch (fate) {
    case Fate::Remembered:
        return QStringLiteral("bookmark");
    case Fate::Forgotten:
        return QStringLiteral("eraser");
    case Fate::CameBack:
        return QStringLiteral("rotate-ccw");
    case Fate::Unknown:
        break;
    }
    return {};
}

QString number(double value) { return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'f', 3); }

QString armText(const SampleEvaluated& result)
{
    if (result.recited)
        return SampleNumbers::tr("Recited word for word");
    if (result.caughtByF1 && result.caughtByBleu)
        return SampleNumbers::tr("Caught by both arms");
    if (result.caughtByF1)
        return SampleNumbers::tr("Caught by the F1 arm");
    return result.caughtByBleu ? SampleNumbers::tr("Caught by the BLEU arm") : QString();
}

} // namespace

SampleNumbers::SampleNumbers(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpaceWide);
    m_fate = new PillLabel(this);
    m_arm = new PillLabel(this);
    layout->addWidget(m_fate);
    layout->addWidget(m_arm);
    for (const Measure measure : kMeasures) {
        const MeasureInfo info = measureInfo(measure);
        if (measure != Measure::Flag)
            add(info.shorter, info.title + QStringLiteral("\n") + info.meaning,
                [measure](const SampleEvaluated& result) { return valueOf(result, measure); });
    }
    add(tr("P"), tr("BERTScore precision\nP = mean over candidate tokens of the best cosine to a reference token"),
        [](const SampleEvaluated& result) { return result.p; });
    add(tr("R"), tr("BERTScore recall\nR = mean over reference tokens of the best cosine to a candidate token"),
        [](const SampleEvaluated& result) { return result.r; });
    add(tr("entropy"), tr("Entropy of the generation's token frequencies, in bits\nH = −Σ q·log₂ q"),
        [](const SampleEvaluated& result) { return result.entropy; });
    m_grades = new GradeMarks(this);
    layout->addWidget(m_grades);
    layout->addStretch(1);
}

void SampleNumbers::setGrades(const QList<Grade>& grades) { m_grades->setGrades(grades); }

void SampleNumbers::add(const QString& name, const QString& meaning, Getter value)
{
    auto* pair = new QHBoxLayout;
    pair->setSpacing(kNameGap);
    auto* title = new QLabel(name, this);
    title->setFont(themeFont(TextSize::Caption));
    title->setToolTip(meaning);
    auto* label = new NumberLabel(name, meaning, this);
    pair->addWidget(title);
    pair->addWidget(label);
    static_cast<QHBoxLayout*>(layout())->addLayout(pair);
    m_numbers.push_back({label, std::move(value)});
}

void SampleNumbers::show(const SampleEvaluated* result, Fate fate)
{
    m_fate->setText(fateName(fate), toneOf(fate), iconOf(fate));
    m_arm->setText(result ? armText(*result) : QString(), PillLabel::Tone::Neutral);
    for (const Number& one : m_numbers)
        one.label->setNumber(number(result ? one.value(*result) : std::nan("")));
}

} // namespace palimpsest
