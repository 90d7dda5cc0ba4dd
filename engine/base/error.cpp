#include "engine/base/error.h"

#include <array>
#include <cstring>
#include <utility>

namespace palimpsest {

namespace {

constexpr std::array<std::pair<ErrorKind, std::string_view>, 8> kNames{{
    {ErrorKind::Internal, "internal"},
    {ErrorKind::Usage, "usage"},
    {ErrorKind::BadInput, "bad_input"},
    {ErrorKind::FileSystem, "file_system"},
    {ErrorKind::WouldOverwrite, "would_overwrite"},
    {ErrorKind::Numeric, "numeric"},
    {ErrorKind::Network, "network"},
    {ErrorKind::Interrupted, "interrupted"},
}};

} // namespace

Error& Error::in(std::string place)
{
    context.push_back(std::move(place));
    return *this;
}

std::string Error::text() const
{
    std::string text;
    for (auto place = context.rbegin(); place != context.rend(); ++place)
        text += *place + ": ";
    return text + message;
}

Error badInput(std::string message) { return {ErrorKind::BadInput, std::move(message), {}}; }
Error usage(std::string message) { return {ErrorKind::Usage, std::move(message), {}}; }
Error internal(std::string message) { return {ErrorKind::Internal, std::move(message), {}}; }
Error fileSystem(std::string message) { return {ErrorKind::FileSystem, std::move(message), {}}; }

Error fileSystem(std::string message, int errorNumber)
{
    return fileSystem(std::move(message) + ": " + std::strerror(errorNumber));
}

std::string_view nameOf(ErrorKind kind)
{
    for (const auto& [value, name] : kNames)
        if (value == kind)
            return name;
    return "internal";
}

ErrorKind errorKindFromName(std::string_view name)
{
    for (const auto& [value, known] : kNames)
        if (known == name)
            return value;
    return ErrorKind::Internal;
}

} // namespace palimpsest
