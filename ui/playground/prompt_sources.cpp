#include "ui/playground/prompt_sources.h"

#include "ui/bridge/background.h"
#include "ui/bridge/run_handle.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace palimpsest {

namespace {

QString nameOf(const std::string& model)
{
    const QString name = QString::fromStdString(model);
    const bool isPath = name.startsWith(QLatin1Char('/')) || name.startsWith(QLatin1Char('.'));
    return isPath ? QFileInfo(QDir::cleanPath(name)).fileName() : name;
}

QString labelOf(const PromptWeights& weights)
{
    using Kind = PromptWeights::Kind;
    switch (weights.kind) {
    case Kind::Original:
        return PromptSources::tr("Original model (%1)").arg(nameOf(weights.model));
    case Kind::Checkpoint:
        return weights.step > 0 ? PromptSources::tr("Checkpoint after step %1").arg(weights.step)
                                : PromptSources::tr("Checkpoint of epoch %1").arg(weights.epoch);
    case Kind::Finished:
        return PromptSources::tr("Finished model");
    case Kind::Directory:
        return nameOf(weights.model);
    }
    return {};
}

} // namespace

PromptSources::PromptSources(QObject* parent)
    : QObject(parent),
      m_whyNone(tr("Open a run, or choose a model's folder."))
{
}

void PromptSources::setRun(RunHandle* run)
{
    if (m_run)
        m_run->model().disconnect(this);
    m_run = run;
    m_all = m_directories;
    m_whyNone = tr("Looking for the run's models…");
    if (m_run) {
        RunModel& model = m_run->model();
        for (auto signal : {&RunModel::reset, &RunModel::stateChanged, &RunModel::checkpointsChanged,
                            &RunModel::startedChanged, &RunModel::finished})
            connect(&model, signal, this, &PromptSources::refresh);
    }
    refresh();
}

bool PromptSources::isPaused() const
{
    return m_run && m_run->isControllable() && m_run->model().state() == QLatin1String("paused");
}

void PromptSources::refresh()
{
    const quint64 reading = ++m_reading;
    if (!m_run || m_run->directory().isEmpty()) {
        take(std::vector<PromptWeights>{});
        return;
    }
    inBackground(
        this, [directory = m_run->directory().toStdString()] { return promptableWeights(directory); },
        [this, reading](const Result<std::vector<PromptWeights>>& weights) {
            if (reading == m_reading)
                take(weights);
        });
}

void PromptSources::take(const Result<std::vector<PromptWeights>>& weights)
{
    std::vector<PromptSource> all;
    if (weights)
        for (const PromptWeights& one : *weights)
            all.push_back({one, false, labelOf(one)});
    if (isPaused())
        all.push_back({{}, true, tr("Paused run, epoch %1").arg(m_run->model().epoch())});
    all.insert(all.end(), m_directories.begin(), m_directories.end());
    if (!m_run)
        m_whyNone = tr("Open a run, or choose a model's folder.");
    else if (!weights)
        m_whyNone = tr("This folder names no model (it has no run.json). Choose a model's folder.");
    else
        m_whyNone = all.empty() ? tr("This run has no model on this machine. Choose a model's folder.") : QString();
    m_all = std::move(all);
    Q_EMIT changed();
}

const PromptSource* PromptSources::original() const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [](const PromptSource& source) {
        return !source.pausedRun && source.weights.kind == PromptWeights::Kind::Original;
    });
    return found != m_all.end() ? &*found : nullptr;
}

const PromptSource* PromptSources::current() const
{
    const PromptSource* best = nullptr;
    for (const PromptSource& source : m_all) {
        const bool ofRun = source.weights.kind == PromptWeights::Kind::Checkpoint
                           || source.weights.kind == PromptWeights::Kind::Finished;
        if (source.pausedRun)
            return &source;
        if (ofRun)
            best = &source; // checkpoints come oldest first, then the finished model
    }
    return best;
}

PromptSource PromptSources::addDirectory(const QString& directory)
{
    PromptSource source;
    source.weights.kind = PromptWeights::Kind::Directory;
    source.weights.model = QDir::cleanPath(directory).toStdString();
    source.label = labelOf(source.weights);
    if (std::find(m_directories.begin(), m_directories.end(), source) == m_directories.end()) {
        m_directories.push_back(source);
        m_all.push_back(source);
        Q_EMIT changed();
    }
    return source;
}

} // namespace palimpsest
