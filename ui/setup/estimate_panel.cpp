#include "ui/setup/estimate_panel.h"

#include "ui/bridge/background.h"
#include "ui/setup/path_inspector.h"
#include "ui/shell/run_words.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStorageInfo>
#include <QVBoxLayout>

#include <utility>

namespace palimpsest {

namespace {

/// Of the nearest folder that exists above a run directory to be made.
std::int64_t freeBytesAt(const std::string& directory)
{
    QDir folder(QFileInfo(QString::fromStdString(directory)).absoluteFilePath());
    while (!folder.exists() && folder != QDir::root())
        folder = QDir(QFileInfo(folder.path()).path());
    return QStorageInfo(folder).bytesAvailable();
}

QLabel* addLine(QVBoxLayout* layout, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout->addWidget(label);
    return label;
}

} // namespace

EstimatePanel::EstimatePanel(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    auto* header = new SectionHeader(tr("What it needs"), this);
    m_probe = new QPushButton(this);
    header->addTrailing(m_probe);
    layout->addWidget(header);
    m_memory = addLine(layout, this);
    m_disk = addLine(layout, this);
    m_time = addLine(layout, this);
    m_memory->setToolTip(tr("Weights, gradients, both moments of Adam, the original model's hidden states and a "
                            "batch's activations, all in float32."));
    connect(m_probe, &QPushButton::clicked, this, &EstimatePanel::toggleProbe);
    setParts({});
    refresh();
}

EstimatePanel::~EstimatePanel() { m_stop.request_stop(); }

void EstimatePanel::setConfig(const RunConfig& config, bool valid)
{
    if (config == m_config && valid == m_valid)
        return;
    m_config = config;
    m_valid = valid;
    m_stop.request_stop();
    m_time->setText(timeWithoutProbe());
    refresh();
}

void EstimatePanel::setParts(const InspectedParts& parts)
{
    const auto needs = RunEstimate::needsOf(m_config, parts);
    m_memory->setText(needs ? RunEstimate::memoryText(*needs, RunEstimate::shapeOf(m_config, parts))
                            : tr("Memory: known once a model with weights is chosen"));
    m_disk->setText(
        needs ? tr("Disk: about %1 of %2 free").arg(bytesText(needs->diskToTrain), bytesText(freeBytesAt(m_config.dir)))
              : tr("Disk: known once a model with weights is chosen"));
}

/// From the last probe where that tells something of these settings.
QString EstimatePanel::timeWithoutProbe() const
{
    const auto carried = m_valid && m_measured
                             ? RunEstimate::carriedOver(m_measured->probe, m_measured->config, m_config)
                             : std::nullopt;
    if (!carried)
        return tr("Time: not measured for these settings.");
    const QString text = RunEstimate::timeText(*carried, m_config);
    const bool same =
        m_measured->config.batchSize == m_config.batchSize && m_measured->config.targetLength == m_config.targetLength;
    return same ? text
                : tr("%1 Reckoned from the probe of %2 rows of %3 tokens.")
                      .arg(text)
                      .arg(m_measured->config.batchSize)
                      .arg(m_measured->config.targetLength);
}

void EstimatePanel::toggleProbe()
{
    if (m_probing) {
        m_stop.request_stop();
        m_time->setText(tr("Time: stopping the probe …"));
    } else if (m_valid) {
        startProbe();
    }
}

void EstimatePanel::startProbe()
{
    m_stop = std::stop_source();
    m_probing = true;
    m_time->setText(tr("Time: loading models and rows …"));
    refresh();
    QPointer<EstimatePanel> self(this);
    const auto phase = [self](std::string_view text) {
        const QString shown = QString::fromUtf8(text.data(), qsizetype(text.size()));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, shown] {
                if (self && !self->m_stop.stop_requested())
                    self->m_time->setText(tr("Time: %1 …").arg(phaseText(shown)));
            },
            Qt::QueuedConnection);
    };
    inBackground(
        this, [config = m_config, stop = m_stop.get_token(), phase] { return probeRun(config, stop, phase); },
        [this, config = m_config](const Result<RunProbe>& result) { take(config, result); });
}

void EstimatePanel::take(const RunConfig& config, const Result<RunProbe>& result)
{
    m_probing = false;
    if (result)
        m_measured = Measured{*result, config};
    const bool told = !result && result.error().kind != ErrorKind::Interrupted;
    m_time->setText(told ? tr("Time: %1").arg(QString::fromStdString(result.error().text())) : timeWithoutProbe());
    refresh();
}

void EstimatePanel::refresh()
{
    if (m_time->text().isEmpty())
        m_time->setText(timeWithoutProbe());
    m_probe->setText(m_probing ? tr("Cancel") : tr("Measure time"));
    m_probe->setToolTip(m_probing ? tr("Stops the probe")
                                  : tr("Trains two steps and evaluates one batch in memory; writes nothing"));
    m_probe->setEnabled(m_probing || m_valid);
}

} // namespace palimpsest
