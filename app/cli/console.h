#pragma once

#include "engine/base/result.h"

#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

namespace palimpsest {

/// The program's two streams: results go to stdout, everything else to stderr. Thread-safe.
class Console {
public:
    explicit Console(std::FILE* out = stdout, std::FILE* err = stderr);
    ~Console();

    /// A result, as it is. On a terminal control characters are shown as pictures (␛), so that a text cannot play with
    /// it.
    void print(std::string_view text);
    /// The one JSON value of --json, on its line.
    void printJson(std::string_view json);

    void say(std::string_view line);
    void warn(std::string_view text);
    /// "error: …"; a wish to stop is no error and stands without that word.
    void fail(const Error& error);

    /// A line that is overwritten by the next one and by anything said; nothing where stderr is no terminal.
    void showStatus(std::string_view line);
    void clearStatus();

    /// Whether somebody watches stderr.
    bool interactive() const { return m_interactive; }
    /// Columns of the terminal, 80 where there is none.
    int width() const;

    /// Flushes stdout. The first failure to write a result (a full disk, a closed pipe) is returned here.
    Status finish();

private:
    void line(std::string_view text);
    void eraseStatus();

    std::FILE* const m_out;
    std::FILE* const m_err;
    const bool m_interactive;
    const bool m_outIsTerminal;

    // Guarded by m_mutex.
    std::mutex m_mutex;
    std::string m_status;
    int m_outError = 0;
};

/// `text` with every control character but line break and tab replaced by its picture.
std::string withControlPictures(std::string_view text);

} // namespace palimpsest
