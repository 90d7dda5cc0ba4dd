#pragma once

#include <optional>
#include <string>
#include <utility>

namespace palimpsest {

/// A number, or why there is none: an undefined agreement is never 1, 0 or NaN.
struct Statistic {
    std::optional<double> value;
    std::string reason; ///< why undefined ("no variation"); empty where there is a value

    static Statistic of(double number) { return {number, {}}; }
    static Statistic undefined(std::string reason) { return {std::nullopt, std::move(reason)}; }
    bool operator==(const Statistic&) const = default;
};

} // namespace palimpsest
