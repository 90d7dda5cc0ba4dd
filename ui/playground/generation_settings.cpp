#include "ui/playground/generation_settings.h"

#include "ui/playground/flow_layout.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSpinBox>

namespace palimpsest {

namespace {

constexpr const char* kGroup = "playground/generation";
constexpr int kMostTokens = 1024;

} // namespace

GenerationSettings::GenerationSettings(QWidget* parent) : QWidget(parent), m_way(new QComboBox)
{
    auto* flow = new FlowLayout(this, 16, 8);
    auto* way = new QWidget;
    auto* line = new QHBoxLayout(way);
    line->setContentsMargins(0, 0, 0, 0);
    m_way->addItem(tr("Greedy"), int(Way::Greedy));
    m_way->addItem(tr("Beams"), int(Way::Beams));
    m_way->addItem(tr("Sampled"), int(Way::Sampled));
    m_way->setAccessibleName(tr("Way of generating"));
    m_way->setToolTip(
        tr("Greedy takes the likeliest token each time. Beams keep several continuations and take the one "
           "with the highest mean log probability; the evaluation of a run uses beams. Sampled draws "
           "every token from the model's distribution."));
    line->addWidget(m_way);
    flow->addWidget(way);
    buildBoxes();
    restore();
    showFitting();
    connect(m_way, &QComboBox::currentIndexChanged, this, &GenerationSettings::showFitting);
}

GenerationSettings::~GenerationSettings() { save(); }

template <typename Box>
Box* GenerationSettings::addBox(const QString& label, const QString& name, const QString& meaning,
                                const QList<Way>& ways)
{
    auto* part = new QWidget;
    auto* line = new QHBoxLayout(part);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* caption = new QLabel(label);
    auto* box = new Box;
    caption->setBuddy(box);
    caption->setToolTip(meaning);
    box->setAccessibleName(label);
    box->setObjectName(name);
    box->setToolTip(meaning);
    line->addWidget(caption);
    line->addWidget(box);
    layout()->addWidget(part);
    m_parts.append({part, ways});
    return box;
}

void GenerationSettings::buildBoxes()
{
    m_beams = addBox<QSpinBox>(tr("Beams"), QStringLiteral("num_beams"),
                               tr("num_beams: how many continuations are kept at every step."), {Way::Beams});
    m_beams->setRange(2, 64);
    m_temperature = addBox<QDoubleSpinBox>(
        tr("Temperature"), QStringLiteral("temperature"),
        tr("temperature: logits are divided by it before the softmax; below 1 the likely tokens gain."),
        {Way::Sampled});
    m_temperature->setRange(0.05, 5);
    m_temperature->setSingleStep(0.1);
    m_topK = addBox<QSpinBox>(tr("Top k"), QStringLiteral("top_k"),
                              tr("top_k: only the k likeliest tokens are drawn from; 0: all."), {Way::Sampled});
    m_topK->setRange(0, 100000);
    m_topP = addBox<QDoubleSpinBox>(
        tr("Top p"), QStringLiteral("top_p"),
        tr("top_p: only the likeliest tokens that together have this probability are drawn from; 1: all."),
        {Way::Sampled});
    m_topP->setRange(0, 1);
    m_topP->setSingleStep(0.05);
    m_seed = addBox<QSpinBox>(tr("Seed"), QStringLiteral("seed"),
                              tr("One seed draws the same answer again, and the same draws for both models."),
                              {Way::Sampled});
    m_seed->setRange(0, 1'000'000'000);
    m_newTokens = addBox<QSpinBox>(tr("New tokens"), QStringLiteral("max_new_tokens"),
                                   tr("max_new_tokens: an answer ends after so many tokens, or at the end of text."),
                                   {Way::Greedy, Way::Beams, Way::Sampled});
    m_newTokens->setRange(1, kMostTokens);
}

GenerationSettings::Way GenerationSettings::way() const { return Way(m_way->currentData().toInt()); }

void GenerationSettings::setWay(Way way) { m_way->setCurrentIndex(m_way->findData(int(way))); }

void GenerationSettings::showFitting()
{
    for (const Part& part : m_parts)
        part.widget->setVisible(part.ways.contains(way()));
}

void GenerationSettings::apply(PromptRequest& request) const
{
    request.maxNewTokens = m_newTokens->value();
    request.numBeams = way() == Way::Beams ? m_beams->value() : 1;
    request.doSample = way() == Way::Sampled;
    request.temperature = m_temperature->value();
    request.topK = m_topK->value();
    request.topP = m_topP->value();
    request.seed = std::uint64_t(m_seed->value());
}

QString GenerationSettings::summary() const
{
    switch (way()) {
    case Way::Greedy:
        return tr("greedy");
    case Way::Beams:
        return tr("%1 beams").arg(m_beams->value());
    case Way::Sampled:
        return tr("sampled, temperature %1, seed %2").arg(m_temperature->text()).arg(m_seed->value());
    }
    return {};
}

void GenerationSettings::restore()
{
    QSettings settings;
    settings.beginGroup(QLatin1String(kGroup));
    m_way->setCurrentIndex(std::max(0, m_way->findData(settings.value("way", int(Way::Greedy)).toInt())));
    m_beams->setValue(settings.value("num_beams", 2).toInt());
    m_temperature->setValue(settings.value("temperature", 1.0).toDouble());
    m_topK->setValue(settings.value("top_k", 50).toInt());
    m_topP->setValue(settings.value("top_p", 1.0).toDouble());
    m_seed->setValue(settings.value("seed", 42).toInt());
    m_newTokens->setValue(settings.value("max_new_tokens", 50).toInt());
}

void GenerationSettings::save() const
{
    QSettings settings;
    settings.beginGroup(QLatin1String(kGroup));
    settings.setValue("way", int(way()));
    settings.setValue("num_beams", m_beams->value());
    settings.setValue("temperature", m_temperature->value());
    settings.setValue("top_k", m_topK->value());
    settings.setValue("top_p", m_topP->value());
    settings.setValue("seed", m_seed->value());
    settings.setValue("max_new_tokens", m_newTokens->value());
}

} // namespace palimpsest
