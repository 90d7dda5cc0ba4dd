#include "engine/rating/scale.h"

#include "engine/base/files.h"
#include "engine/base/resources.h"
#include "engine/base/sha256.h"
#include "engine/tables/number_text.h"

namespace palimpsest {

namespace {

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

} // namespace

std::string Scale::question() const
{
    std::string text;
    for (const std::string_view line : linesOf(instruction)) {
        const std::size_t dash = line.find(" - ");
        if (dash == std::string_view::npos || !parseInteger(line.substr(0, dash)))
            text += (text.empty() ? "" : "\n") + std::string(line);
    }
    return text;
}

Result<Scale> parseScaleText(std::string instruction)
{
    Scale scale;
    scale.instruction = std::move(instruction);
    scale.sha256 = palimpsest::sha256(scale.instruction);
    for (const std::string_view line : linesOf(scale.instruction)) {
        const std::size_t dash = line.find(" - ");
        const auto value = dash == std::string_view::npos ? std::nullopt : parseInteger(line.substr(0, dash));
        if (!value)
            continue;
        if (scale.anchors.empty())
            scale.lo = int(*value);
        else if (*value != scale.lo + int(scale.anchors.size()))
            return badInput("the scale's anchors are not in order at '" + std::string(line) + "'");
        scale.anchors.emplace_back(line.substr(dash + 3));
    }
    if (scale.anchors.size() < 2)
        return badInput("the scale's text has no anchors: lines such as '1 - Exact repetition'");
    scale.hi = scale.lo + int(scale.anchors.size()) - 1;
    return scale;
}

Result<Scale> humanScale()
{
    PALIMPSEST_TRY(const auto path, findResource("resources/prompts/human_scale.txt"));
    PALIMPSEST_TRY(std::string text, readFile(path));
    return parseScaleText(std::move(text)).in(path.string());
}

} // namespace palimpsest
