#include "app/archive/zip_archive.h"

#include "engine/base/files.h"

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipnewinfo.h>

#include <QBuffer>
#include <QFile>

#include <algorithm>

namespace palimpsest {

namespace {

Error damaged(const std::filesystem::path& path, const std::string& what)
{
    return badInput(path.string() + ": " + what + "; it may be cut off or damaged, copy it again");
}

/// Reads at most what the limit leaves: the size an entry declares is not believed.
Result<std::string> readEntry(QuaZip& zip, const std::filesystem::path& path, std::uint64_t left, std::uint64_t limit)
{
    QuaZipFile file(&zip);
    if (!file.open(QIODevice::ReadOnly))
        return damaged(path, "an entry cannot be read");
    std::string bytes;
    char block[1 << 16];
    qint64 count;
    while ((count = file.read(block, sizeof block)) > 0) {
        if (bytes.size() + std::size_t(count) > left)
            return badInput(path.string() + ": holds more than " + std::to_string(limit >> 20)
                            + " MiB unpacked; no pack or return is so large");
        bytes.append(block, std::size_t(count));
    }
    file.close();
    if (count < 0 || file.getZipError() != UNZ_OK)
        return damaged(path, "an entry does not match its checksum");
    return bytes;
}

Status addEntry(QuaZip& zip, const ArchiveFile& file)
{
    QuaZipNewInfo info(QString::fromStdString(file.name));
    info.dateTime = QDateTime(QDate(1980, 1, 1), QTime(0, 0));
    QuaZipFile entry(&zip);
    const bool written = entry.open(QIODevice::WriteOnly, info)
                         && entry.write(file.bytes.data(), qint64(file.bytes.size())) == qint64(file.bytes.size());
    entry.close();
    return written && entry.getZipError() == ZIP_OK ? Status() : Status(internal("packing " + file.name + " failed"));
}

} // namespace

Result<std::vector<ArchiveFile>> ZipArchive::read(const std::filesystem::path& path, std::uint64_t limit) const
{
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure))
        return FolderArchive().read(path, limit);
    PALIMPSEST_TRY(const std::string bytes, readFile(path, std::uint64_t(256) << 20));
    QByteArray view = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    QBuffer buffer(&view);
    QuaZip zip(&buffer);
    if (!zip.open(QuaZip::mdUnzip))
        return damaged(path, "is no zip file");
    std::vector<ArchiveFile> files;
    std::uint64_t size = 0;
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        const std::string name = zip.getCurrentFileName().toStdString();
        PALIMPSEST_TRY(std::string content, readEntry(zip, path, limit - size, limit));
        size += content.size();
        files.push_back({name, std::move(content)});
    }
    if (files.empty() || int(files.size()) != zip.getEntriesCount())
        return damaged(path, "its list of files cannot be read to the end");
    PALIMPSEST_CHECK(checkArchiveNames(files).in(path.string()));
    return files;
}

Status ZipArchive::write(const std::filesystem::path& path, std::vector<ArchiveFile> files) const
{
    PALIMPSEST_CHECK(checkArchiveNames(files).in(path.string()));
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    QBuffer buffer;
    QuaZip zip(&buffer);
    if (!zip.open(QuaZip::mdCreate))
        return internal("packing " + path.string() + " failed");
    for (const ArchiveFile& file : files)
        PALIMPSEST_CHECK(addEntry(zip, file).in(path.string()));
    zip.close();
    return writeFileAtomically(path, std::string_view(buffer.data().constData(), std::size_t(buffer.data().size())));
}

} // namespace palimpsest
