// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_LEVEL_HPP_INCLUDED
#define ONEZONE_GROUND_LEVEL_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <span>

/// @file
/// The five levels of divisions, shared by codes and units.
///
///  1. A higher level compares less: `level::province < level::village`; `none` comes last.
///  2. A parent is of a higher level than its child; levels may be skipped.

namespace onezone {

/// The level of a division, higher levels first.
enum class level : unsigned char { province, prefecture, county, township, village, none };

/// `地级` / `prefecture level`.
[[nodiscard]] ONEZONE_API std::span<const word> words(level) noexcept;

} // namespace onezone

#endif
