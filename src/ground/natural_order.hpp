// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_NATURAL_ORDER_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_NATURAL_ORDER_HPP_INCLUDED

#include <onezone/export.hpp>

#include <string_view>

/// @file
/// The order in which people list names. Internal to the library.

namespace onezone::detail {

/// Whether `a` comes before `b`, where numbers within names, in digits or written 一, 十二, 二〇二三, stand in the order of numbers:
/// 九号园 before 十号园, 园2 before 园10. A strict total order; numbers come before other text.
[[nodiscard]] ONEZONE_API bool comes_before(std::string_view a, std::string_view b) noexcept;

/// A name or path that is compared so, within tuples.
struct natural_name {
    std::string_view name;
    friend bool operator<(natural_name a, natural_name b) noexcept { return comes_before(a.name, b.name); }
    friend bool operator==(const natural_name&, const natural_name&) = default;
};

} // namespace onezone::detail

#endif
