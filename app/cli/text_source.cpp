#include "app/cli/text_source.h"

#include "app/cli/console.h"
#include "engine/base/files.h"
#include "engine/text/utf8.h"

#include <cerrno>
#include <cstdio>

namespace palimpsest {

namespace {

constexpr std::size_t kMostBytes = std::size_t(1) << 32;

Result<std::string> readStandardInput()
{
    std::string bytes;
    char piece[1 << 16];
    for (std::size_t size = 0; (size = std::fread(piece, 1, sizeof piece, stdin)) > 0;) {
        bytes.append(piece, size);
        if (bytes.size() > kMostBytes)
            return badInput("standard input is larger than 4 GB");
    }
    if (std::ferror(stdin) != 0)
        return fileSystem("cannot read standard input", errno);
    return bytes;
}

} // namespace

Result<std::string> readTextSource(const std::string* text, const std::string* file, const std::string& textFlag,
                                   const std::string& fileFlag, Console& console)
{
    if ((text != nullptr) == (file != nullptr))
        return usage("give either " + textFlag + " TEXT or " + fileFlag + " FILE");
    std::string bytes = text != nullptr ? *text : std::string();
    if (file != nullptr) {
        PALIMPSEST_TRY(bytes, *file == "-" ? readStandardInput() : readFile(*file, kMostBytes));
    }
    std::size_t replaced = 0;
    std::string valid = validUtf8(bytes, &replaced);
    if (replaced > 0)
        console.warn((file != nullptr ? *file : textFlag) + " is not all UTF-8: " + std::to_string(replaced)
                     + (replaced == 1 ? " part was" : " parts were") + " read as U+FFFD");
    return valid;
}

} // namespace palimpsest
