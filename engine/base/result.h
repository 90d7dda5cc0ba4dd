#pragma once

#include "engine/base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace palimpsest {

/// A value, or the Error that stands in its place. Test it before dereferencing it.
template <typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& operator*() & { return std::get<0>(m_state); }
    const T& operator*() const& { return std::get<0>(m_state); }
    T&& operator*() && { return std::get<0>(std::move(m_state)); }
    T* operator->() { return &std::get<0>(m_state); }
    const T* operator->() const { return &std::get<0>(m_state); }

    Error& error() & { return std::get<1>(m_state); }
    const Error& error() const& { return std::get<1>(m_state); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }

    /// The same result, its error (if it is one) placed in `place`.
    Result in(std::string place) &&
    {
        if (!ok())
            error().in(std::move(place));
        return std::move(*this);
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }

    Error& error() & { return *m_error; }
    const Error& error() const& { return *m_error; }
    Error&& error() && { return *std::move(m_error); }

    Result in(std::string place) &&
    {
        if (m_error)
            m_error->in(std::move(place));
        return std::move(*this);
    }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

} // namespace palimpsest

#define PALIMPSEST_CONCAT_INNER(a, b) a##b
#define PALIMPSEST_CONCAT(a, b) PALIMPSEST_CONCAT_INNER(a, b)

/// PALIMPSEST_TRY(auto rows, readRows(path)); declares `rows`, or returns the error from the enclosing function.
#define PALIMPSEST_TRY(declaration, ...)                                                                               \
    auto PALIMPSEST_CONCAT(result_, __LINE__) = (__VA_ARGS__);                                                         \
    if (!PALIMPSEST_CONCAT(result_, __LINE__))                                                                         \
        return std::move(PALIMPSEST_CONCAT(result_, __LINE__)).error();                                                \
    declaration = *std::move(PALIMPSEST_CONCAT(result_, __LINE__))

/// PALIMPSEST_CHECK(writeRows(path, rows)); returns the error, if there is one, from the enclosing function.
#define PALIMPSEST_CHECK(...)                                                                                          \
    do {                                                                                                               \
        if (auto status_ = (__VA_ARGS__); !status_)                                                                    \
            return std::move(status_).error();                                                                         \
    } while (false)
