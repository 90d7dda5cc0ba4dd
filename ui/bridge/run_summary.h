#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>

namespace palimpsest {

/// A run directory in one line of the library.
struct RunSummary {
    QString directory;
    QString name; ///< last component of the directory
    QString model;
    QString experiment;
    QString method;
    QString profile;
    /// RunModel::state, and "running" for one that a process holds.
    QString state;
    qint64 epochs = 0;                                     ///< last one evaluated
    double acc = std::numeric_limits<double>::quiet_NaN(); ///< MA after it
    double el = std::numeric_limits<double>::quiet_NaN();
    QDateTime changed;
    QStringList tags;
    bool reference = false; ///< the reference's own results: can only be read
    QString holder;         ///< who runs it just now, if anybody does

    bool operator==(const RunSummary&) const = default;
};

/// Reads what a directory says of itself without reading its whole journal; nothing where no run stands there. Any
/// thread, but not the GUI's.
std::optional<RunSummary> summarizeRun(const QString& directory);

/// The tags of a run stand in its directory (tags.txt, one a line), so that they go with it. The text says why they
/// could not be written; empty: they were.
QString writeTags(const QString& directory, const QStringList& tags);

} // namespace palimpsest
