#pragma once

namespace palimpsest {

// The steps between things on a page, in logical pixels.
inline constexpr int kSpaceTight = 4; // within a group
inline constexpr int kSpace = 8;      // between groups' members
inline constexpr int kSpaceWide = 16; // around a page, between groups

} // namespace palimpsest
