#pragma once

#include "ui/judge/open_judge.h"

#include <QWidget>

class QGridLayout;

namespace palimpsest {

class ElidedLabel;

/// What a judge run was frozen with: endpoint, model, prompt, profile, replicates, price.
class JudgeRunFacts : public QWidget {
    Q_OBJECT
public:
    explicit JudgeRunFacts(QWidget* parent = nullptr);

    void setRun(const JudgeRun& run);

private:
    ElidedLabel* addFact(QGridLayout* grid, const QString& name, const QString& meaning);

    ElidedLabel* m_endpoint;
    ElidedLabel* m_model;
    ElidedLabel* m_prompt;
    ElidedLabel* m_profile;
    ElidedLabel* m_replicates;
    ElidedLabel* m_price;
};

} // namespace palimpsest
