#include "engine/judge/parse_report.h"

#include "engine/judge/reference_parser.h"
#include "engine/judge/score_parser.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace palimpsest {

std::string parseReport(std::string_view reply)
{
    const ParsedScore score = parseScore(reply);
    nlohmann::ordered_json report;
    report["outcome"] = nameOf(score.outcome);
    report["value"] = nullptr;
    if (score.value && *score.value == std::trunc(*score.value))
        report["value"] = int(*score.value);
    else if (score.value)
        report["value"] = *score.value;
    report["reference_result"] = parseAsReference(reply);
    return report.dump();
}

} // namespace palimpsest
