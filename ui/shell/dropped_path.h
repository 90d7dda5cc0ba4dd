#pragma once

#include <QString>

namespace palimpsest {

/// What a path is, for a file or folder dropped on the window. Told by the names in it; nothing is read.
enum class PathKind {
    Run,        ///< a run directory, or the reference's result folder
    RunConfig,  ///< a run.json
    Model,      ///< a Hugging Face directory
    Experiment, ///< a folder with unlearn/_dataset.npy
    Archive,    ///< a .zip
    Unknown,
};

PathKind pathKind(const QString& path);

} // namespace palimpsest
