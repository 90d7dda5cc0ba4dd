#include "ui/setup/command_line.h"

#include "engine/config/fields.h"

#include <QRegularExpression>

namespace palimpsest {

QString shellQuoted(const QString& word)
{
    static const QRegularExpression kHarmless(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (kHarmless.match(word).hasMatch())
        return word;
    QString inside = word;
    // A single quote cannot stand inside single quotes: close, escape, open again.
    return u'\'' + inside.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

QString commandLine(const RunConfig& config, bool overwrite, bool wrapped)
{
    const RunConfig defaults;
    const QString gap = wrapped ? QStringLiteral(" \\\n  ") : QStringLiteral(" ");
    QString command = QStringLiteral("palimpsest train");
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>()) {
        const std::string value = textOf(config, field);
        if (value == textOf(defaults, field))
            continue;
        const QString name = QString::fromUtf8(field.name.data(), qsizetype(field.name.size()));
        command += gap + QStringLiteral("--%1 %2").arg(name, shellQuoted(QString::fromStdString(value)));
    }
    return overwrite ? command + gap + QStringLiteral("--overwrite") : command;
}

} // namespace palimpsest
