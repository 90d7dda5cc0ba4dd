#pragma once

#include "engine/events/run_event.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <functional>
#include <optional>
#include <vector>

namespace palimpsest {

/// How a run's events become places on the x axis.
enum class CurveAlignment {
    Epoch, ///< an epoch's scores at its number, a step at the part of the epochs that is done with it
    Step,  ///< a step at its number, an epoch's scores at its last step
};
double curvePlace(const StepMeasured& step, CurveAlignment alignment);
double curvePlace(const EpochEvaluated& epoch, std::int64_t batches, CurveAlignment alignment);

/// One curve of a run: a number of every step or of every epoch. NaN where it was not measured.
struct RunCurve {
    QString key; ///< "acc", as events name it
    QString name;
    QString meaning; ///< with the formula
    std::function<QColor()> color;
    std::function<double(const StepMeasured&)> ofStep; ///< one of the two
    std::function<double(const EpochEvaluated&)> ofEpoch;
};

/// A live setting that the curve of the same key is held against.
struct RunThreshold {
    QString key; ///< of the setting and of the curve
    QString name;
    QString meaning;
    double step = 0.001;
};

/// A panel: curves that share a unit.
struct RunChart {
    QString key;
    QString title;
    QString unit;
    QString emptyText;
    std::vector<RunCurve> curves;
    std::vector<RunThreshold> thresholds;
    std::optional<double> floor, ceiling;
};

/// All panels of a run, in the order in which they are shown: the one list that monitor and comparison draw from.
class RunCurves {
    Q_DECLARE_TR_FUNCTIONS(RunCurves)
public:
    static std::vector<RunChart> charts();

private:
    static RunChart memorization();
    static RunChart similarity();
    static RunChart rows();
    static RunChart losses();
    static RunChart divergence();
    static RunChart utility();
    static RunChart validation();
    static RunChart diversity();
    static RunChart entropy();
};

} // namespace palimpsest
