#include "ui/monitor/run_facts.h"

#include "ui/bridge/run_handle.h"
#include "ui/shell/duration_text.h"
#include "ui/shell/run_state_look.h"
#include "ui/shell/run_words.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/number_label.h"
#include "ui/theme/safe_text.h"

#include <QGridLayout>
#include <QLocale>

#include <algorithm>

namespace palimpsest {

namespace {

const QString kNone = QStringLiteral("–");

QString bytesText(std::int64_t bytes)
{
    return bytes <= 0 ? kNone
                      : QLocale().formattedDataSize(bytes, bytes < 1'000'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString rateText(double rate)
{
    return rate <= 0 ? kNone : QLocale().toString(rate, 'f', rate < 10 ? 1 : 0) + QStringLiteral(" /s");
}

} // namespace

RunFacts::RunFacts(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)), m_phase(new ElidedLabel)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(0);
    auto* caption = new ElidedLabel(tr("Phase"));
    caption->setStyle(TextSize::Caption, Token::Muted);
    m_phase->setStyle(TextSize::Body, Token::Text, true);
    m_phase->setAccessibleName(tr("Phase"));
    m_grid->addWidget(caption, 0, 0);
    m_grid->addWidget(m_phase, 1, 0);
    m_grid->setColumnStretch(0, 1);
    m_epoch =
        addFact(tr("Epoch"), tr("The epoch the run is in, of the most it may take. Epoch 0 is before the first."));
    m_step = addFact(tr("Step"), tr("Optimizer steps so far: one a batch with flagged rows, over the whole run."));
    m_rate = addFact(tr("Rate"), tr("Units of this phase (batches, rows) a second."));
    m_left = addFact(tr("Left"), tr("Time left of this phase at that rate: (total − done) / rate."));
    m_elapsed = addFact(tr("Elapsed"), tr("From the run's first event to its last."));
    m_memory = addFact(tr("Memory"), tr("Resident memory of the run's process now, and the most it ever was."));
}

NumberLabel* RunFacts::addFact(const QString& name, const QString& meaning)
{
    const int column = m_grid->columnCount();
    auto* caption = new ElidedLabel(name);
    caption->setStyle(TextSize::Caption, Token::Muted);
    caption->setMeaning(meaning);
    auto* number = new NumberLabel(name, meaning);
    m_grid->addWidget(caption, 0, column);
    m_grid->addWidget(number, 1, column);
    return number;
}

void RunFacts::setRun(RunHandle* run)
{
    if (m_run)
        m_run->model().disconnect(this);
    m_run = run;
    if (run != nullptr) {
        const RunModel* model = &run->model();
        for (const auto signal : {&RunModel::reset, &RunModel::stateChanged, &RunModel::startedChanged,
                                  &RunModel::settingsChanged, &RunModel::finished})
            connect(model, signal, this, &RunFacts::showAll);
        connect(model, &RunModel::progressChanged, this, &RunFacts::showProgress);
        connect(model, &RunModel::stepsAdded, this, &RunFacts::showSteps);
        connect(model, &RunModel::epochAdded, this, &RunFacts::showSteps);
        connect(model, &RunModel::resourcesChanged, this, &RunFacts::showResources);
    }
    showAll();
}

void RunFacts::showAll()
{
    showProgress();
    showSteps();
    showResources();
}

void RunFacts::showProgress()
{
    const bool going = m_run && !m_run->model().isOver();
    const Progress progress = m_run ? m_run->model().progress() : Progress{};
    if (m_run.isNull())
        m_phase->setText(kNone);
    else if (going && !progress.phase.empty())
        m_phase->setText(tr("%1, %2 of %3")
                             .arg(safeText(phaseText(QString::fromStdString(progress.phase))))
                             .arg(progress.done)
                             .arg(progress.total));
    else
        m_phase->setText(m_run->model().outcome().isEmpty() || m_run->model().state() == QLatin1String("failed")
                             ? runStateLook(m_run->model().state()).word
                             : safeText(outcomeText(m_run->model().outcome())));
    m_rate->setNumber(going ? rateText(progress.rate) : kNone);
    m_left->setNumber(going && progress.rate > 0 ? durationText(progress.secondsLeft) : kNone);
}

void RunFacts::showSteps()
{
    if (m_run.isNull()) {
        for (NumberLabel* label : {m_epoch, m_step, m_elapsed})
            label->setNumber(kNone);
        return;
    }
    const RunModel& model = m_run->model();
    const QString most = model.setting(QStringLiteral("max_epochs"));
    const auto epoch = std::max(model.epoch(), model.epochs().empty() ? 0 : model.epochs().back().epoch);
    m_epoch->setNumber(most.isEmpty() ? QString::number(epoch) : tr("%1 of %2").arg(epoch).arg(most));
    m_step->setNumber(model.steps().empty() ? kNone : QLocale().toString(qint64(model.steps().back().step)));
    m_elapsed->setNumber(model.firstTime() > 0 ? durationText(model.lastTime() - model.firstTime()) : kNone);
}

void RunFacts::showResources()
{
    const ResourceSampled resources = m_run ? m_run->model().resources() : ResourceSampled{};
    m_memory->setNumber(resources.rssBytes <= 0
                            ? kNone
                            : tr("%1 (peak %2)").arg(bytesText(resources.rssBytes), bytesText(resources.peakRssBytes)));
}

} // namespace palimpsest
