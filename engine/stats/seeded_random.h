#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace palimpsest {

/// Random numbers that are the same for a seed on every machine and library: the engine is fixed by the C++ standard,
/// and its numbers are brought into range here, since the standard's distributions are not.
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}

    std::uint64_t next() { return m_engine(); }

    /// Uniform in 0..limit-1; `limit` > 0.
    std::size_t below(std::size_t limit)
    {
        const std::uint64_t surplus = (0 - std::uint64_t(limit)) % limit; // 2^64 mod limit
        std::uint64_t number = m_engine();
        while (number < surplus)
            number = m_engine();
        return std::size_t(number % limit);
    }

    template <typename T>
    void shuffle(std::vector<T>& values)
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace palimpsest
