#pragma once

#include "engine/stats/bootstrap.h"
#include "engine/stats/statistic.h"
#include "ui/theme/card.h"

class QLabel;

namespace palimpsest {

class NumberLabel;

/// A coefficient with its interval, or why there is none.
class CoefficientCard : public Card {
    Q_OBJECT
public:
    /// `meaning`: in words, with the formula.
    CoefficientCard(const QString& name, const QString& meaning, QWidget* parent = nullptr);

    /// `note`: in place of the interval, where there is none.
    void setStatistic(const Statistic& statistic, const BootstrapInterval& interval, const QString& note = {});

private:
    void restyle();

    QLabel* m_name;
    NumberLabel* m_value;
    QLabel* m_interval;
};

} // namespace palimpsest
