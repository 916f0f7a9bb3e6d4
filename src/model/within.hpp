// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_WITHIN_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_WITHIN_HPP_INCLUDED

#include <onezone/model/completeness.hpp>

/// @file
/// What is stated of everything within a unit. Internal to the library.

namespace onezone::detail {

/// The statement that holds for a list of everything within a unit, or null where there is none. O(depth).
[[nodiscard]] const completeness* statement_within(const hierarchy& h, known_list list, unit_id unit) noexcept;

} // namespace onezone::detail

#endif
