#include "app/cli/flag_text.h"

namespace palimpsest::flag_text {

namespace {

constexpr char kDivider = '\f';

}

std::string compose(const Parts& parts)
{
    return std::string(parts.help) + kDivider + std::string(parts.fallback) + kDivider + std::string(parts.more);
}

Parts split(std::string_view description)
{
    Parts parts;
    for (std::string_view* part : {&parts.help, &parts.fallback, &parts.more}) {
        const std::size_t end = description.find(kDivider);
        *part = description.substr(0, end);
        description = end == std::string_view::npos ? std::string_view() : description.substr(end + 1);
    }
    return parts;
}

} // namespace palimpsest::flag_text
