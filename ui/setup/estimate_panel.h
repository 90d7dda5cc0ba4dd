#pragma once

#include "ui/setup/run_estimate.h"

#include <QWidget>

#include <optional>
#include <stop_token>

class QLabel;
class QPushButton;

namespace palimpsest {

/// What a run will need before it is started: memory and disk from what stands in the files of its parts, time from a
/// probe of two steps and one evaluated batch that is run on request and can be cancelled. All of it follows the
/// settings: other batches or lengths are reckoned from the last probe.
class EstimatePanel : public QWidget {
    Q_OBJECT
public:
    explicit EstimatePanel(QWidget* parent = nullptr);
    ~EstimatePanel() override;

    void setConfig(const RunConfig& config, bool valid);
    /// Of the settings that were set last.
    void setParts(const InspectedParts& parts);
    bool isProbing() const { return m_probing; }

public Q_SLOTS:
    void toggleProbe();

private:
    void startProbe();
    void take(const RunConfig& config, const Result<RunProbe>& result);
    QString timeWithoutProbe() const;
    void refresh();

    struct Measured {
        RunProbe probe;
        RunConfig config;
    };

    RunConfig m_config;
    bool m_valid = false;
    bool m_probing = false;
    std::stop_source m_stop;
    std::optional<Measured> m_measured; ///< the last probe that came to its end
    QLabel* m_memory;
    QLabel* m_disk;
    QLabel* m_time;
    QPushButton* m_probe;
};

} // namespace palimpsest
