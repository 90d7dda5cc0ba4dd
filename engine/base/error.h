#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// What kind of thing went wrong. The value is the exit code of the command line.
enum class ErrorKind {
    Internal = 1,       ///< a defect of ours
    Usage = 2,          ///< a wrong flag or setting
    BadInput = 3,       ///< a file or value that cannot be used as it is
    FileSystem = 4,     ///< cannot be read, written, or there is no room
    WouldOverwrite = 5, ///< an older result stands where a new one would be written
    Numeric = 6,        ///< a loss that is not finite, or a collapsed model
    Network = 7,        ///< no answer, or a refusal
    Interrupted = 130,  ///< stopped by the user
};

/// A failure the world can cause. `message` says what is wrong and what to do; `context` says where, outermost last.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message;
    std::vector<std::string> context;

    /// Adds a place ("loading partners", a path, a line) while the error travels up.
    Error& in(std::string place);

    /// "loading partners: exp0/learn/_dataset.npy: 127 rows, forget set has 128"
    std::string text() const;
};

Error badInput(std::string message);
Error usage(std::string message);
/// `message` with the text of errno behind it.
Error fileSystem(std::string message, int errorNumber);
Error fileSystem(std::string message);
Error internal(std::string message);

/// The word for a kind in journals and JSON: "bad_input".
std::string_view nameOf(ErrorKind kind);
ErrorKind errorKindFromName(std::string_view name);

} // namespace palimpsest
