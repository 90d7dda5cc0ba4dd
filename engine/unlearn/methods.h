#pragma once

#include <string_view>
#include <vector>

namespace palimpsest {

/// A method by name ("icu") and title, for those who only offer a choice: this header is free of LibTorch.
struct MethodName {
    std::string_view name;
    std::string_view title;
};

/// Those of objectives(), in its order. They live as long as the program.
std::vector<MethodName> methodNames();

} // namespace palimpsest
