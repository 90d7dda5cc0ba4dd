#include "ui/study/study_words.h"

#include "ui/language/date_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>

namespace palimpsest {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StudyWords)
};

} // namespace

QString statisticText(const Statistic& statistic)
{
    if (statistic.value)
        return QString::number(*statistic.value, 'f', 2);
    if (statistic.reason == "no variation")
        return Words::tr("no variation");
    if (statistic.reason == "needs overlap")
        return Words::tr("needs overlap");
    if (statistic.reason == "no common items")
        return Words::tr("no common items");
    if (statistic.reason == "no repeats")
        return Words::tr("no repeats");
    return QString::fromStdString(statistic.reason);
}

QString undefinedMeaning(const Statistic& statistic)
{
    if (statistic.value)
        return {};
    if (statistic.reason == "no variation")
        return Words::tr("Every rating is the same value: without variation, agreement cannot be told from habit.");
    if (statistic.reason == "needs overlap")
        return Words::tr("No item has ratings of two people yet.");
    if (statistic.reason == "no common items")
        return Words::tr("These two have not rated the same item.");
    return Words::tr("No item was rated by the same person a second time.");
}

QString intervalText(const BootstrapInterval& interval)
{
    return interval.lo ? Words::tr("%1 to %2").arg(*interval.lo, 0, 'f', 2).arg(*interval.hi, 0, 'f', 2)
                       : QStringLiteral("–");
}

QString shareText(double share) { return Words::tr("%1 %").arg(std::lround(100 * share)); }

QString timeText(const std::string& utc)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODateWithMs);
    return time.isValid() ? dateText(time) : QString::fromStdString(utc);
}

} // namespace palimpsest
