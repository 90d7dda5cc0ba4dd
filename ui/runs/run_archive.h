#pragma once

#include "engine/base/result.h"

#include <QString>

#include <functional>

namespace palimpsest {

/// A run directory as one file, to carry it to another machine. Both calls block and are meant for a worker thread.
class RunArchive {
public:
    /// Bytes done and in all. Called on the working thread; false ends the work with an error of kind Interrupted.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    virtual ~RunArchive() = default;

    /// Writes everything of the directory but its lock and half-written files, with a checksum of each. `file` appears
    /// complete or not at all.
    virtual Status pack(const QString& directory, const QString& file, const Progress& progress) const = 0;

    /// Unpacks into a new directory below `folder` and returns its path. Every size and checksum is verified first; a
    /// name that would leave the directory is an error, and nothing is left behind by one.
    virtual Result<QString> unpack(const QString& file, const QString& folder, const Progress& progress) const = 0;
};

} // namespace palimpsest
