#pragma once

#include "ui/runs/run_archive.h"

namespace palimpsest {

/// A zip file: the run directory's files below its name, and `SHA256SUMS` beside them as sha256sum writes it.
class ZipRunArchive : public RunArchive {
public:
    Status pack(const QString& directory, const QString& file, const Progress& progress) const override;
    Result<QString> unpack(const QString& file, const QString& folder, const Progress& progress) const override;
};

} // namespace palimpsest
