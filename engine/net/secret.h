#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

/// Overwrites the bytes in a way no compiler leaves out, then empties the text.
void wipe(std::string& bytes) noexcept;

/// A key in memory: one buffer, never copied, wiped when it goes. While one lives the process writes no core file
/// (RLIMIT_CORE 0) and cannot be read by others of the same user (PR_SET_DUMPABLE 0).
class Secret {
public:
    /// Takes the bytes over and wipes the text they came in.
    explicit Secret(std::string& bytes);
    ~Secret();
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    std::string_view view() const { return m_bytes; }
    /// "…1a2b"; less than twelve characters show nothing of themselves.
    std::string shown() const;

private:
    std::string m_bytes;
};

} // namespace palimpsest
