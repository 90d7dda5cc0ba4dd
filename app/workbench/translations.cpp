#include "app/workbench/translations.h"

#include "engine/base/resources.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace palimpsest {

void installTranslations(QCoreApplication* application, const QString& language)
{
    const QString wanted = language.isEmpty() ? QLocale::system().name().left(2) : language;
    // Numbers stay as the program writes them everywhere: decimal points, as in its files.
    QLocale::setDefault(QLocale(QStringLiteral("en")));
    const QString name = QStringLiteral("palimpsest_%1.qm").arg(wanted);
    const auto path = findResource(QStringLiteral("resources/translations/%1").arg(name).toStdString());
    if (!path)
        return;
    auto* own = new QTranslator(application);
    if (own->load(QString::fromStdString(path->string())))
        QCoreApplication::installTranslator(own);
    auto* qt = new QTranslator(application);
    if (qt->load(QStringLiteral("qtbase_%1").arg(wanted), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace palimpsest
