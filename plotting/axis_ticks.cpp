#include "plotting/axis_ticks.h"

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

constexpr QChar kMinus(0x2212);

double roundStep(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power * (1 + 1e-9))
            return factor * power;
    return 10 * power;
}

QString withRealMinus(QString text)
{
    if (text.startsWith(QLatin1Char('-')))
        text[0] = kMinus;
    return text;
}

QString tickText(double value, double step)
{
    if (std::abs(value) < step * 1e-6)
        return QStringLiteral("0");
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 12);
    if (decimals > 4)
        return withRealMinus(QString::number(value, 'g', 3));
    if (std::abs(value) >= 10'000 && step >= 1'000)
        return withRealMinus(QString::number(value / 1'000, 'f', 0)) + QLatin1Char('k');
    return withRealMinus(QString::number(value, 'f', decimals));
}

QString powerText(double value)
{
    if (value >= 0.001 && value < 10'000)
        return QString::number(value, 'g', 6);
    return QString::number(value, 'g', 3);
}

} // namespace

std::vector<AxisTick> linearTicks(const AxisRange& range, int atMost)
{
    std::vector<AxisTick> ticks;
    if (!(range.length() > 0) || !std::isfinite(range.length()))
        return ticks;
    const double step = roundStep(range.length() / std::max(1, atMost - 1));
    const double first = std::ceil(range.low / step - 1e-6);
    for (double i = first; i * step <= range.high + step * 1e-6; ++i)
        ticks.push_back({i * step, tickText(i * step, step)});
    return ticks;
}

std::vector<AxisTick> logarithmicTicks(const AxisRange& range, int atMost)
{
    std::vector<AxisTick> ticks;
    if (!(range.length() > 0) || !std::isfinite(range.length()))
        return ticks;
    const int lowest = static_cast<int>(std::ceil(range.low - 1e-9));
    const int highest = static_cast<int>(std::floor(range.high + 1e-9));
    const int stride = std::max(1, (highest - lowest + atMost) / std::max(1, atMost));
    if (highest - lowest >= 1) {
        for (int power = lowest; power <= highest; power += stride)
            ticks.push_back({double(power), powerText(std::pow(10.0, power))});
        return ticks;
    }
    for (int power = static_cast<int>(std::floor(range.low)); power <= highest + 1; ++power) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double place = power + std::log10(factor);
            if (range.contains(place))
                ticks.push_back({place, powerText(factor * std::pow(10.0, power))});
        }
    }
    return ticks;
}

QString valueText(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    if (value == std::round(value) && size < 1e7)
        return withRealMinus(QString::number(value, 'f', 0));
    if (size < 0.00095 || size >= 1e7)
        return withRealMinus(QString::number(value, 'e', 1));
    const int decimals = std::clamp(3 - static_cast<int>(std::floor(std::log10(size))), 0, 4);
    return withRealMinus(QString::number(value, 'f', decimals));
}

} // namespace palimpsest
