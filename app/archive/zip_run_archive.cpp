#include "app/archive/zip_run_archive.h"

#include "app/archive/zip_unpacker.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

#include <algorithm>
#include <zlib.h>

namespace palimpsest {

namespace {

QString text(const QString& path, const char* what) { return path + QStringLiteral(": ") + QLatin1String(what); }

/// Relative paths of all files, sorted; links are left out, since they may lead anywhere.
QStringList filesOf(const QString& directory)
{
    QStringList files;
    QDirIterator walk(directory, QDir::Files | QDir::NoSymLinks | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString relative = QDir(directory).relativeFilePath(walk.next());
        const bool halfWritten = relative.contains(QStringLiteral(".part/")) || relative.endsWith(".part");
        if (relative != QStringLiteral("run.lock") && !halfWritten)
            files.append(relative);
    }
    files.sort();
    return files;
}

class Packer {
public:
    Packer(QuaZip& zip, qint64 total, const RunArchive::Progress& progress)
        : m_zip(zip),
          m_total(total),
          m_progress(progress)
    {
    }

    Status add(const QString& directory, const QString& relative, const QString& prefix)
    {
        QFile source(directory + '/' + relative);
        if (!source.open(QIODevice::ReadOnly))
            return fileSystem(("cannot read " + source.fileName() + ": " + source.errorString()).toStdString());
        // Weights are noise to a compressor, and by far the most.
        const bool store = relative.endsWith(".safetensors") || relative.endsWith(".bin");
        QuaZipFile entry(&m_zip);
        const QuaZipNewInfo info(prefix + '/' + relative, source.fileName());
        if (!entry.open(QIODevice::WriteOnly, info, nullptr, 0, store ? 0 : Z_DEFLATED,
                        store ? 0 : Z_DEFAULT_COMPRESSION))
            return failure();
        QCryptographicHash hash(QCryptographicHash::Sha256);
        while (!source.atEnd()) {
            const QByteArray block = source.read(kBlock);
            if (block.isEmpty() && source.error() != QFileDevice::NoError)
                return fileSystem(("cannot read " + source.fileName() + ": " + source.errorString()).toStdString());
            if (entry.write(block) != block.size())
                return failure();
            hash.addData(block);
            m_done += block.size();
            if (!m_progress(m_done, m_total))
                return Error{ErrorKind::Interrupted, "stopped", {}};
        }
        entry.close();
        m_sums += hash.result().toHex() + "  " + relative.toUtf8() + '\n';
        return entry.getZipError() == 0 ? Status() : failure();
    }

    Status addSums(const QString& prefix)
    {
        QuaZipFile entry(&m_zip);
        if (!entry.open(QIODevice::WriteOnly, QuaZipNewInfo(prefix + '/' + kSums))
            || entry.write(m_sums) != m_sums.size())
            return failure();
        entry.close();
        return entry.getZipError() == 0 ? Status() : failure();
    }

private:
    Error failure() const
    {
        return fileSystem(text(m_zip.getZipName(), "cannot be written; is the disk full?").toStdString());
    }

    QuaZip& m_zip;
    const qint64 m_total;
    const RunArchive::Progress& m_progress;
    qint64 m_done = 0;
    QByteArray m_sums;
};

Status packInto(const QString& directory, const QString& file, const RunArchive::Progress& progress)
{
    const QStringList files = filesOf(directory);
    if (files.isEmpty())
        return badInput(text(directory, "there is nothing to export").toStdString());
    qint64 total = 0;
    for (const QString& relative : files)
        total += QFileInfo(directory + '/' + relative).size();
    QuaZip zip(file);
    zip.setUtf8Enabled(true);
    zip.setZip64Enabled(true);
    if (!zip.open(QuaZip::mdCreate))
        return fileSystem(text(file, "cannot be written; choose another place").toStdString());
    const QString name = QFileInfo(directory).fileName();
    Packer packer(zip, total, progress);
    for (const QString& relative : files)
        PALIMPSEST_CHECK(packer.add(directory, relative, name));
    PALIMPSEST_CHECK(packer.addSums(name));
    zip.close();
    if (zip.getZipError() != 0)
        return fileSystem(text(file, "cannot be written; is the disk full?").toStdString());
    return {};
}

/// A name that nothing has yet: run, run-2, run-3.
QString freeName(const QString& folder, const QString& name)
{
    QString candidate = name;
    for (int i = 2; QFileInfo::exists(folder + '/' + candidate); ++i)
        candidate = name + '-' + QString::number(i);
    return candidate;
}

} // namespace

Status ZipRunArchive::pack(const QString& directory, const QString& file, const Progress& progress) const
{
    const QString temporary = file + QStringLiteral(".part");
    Status status = packInto(QDir::cleanPath(directory), temporary, progress);
    if (status) {
        QFile::remove(file); // the user has agreed to that
        if (QFile::rename(temporary, file))
            return {};
        status = fileSystem(text(file, "cannot be written; choose another place").toStdString());
    }
    QFile::remove(temporary);
    return status;
}

Result<QString> ZipRunArchive::unpack(const QString& file, const QString& folder, const Progress& progress) const
{
    if (!QDir().mkpath(folder))
        return fileSystem(text(folder, "cannot be created").toStdString());
    const QString temporary = folder + "/." + QFileInfo(file).completeBaseName() + QStringLiteral(".part");
    QDir(temporary).removeRecursively();
    auto name = ZipUnpacker(file, temporary, progress).unpack();
    if (name) {
        const QString target = folder + '/' + freeName(folder, *name);
        if (QDir().rename(temporary, target))
            return target;
        name = fileSystem(text(target, "cannot be created").toStdString());
    }
    QDir(temporary).removeRecursively();
    return std::move(name).error().in(file.toStdString());
}

} // namespace palimpsest
