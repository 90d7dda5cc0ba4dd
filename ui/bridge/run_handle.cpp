#include "ui/bridge/run_handle.h"

#include "ui/bridge/background.h"
#include "ui/bridge/sample_texts.h"

#include <QDir>
#include <QFileInfo>

namespace palimpsest {

RunHandle::RunHandle(Kind kind, QString directory, QObject* parent)
    : QObject(parent),
      m_directory(std::move(directory)),
      m_model(std::make_unique<RunModel>()),
      m_kind(kind)
{
    if (!m_directory.isEmpty())
        m_directory = QDir::cleanPath(QDir(m_directory).absolutePath());
}

RunHandle::~RunHandle() = default;

QString RunHandle::name() const { return QFileInfo(m_directory).fileName(); }

void RunHandle::pause() { Q_EMIT refused(whyNotControllable()); }
void RunHandle::resume() { Q_EMIT refused(whyNotControllable()); }
void RunHandle::requestStop() { Q_EMIT refused(whyNotControllable()); }
void RunHandle::finishEpochAndStop() { Q_EMIT refused(whyNotControllable()); }
void RunHandle::saveCheckpoint() { Q_EMIT refused(whyNotControllable()); }
void RunHandle::change(const QString&, const QString&) { Q_EMIT refused(whyNotControllable()); }

void RunHandle::prompt(PromptRequest, PromptCallbacks callbacks)
{
    if (callbacks.finished)
        callbacks.finished(usage(whyNotControllable().toStdString()));
}

void RunHandle::setKind(Kind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    Q_EMIT kindChanged();
}

void RunHandle::finishLoading()
{
    m_loading = false;
    Q_EMIT loaded();
}

void RunHandle::loadSamples()
{
    inBackground(
        this, [directory = m_directory] { return readSampleTexts(directory); },
        [this](std::vector<SampleText> samples) {
            if (!samples.empty())
                m_model->setSamples(std::move(samples));
        });
}

} // namespace palimpsest
