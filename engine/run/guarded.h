#pragma once

#include "engine/base/error.h"

#include <exception>
#include <new>
#include <string>

namespace palimpsest {

/// LibTorch throws; nothing it throws leaves the engine. Its messages carry a stack trace behind the first line.
/// `work` returns a Result.
template <typename Work>
auto guarded(Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fileSystem("not enough memory; try a smaller --batch_size");
    } catch (const std::exception& failure) {
        const std::string what = failure.what();
        return internal(what.substr(0, what.find('\n')));
    }
}

} // namespace palimpsest
