#include "ui/compare/mean_curve.h"

#include <cmath>
#include <map>

namespace palimpsest {

MeanCurve meanOf(const std::vector<std::vector<QPointF>>& curves)
{
    std::map<double, std::vector<double>> values;
    for (const auto& curve : curves)
        for (const QPointF& point : curve)
            if (std::isfinite(point.y()))
                values[point.x()].push_back(point.y());
    MeanCurve mean;
    for (const auto& [x, ys] : values) {
        const auto n = static_cast<double>(ys.size());
        double sum = 0;
        for (const double y : ys)
            sum += y;
        const double middle = sum / n;
        double squares = 0;
        for (const double y : ys)
            squares += (y - middle) * (y - middle);
        const double deviation = ys.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;
        mean.points.emplace_back(x, middle);
        mean.band.push_back({x, middle - deviation, middle + deviation, std::ssize(ys)});
    }
    return mean;
}

} // namespace palimpsest
