#include "ui/language/engine_text.h"

#include <QCoreApplication>

#include <string>

namespace palimpsest {

QString engineText(const char* context, std::string_view text)
{
    return QCoreApplication::translate(context, std::string(text).c_str());
}

} // namespace palimpsest
