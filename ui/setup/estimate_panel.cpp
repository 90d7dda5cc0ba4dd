#include "ui/setup/estimate_panel.h"

#include "ui/bridge/background.h"
#include "ui/setup/path_inspector.h"
#include "ui/shell/duration_text.h"
#include "ui/theme/section_header.h"
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

constexpr int kGap = 8;

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

QString probeText(const RunProbe& probe, const RunConfig& config)
{
    QString text = EstimatePanel::tr("About %1 an epoch while every row is flagged: %2 steps of %3 s, evaluation %4; "
                                     "%5 to load.")
                       .arg(durationText(probe.secondsAnEpoch()))
                       .arg(probe.batches)
                       .arg(probe.secondsAStep, 0, 'f', 2)
                       .arg(durationText(probe.secondsAnEvaluation), durationText(probe.secondsToLoad));
    if (const auto bound = config.epochBound()) {
        const double most = probe.secondsToLoad + probe.secondsAnEvaluation + double(*bound) * probe.secondsAnEpoch();
        text += EstimatePanel::tr(" At most %1 for %2 epochs.").arg(durationText(most)).arg(*bound);
    }
    return text;
}

EstimatePanel::EstimatePanel(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
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
    setModel(nullptr);
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
    m_time->setText(tr("Time: not measured for these settings."));
    refresh();
}

void EstimatePanel::setModel(const Inspection* model)
{
    const auto memory = model ? wholeFact(*model, "memory_to_train") : std::nullopt;
    const auto disk = model ? wholeFact(*model, "disk_to_train") : std::nullopt;
    m_memory->setText(memory ? tr("Memory: about %1, for batches of 8 rows of 200 tokens").arg(bytesText(*memory))
                             : tr("Memory: known once a model with weights is chosen"));
    m_disk->setText(disk ? tr("Disk: about %1 of %2 free").arg(bytesText(*disk), bytesText(freeBytesAt(m_config.dir)))
                         : tr("Disk: known once a model with weights is chosen"));
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
                    self->m_time->setText(tr("Time: %1 …").arg(shown));
            },
            Qt::QueuedConnection);
    };
    inBackground(
        this, [config = m_config, stop = m_stop.get_token(), phase] { return probeRun(config, stop, phase); },
        [this](const Result<RunProbe>& result) { take(result); });
}

void EstimatePanel::take(const Result<RunProbe>& result)
{
    m_probing = false;
    if (result && !m_stop.stop_requested())
        m_time->setText(probeText(*result, m_config));
    else if (!result && result.error().kind != ErrorKind::Interrupted)
        m_time->setText(tr("Time: %1").arg(QString::fromStdString(result.error().text())));
    else
        m_time->setText(tr("Time: not measured for these settings."));
    refresh();
}

void EstimatePanel::refresh()
{
    if (m_time->text().isEmpty())
        m_time->setText(tr("Time: not measured for these settings."));
    m_probe->setText(m_probing ? tr("Cancel") : tr("Measure time"));
    m_probe->setToolTip(m_probing ? tr("Stops the probe")
                                  : tr("Trains two steps and evaluates one batch in memory; writes nothing"));
    m_probe->setEnabled(m_probing || m_valid);
}

} // namespace palimpsest
