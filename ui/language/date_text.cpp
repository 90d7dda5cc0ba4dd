#include "ui/language/date_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace palimpsest {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Date)
};

} // namespace

QString dateText(const QDateTime& time)
{
    const QLocale own(Text::tr("en_US", "the locale whose way of writing dates fits this language"));
    const QLocale desktop = QLocale::system();
    return (desktop.language() == own.language() ? desktop : own).toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace palimpsest
