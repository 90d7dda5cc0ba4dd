#pragma once

#include "engine/run/prompt.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace palimpsest {

/// How an answer is generated: greedy, by beams, or sampled, with the settings that belong to it. Remembered.
class GenerationSettings : public QWidget {
    Q_OBJECT
public:
    enum class Way { Greedy, Beams, Sampled };

    explicit GenerationSettings(QWidget* parent = nullptr);
    ~GenerationSettings() override;

    Way way() const;
    void setWay(Way way);
    void apply(PromptRequest& request) const;
    /// "sampled, temperature 0.8, seed 42"
    QString summary() const;

private:
    template <typename Box>
    Box* addBox(const QString& label, const QString& name, const QString& meaning, const QList<Way>& ways);
    void buildBoxes();
    void showFitting();
    void restore();
    void save() const;

    struct Part {
        QWidget* widget;
        QList<Way> ways;
    };
    QList<Part> m_parts;
    QComboBox* m_way;
    QSpinBox* m_beams;
    QDoubleSpinBox* m_temperature;
    QSpinBox* m_topK;
    QDoubleSpinBox* m_topP;
    QSpinBox* m_seed;
    QSpinBox* m_newTokens;
};

} // namespace palimpsest
