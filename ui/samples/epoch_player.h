#pragma once

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace palimpsest {

/// A slider over a run's epochs that can play them one after another.
class EpochPlayer : public QWidget {
    Q_OBJECT
public:
    explicit EpochPlayer(QWidget* parent = nullptr);

    void setEpochs(std::vector<std::int64_t> epochs);
    void setEpoch(std::int64_t epoch);
    std::int64_t epoch() const;
    bool isPlaying() const { return m_clock.isActive(); }

public Q_SLOTS:
    /// From the beginning where it stands at the end.
    void togglePlaying();
    void stop();
    void stepBy(int epochs);

Q_SIGNALS:
    void epochChanged(qint64 epoch);

private:
    void showEpoch();
    void advance();
    void showPlaying(bool playing);

    std::vector<std::int64_t> m_epochs;
    QToolButton* m_play;
    QSlider* m_slider;
    QLabel* m_label;
    QTimer m_clock;
};

} // namespace palimpsest
