#include "engine/judge/judge_template.h"

#include "engine/base/files.h"
#include "engine/base/resources.h"
#include "engine/base/sha256.h"
#include "engine/judge/score_parser.h"

#include <array>

namespace palimpsest {

namespace {

struct Slot {
    std::string_view text;
    std::string JudgeItem::*value;
};

constexpr std::array<Slot, 3> kSlots{{{"**<Prefix>**", &JudgeItem::prefix},
                                      {"**<Reference>**", &JudgeItem::reference},
                                      {"**<Candidate>**", &JudgeItem::candidate}}};

constexpr std::string_view kCodeUser =
    "Prefix:\n\"**<Prefix>**\"\n\nReference:\n\"**<Reference>**\"\n\nCandidate:\n\"**<Candidate>**\"";

struct Shipped {
    std::string_view origin;
    std::string_view file;
    std::string_view sha256;
};

constexpr std::array<Shipped, 2> kShipped{{
    {"reference-code", "resources/prompts/judge_system_code.txt",
     "0dc9bd6f955bbd150d55401df72ff66f67c6c4cb28570f2b38732a2fe597fff7"},
    {"reference-readme", "resources/prompts/judge_readme.txt",
     "c933ba941d143a7878714a066755e6cad99f0e6541464585b9854727b1d1dadb"},
}};

} // namespace

std::string JudgeTemplate::userMessage(const JudgeItem& item) const
{
    std::string message;
    for (std::size_t at = 0; at < user.size();) {
        const Slot* here = nullptr;
        for (const Slot& slot : kSlots)
            if (user.compare(at, slot.text.size(), slot.text) == 0)
                here = &slot;
        if (here == nullptr) {
            message += user[at++];
            continue;
        }
        message += item.*(here->value);
        at += here->text.size();
    }
    return message;
}

Result<JudgeTemplate> shippedTemplate(std::string_view origin)
{
    for (const Shipped& shipped : kShipped) {
        if (shipped.origin != origin)
            continue;
        PALIMPSEST_TRY(const auto path, findResource(shipped.file));
        PALIMPSEST_TRY(std::string text, readFile(path, 1 << 20));
        JudgeTemplate result{0,  std::string(origin), std::string(origin),      {},
                             {}, sha256(text),        std::string(kScoreParser)};
        if (result.sha256 != shipped.sha256)
            return badInput(path.string()
                            + " is not the prompt that comes with the program; install it anew, or use a "
                              "custom template");
        const bool isSystem = origin == "reference-code";
        result.user = isSystem ? std::string(kCodeUser) : text;
        if (isSystem)
            result.system = std::move(text);
        return result;
    }
    return usage("there is no template '" + std::string(origin) + "': reference-code, reference-readme or a file");
}

Result<JudgeTemplate> customTemplate(std::string name, std::optional<std::string> system, std::string user)
{
    for (const Slot& slot : kSlots)
        if (user.find(slot.text) == std::string::npos)
            return badInput("the template " + name + " lacks the slot " + std::string(slot.text));
    const std::string digest = sha256(system.value_or("") + '\0' + user);
    return JudgeTemplate{0,      std::move(name),          "custom", std::move(system), std::move(user),
                         digest, std::string(kScoreParser)};
}

} // namespace palimpsest
