// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_MEASURE_HPP_INCLUDED
#define ONEZONE_GROUND_MEASURE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>

#include <compare>
#include <optional>
#include <string_view>

/// @file
/// Units of measure: what figures are compared in.
///
///  1. Two figures are compared in full, whatever their measures: 90 公顷 are less than 1 平方千米, 1350 亩 are 90 公顷. Nothing is rounded.
///  2. Of measures of different sorts (percent and money), of one that is not known beside another, and where only one figure has a
///     measure, there is no answer. Two measures spelled alike compare, known or not; so do two figures without any.
/// Known are shares (%, ‰), multiples (倍), people (人, 名, 千人, 万人), households (户, 万户), areas (平方米, 亩, 万亩, 公顷, 平方千米,
/// 平方公里), money (元, 万元, 亿元), money an area (元/平方米, 万元/公顷, 万元/亩, 亿元/平方千米), and their usual other spellings (km²).

namespace onezone {

/// How `a` in one measure stands to `b` in another; nothing where they do not compare. Allocates nothing.
[[nodiscard]] ONEZONE_API std::optional<std::strong_ordering> compare(
    decimal a, std::string_view measure_of_a, decimal b, std::string_view measure_of_b) noexcept;

/// Whether the measure is known, by whichever of its spellings.
[[nodiscard]] ONEZONE_API bool is_measure(std::string_view spelled) noexcept;

/// The figure as people write it: `近10%`, `30余名`, `300人以上`. Allocates.
[[nodiscard]] ONEZONE_API text written(decimal value, hedge exactness, std::string_view measure);

} // namespace onezone

#endif
