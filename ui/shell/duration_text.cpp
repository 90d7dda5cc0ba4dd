#include "ui/shell/duration_text.h"

#include <QCoreApplication>

#include <cmath>

namespace palimpsest {

namespace {

struct DurationText {
    Q_DECLARE_TR_FUNCTIONS(Duration)
};

} // namespace

QString durationText(double seconds)
{
    constexpr double kYear = 365.0 * 86400;
    if (!(seconds >= 0) || seconds > kYear)
        return QStringLiteral("–");
    const qint64 whole = std::llround(seconds);
    if (whole < 60)
        return DurationText::tr("%1 s").arg(whole);
    if (whole < 3600)
        return DurationText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    if (whole < 86400)
        return DurationText::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
    return DurationText::tr("%1 d %2 h").arg(whole / 86400).arg(whole % 86400 / 3600);
}

} // namespace palimpsest
