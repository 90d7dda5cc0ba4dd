#pragma once

#include "ui/runs/run_archive.h"

#include <QHash>
#include <QString>

class QuaZip;

namespace palimpsest {

/// Name of the list of checksums within a packed run.
inline constexpr const char* kSums = "SHA256SUMS";

inline constexpr qint64 kBlock = 1 << 20; ///< bytes read at a time

/// Unpacks one packed run into a directory that does not exist yet, trusting nothing in the file. What it leaves on
/// failure is its caller's to remove.
class ZipUnpacker {
public:
    ZipUnpacker(QString file, QString directory, const RunArchive::Progress& progress);

    /// The run's name.
    Result<QString> unpack();

private:
    Status survey(QuaZip& zip);
    Status extract(QuaZip& zip);
    Result<QByteArray> extractEntry(QuaZip& zip, const QString& relative, qint64 size);
    Status compare() const;

    const QString m_file;
    const QString m_directory;
    const RunArchive::Progress& m_progress;
    QString m_name;
    qint64 m_total = 0;
    qint64 m_done = 0;
    QHash<QString, QByteArray> m_hashes; ///< of the files as unpacked
    QByteArray m_sums;
};

} // namespace palimpsest
