#include "app/archive/zip_unpacker.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

namespace palimpsest {

namespace {

constexpr int kMostEntries = 100'000;
constexpr qint64 kLargestSums = 16 << 20;

Error damaged(const QString& what)
{
    return badInput(what.toStdString() + "; copy the file again from where it was exported");
}

/// Whether a path stays below the directory it is unpacked into, on every system.
bool staysInside(const QString& path)
{
    if (path.startsWith('/') || path.contains('\\') || path.contains(':') || path.contains(QChar(0)))
        return false;
    const QStringList parts = path.split('/');
    return !parts.contains(QStringLiteral("..")) && !parts.contains(QStringLiteral(".")) && !parts.contains(QString());
}

bool isLink(const QuaZipFileInfo64& info) { return (info.externalAttr >> 16 & 0170000) == 0120000; }

} // namespace

ZipUnpacker::ZipUnpacker(QString file, QString directory, const RunArchive::Progress& progress)
    : m_file(std::move(file)),
      m_directory(std::move(directory)),
      m_progress(progress)
{
}

Result<QString> ZipUnpacker::unpack()
{
    QuaZip zip(m_file);
    if (!zip.open(QuaZip::mdUnzip))
        return badInput("no zip file that can be read");
    PALIMPSEST_CHECK(survey(zip));
    if (!QDir().mkpath(m_directory))
        return fileSystem("cannot create " + m_directory.toStdString());
    PALIMPSEST_CHECK(extract(zip));
    PALIMPSEST_CHECK(compare());
    return m_name;
}

/// Looks at every entry before anything is written.
Status ZipUnpacker::survey(QuaZip& zip)
{
    if (zip.getEntriesCount() > kMostEntries)
        return badInput("too many files for a run");
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFileInfo64 info;
        if (!zip.getCurrentFileInfo(&info))
            return damaged(QStringLiteral("its directory is damaged"));
        if (info.name.endsWith('/'))
            continue;
        if (!staysInside(info.name) || isLink(info))
            return badInput("refused: the entry '" + info.name.toStdString() + "' would be written outside of the run");
        const QString name = info.name.section('/', 0, 0);
        if (!info.name.contains('/') || (!m_name.isEmpty() && name != m_name))
            return badInput("no exported run: its files do not stand in one folder");
        m_name = name;
        m_total += qint64(info.uncompressedSize);
    }
    if (m_name.isEmpty())
        return badInput("no exported run: it holds no file");
    const qint64 room = QStorageInfo(QFileInfo(m_directory).path()).bytesAvailable();
    if (room >= 0 && m_total > room)
        return fileSystem("needs " + std::to_string(m_total >> 20) + " MB, and there are "
                          + std::to_string(room >> 20));
    return {};
}

Status ZipUnpacker::extract(QuaZip& zip)
{
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFileInfo64 info;
        if (!zip.getCurrentFileInfo(&info))
            return damaged(QStringLiteral("its directory is damaged"));
        if (info.name.endsWith('/'))
            continue;
        const QString relative = info.name.mid(m_name.size() + 1);
        PALIMPSEST_TRY(const QByteArray hash, extractEntry(zip, relative, qint64(info.uncompressedSize)));
        if (relative != QLatin1String(kSums))
            m_hashes.insert(relative, hash);
    }
    return {};
}

Result<QByteArray> ZipUnpacker::extractEntry(QuaZip& zip, const QString& relative, qint64 size)
{
    const bool sums = relative == QLatin1String(kSums);
    if (sums && size > kLargestSums)
        return badInput("no exported run: its list of checksums is too large");
    QFile target(m_directory + '/' + relative);
    if (!sums && (!QDir().mkpath(QFileInfo(target).path()) || !target.open(QIODevice::WriteOnly)))
        return fileSystem("cannot write " + target.fileName().toStdString());
    QuaZipFile entry(&zip);
    if (!entry.open(QIODevice::ReadOnly))
        return damaged(QStringLiteral("'%1' cannot be read").arg(relative));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 got = 0;
    while (got <= size) { // a file that unpacks to more than it says is stopped
        const QByteArray block = entry.read(kBlock);
        if (block.isEmpty())
            break;
        got += block.size();
        hash.addData(block);
        if (sums)
            m_sums += block;
        else if (target.write(block) != block.size())
            return fileSystem("cannot write " + target.fileName().toStdString() + ": is the disk full?");
        m_done += block.size();
        if (!m_progress(m_done, m_total))
            return Error{ErrorKind::Interrupted, "stopped", {}};
    }
    entry.close(); // only now does it tell of a wrong CRC, and of a torn stream not at all
    if (entry.getZipError() != 0 || got != size)
        return damaged(QStringLiteral("'%1' is damaged").arg(relative));
    if (!sums && !target.flush())
        return fileSystem("cannot write " + target.fileName().toStdString() + ": is the disk full?");
    return hash.result().toHex();
}

/// Every file has a checksum and every checksum its file.
Status ZipUnpacker::compare() const
{
    if (m_sums.isEmpty())
        return badInput("no exported run: it has no list of checksums");
    qsizetype listed = 0;
    for (const QByteArray& line : m_sums.split('\n')) {
        if (line.isEmpty())
            continue;
        const QString relative = QString::fromUtf8(line.mid(66));
        const auto hash = m_hashes.constFind(relative);
        if (hash == m_hashes.constEnd())
            return damaged(QStringLiteral("'%1' is missing").arg(relative));
        if (*hash != line.left(64))
            return damaged(QStringLiteral("'%1' is damaged: its checksum differs").arg(relative));
        ++listed;
    }
    if (listed != m_hashes.size())
        return damaged(QStringLiteral("it holds files that its list of checksums does not"));
    return {};
}

} // namespace palimpsest
