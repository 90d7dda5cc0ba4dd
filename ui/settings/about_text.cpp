#include "ui/settings/about_text.h"

#include "engine/base/resources.h"

#include <QCoreApplication>
#include <QFile>

namespace palimpsest {

QString aboutText()
{
    const QString head = QCoreApplication::translate(
                             "About", "**Palimpsest %1**: a workbench for machine unlearning of language models. Free "
                                      "software under the GNU General Public License, version 3 or later; without any "
                                      "warranty. Qt %2.")
                             .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()));
    const auto path = findResource("resources/licences/README.md");
    QFile file(path ? QString::fromStdString(path->string()) : QString());
    if (!path || !file.open(QIODevice::ReadOnly))
        return head;
    return head + QStringLiteral("\n\n") + QString::fromUtf8(file.readAll());
}

} // namespace palimpsest
