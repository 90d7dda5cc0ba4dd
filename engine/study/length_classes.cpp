#include "engine/study/length_classes.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace palimpsest {

namespace {

std::string lengthText(std::size_t outputs, bool isLong, double limit)
{
    const long characters = std::lround(isLong ? std::ceil(limit) : std::floor(limit));
    return (outputs == 1 ? "1 output is " : std::to_string(outputs) + " outputs are ") + (isLong ? "longer" : "shorter")
           + " than " + std::to_string(characters)
           + " characters (2 standard deviations from the mean), and all such outputs are of one model: a rater may "
             "learn to know it by them";
}

} // namespace

std::vector<LeakFinding> findLengthClasses(const std::vector<OutputLength>& outputs)
{
    std::set<std::size_t> all;
    double sum = 0, squares = 0;
    for (const OutputLength& output : outputs) {
        all.insert(output.models.begin(), output.models.end());
        sum += double(output.characters);
        squares += double(output.characters) * double(output.characters);
    }
    if (all.size() < 2 || outputs.size() < 2)
        return {};
    const double n = double(outputs.size());
    const double deviation = std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1)));
    std::vector<LeakFinding> findings;
    for (const bool isLong : {true, false}) {
        const double limit = sum / n + (isLong ? 2 : -2) * deviation;
        std::set<std::size_t> models;
        std::size_t count = 0;
        for (const OutputLength& output : outputs) {
            const bool isBeyond = isLong ? double(output.characters) > limit : double(output.characters) < limit;
            if (!isBeyond)
                continue;
            models.insert(output.models.begin(), output.models.end());
            ++count;
        }
        if (models.size() == 1)
            findings.push_back({LeakFinding::Kind::Length, 0, {}, lengthText(count, isLong, limit), false});
    }
    return findings;
}

} // namespace palimpsest
