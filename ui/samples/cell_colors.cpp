#include "ui/samples/cell_colors.h"

#include "ui/feedback/solid_color.h"
#include "ui/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto channel = [share](int a, int b) { return int(std::lround(a + share * (b - a))); };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

} // namespace

CellColors::CellColors(Measure measure, double threshold)
    : m_measure(measure),
      m_threshold(threshold),
      m_remembered(solidColor(Token::Remembered)),
      m_forgotten(themeColor(Token::ForgottenFill)),
      m_cameBack(solidColor(Token::CameBack)),
      m_unknown(themeColor(Token::Line))
{
    // Distinct tokens say nothing of remembering: they get the neutral hue.
    const bool neutral = measure == Measure::Diff;
    const QColor low = themeColor(neutral ? Token::Window : Token::RememberedFill);
    const QColor high = neutral ? themeColor(Token::Neutral) : solidColor(Token::Remembered);
    for (int step = 0; step < kSteps; ++step)
        m_scale[std::size_t(step)] = mixed(low, high, double(step) / (kSteps - 1));
}

QColor CellColors::of(const SampleCell& cell) const
{
    if (cell.fate == Fate::Unknown)
        return m_unknown;
    if (m_measure == Measure::Flag)
        return cell.fate == Fate::Forgotten ? m_forgotten : (cell.fate == Fate::CameBack ? m_cameBack : m_remembered);
    const double value = cell.value(m_measure);
    if (std::isnan(value))
        return m_unknown;
    if (value < m_threshold)
        return m_forgotten;
    const double low = std::isnan(m_threshold) ? 0 : std::min(m_threshold, 0.99);
    return ofShare((value - low) / (1 - low));
}

QColor CellColors::ofShare(double share) const
{
    return m_scale[std::size_t(std::lround(std::clamp(share, 0.0, 1.0) * (kSteps - 1)))];
}

QColor CellColors::textOn(const QColor& fill)
{
    const QColor text = themeColor(Token::Text);
    const QColor other = themeColor(Token::Surface);
    return contrastRatio(text, fill) >= contrastRatio(other, fill) ? text : other;
}

} // namespace palimpsest
