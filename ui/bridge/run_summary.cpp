#include "ui/bridge/run_summary.h"

#include "engine/base/files.h"
#include "engine/events/event_json.h"
#include "engine/run/run_directory.h"
#include "engine/tables/csv.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

constexpr qint64 kTailBytes = 256 << 10;
constexpr const char* kTags = "tags.txt";

QString lastComponent(const std::string& path)
{
    QString text = QString::fromStdString(path);
    while (text.endsWith('/'))
        text.chop(1);
    return text.section('/', -1);
}

/// The state as the last events of the journal tell it.
QString lastState(const QString& directory)
{
    QFile journal(directory + '/' + run_files::kJournal);
    if (!journal.open(QIODevice::ReadOnly))
        return QStringLiteral("interrupted");
    if (journal.size() > kTailBytes)
        journal.seek(journal.size() - kTailBytes);
    const QByteArray tail = journal.readAll();
    const QByteArray whole = tail.left(tail.lastIndexOf('\n'));
    const QByteArray line = whole.mid(whole.lastIndexOf('\n') + 1);
    const auto record = fromJsonLine({line.constData(), std::size_t(line.size())});
    if (record && std::holds_alternative<RunFailed>(record->event))
        return QStringLiteral("failed");
    if (record)
        if (const auto* finished = std::get_if<RunFinished>(&record->event))
            return QString::fromStdString(finished->outcome);
    return QStringLiteral("interrupted");
}

void readMeans(RunSummary& run)
{
    const auto table = readCsv(fs::path(run.directory.toStdString()) / "valid.csv");
    if (!table || table->rows() == 0)
        return;
    const std::size_t row = table->rows() - 1;
    for (std::size_t column = 0; column < table->header().size(); ++column) {
        const std::string& name = table->header()[column];
        const auto value = table->number(row, column);
        if (!value)
            continue;
        if (name == "epoch")
            run.epochs = qint64(*value);
        else if (name == "acc")
            run.acc = *value;
        else if (name.starts_with("el_"))
            run.el = *value;
    }
}

QStringList readTags(const QString& directory)
{
    QFile file(directory + '/' + kTags);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList tags;
    for (const QString& line : QString::fromUtf8(file.read(kTailBytes)).split('\n'))
        if (!line.trimmed().isEmpty())
            tags.append(line.trimmed());
    return tags;
}

} // namespace

std::optional<RunSummary> summarizeRun(const QString& directory)
{
    const QDir folder(directory);
    const bool journal = folder.exists(run_files::kJournal);
    const bool reference = !journal && (folder.exists("valid.csv") || folder.exists("epoch0.csv"));
    if (!journal && !reference)
        return std::nullopt;
    RunSummary run;
    run.directory = QDir::cleanPath(folder.absolutePath());
    run.name = QFileInfo(run.directory).fileName();
    run.reference = reference;
    const QFileInfo newest(folder.filePath(journal ? run_files::kJournal : "valid.csv"));
    run.changed = newest.exists() ? newest.lastModified() : QFileInfo(directory).lastModified();
    if (const auto config = readRunConfig(run.directory.toStdString())) {
        run.model = lastComponent(config->modelName);
        run.experiment = lastComponent(config->exp);
        run.method = QString::fromStdString(config->method);
        run.profile = QString::fromStdString(config->profile);
    }
    readMeans(run);
    run.tags = readTags(run.directory);
    if (const auto holder = runHolder(run.directory.toStdString()))
        run.holder = QString::fromStdString(*holder);
    run.state = !run.holder.isEmpty() ? QStringLiteral("running") : journal ? lastState(run.directory) : QString();
    return run;
}

QString writeTags(const QString& directory, const QStringList& tags)
{
    const fs::path path = fs::path(directory.toStdString()) / kTags;
    const QByteArray text = tags.isEmpty() ? QByteArray() : tags.join('\n').toUtf8() + '\n';
    const Status status = writeFileAtomically(path, {text.constData(), std::size_t(text.size())});
    return status ? QString() : QString::fromStdString(status.error().text());
}

} // namespace palimpsest
