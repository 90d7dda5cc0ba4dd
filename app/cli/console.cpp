#include "app/cli/console.h"

#include <cerrno>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace palimpsest {

namespace {

bool isTerminal(std::FILE* stream) { return ::isatty(::fileno(stream)) == 1; }

constexpr std::string_view kEraseLine = "\r\x1b[K";

} // namespace

std::string withControlPictures(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) {
            // U+2400 + byte; U+2421 for DEL.
            shown += "\xe2\x90";
            shown += static_cast<char>(byte == 0x7f ? 0xa1 : 0x80 + byte);
        } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {
            shown += "\xef\xbf\xbd"; // a C1 control: U+FFFD
            ++at;
        } else {
            shown += text[at];
        }
    }
    return shown;
}

Console::Console(std::FILE* out, std::FILE* err)
    : m_out(out),
      m_err(err),
      m_interactive(isTerminal(err)),
      m_outIsTerminal(isTerminal(out))
{
}

Console::~Console() { clearStatus(); }

void Console::print(std::string_view text)
{
    const std::string shown = m_outIsTerminal ? withControlPictures(text) : std::string(text);
    const std::lock_guard lock(m_mutex);
    eraseStatus();
    errno = 0;
    if (std::fwrite(shown.data(), 1, shown.size(), m_out) != shown.size() && m_outError == 0)
        m_outError = errno != 0 ? errno : EIO;
}

void Console::printJson(std::string_view json)
{
    while (!json.empty() && json.back() == '\n')
        json.remove_suffix(1);
    print(std::string(json) + "\n");
}

void Console::say(std::string_view text) { line(text); }

void Console::warn(std::string_view text) { line("warning: " + std::string(text)); }

void Console::fail(const Error& error) { line((error.kind == ErrorKind::Interrupted ? "" : "error: ") + error.text()); }

void Console::showStatus(std::string_view text)
{
    if (!m_interactive)
        return;
    const std::lock_guard lock(m_mutex);
    m_status = withControlPictures(text);
    std::fprintf(m_err, "%.*s%s", int(kEraseLine.size()), kEraseLine.data(), m_status.c_str());
    std::fflush(m_err);
}

void Console::clearStatus()
{
    const std::lock_guard lock(m_mutex);
    eraseStatus();
    m_status.clear();
    std::fflush(m_err);
}

int Console::width() const
{
    winsize size{};
    if (m_interactive && ::ioctl(::fileno(m_err), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const char* columns = std::getenv("COLUMNS");
    const int wanted = columns != nullptr ? std::atoi(columns) : 0;
    return wanted > 0 ? wanted : 80;
}

Status Console::finish()
{
    const std::lock_guard lock(m_mutex);
    errno = 0;
    if (std::fflush(m_out) != 0 && m_outError == 0)
        m_outError = errno != 0 ? errno : EIO;
    if (m_outError != 0)
        return fileSystem("cannot write the result to standard output", m_outError);
    return {};
}

void Console::line(std::string_view text)
{
    const std::string shown = withControlPictures(text) + "\n";
    const std::lock_guard lock(m_mutex);
    // What was printed before comes before it, where both streams end in one place.
    if (m_outIsTerminal)
        std::fflush(m_out);
    eraseStatus();
    std::fwrite(shown.data(), 1, shown.size(), m_err);
    if (!m_status.empty())
        std::fwrite(m_status.data(), 1, m_status.size(), m_err);
    std::fflush(m_err);
}

void Console::eraseStatus()
{
    if (!m_status.empty())
        std::fwrite(kEraseLine.data(), 1, kEraseLine.size(), m_err);
}

} // namespace palimpsest
