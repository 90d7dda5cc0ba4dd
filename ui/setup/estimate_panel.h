#pragma once

#include "engine/config/run_config.h"
#include "engine/run/run_probe.h"

#include <QWidget>

#include <optional>
#include <stop_token>

class QLabel;
class QPushButton;

namespace palimpsest {

struct Inspection;

/// What a run will need before it is started: memory and disk from what stands in the model's files, time from a probe
/// of two steps and one evaluated batch that is run on request and can be cancelled.
class EstimatePanel : public QWidget {
    Q_OBJECT
public:
    explicit EstimatePanel(QWidget* parent = nullptr);
    ~EstimatePanel() override;

    void setConfig(const RunConfig& config, bool valid);
    /// nullptr: not known yet.
    void setModel(const Inspection* model);
    bool isProbing() const { return m_probing; }

public Q_SLOTS:
    void toggleProbe();

private:
    void startProbe();
    void take(const Result<RunProbe>& result);
    void refresh();

    RunConfig m_config;
    bool m_valid = false;
    bool m_probing = false;
    std::stop_source m_stop;
    QLabel* m_memory;
    QLabel* m_disk;
    QLabel* m_time;
    QPushButton* m_probe;
};

/// "About 40 s an epoch: 16 steps of 1.2 s, evaluation 21 s; loading 3 s"
QString probeText(const RunProbe& probe, const RunConfig& config);

} // namespace palimpsest
