// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_ACTS_CODES_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_ACTS_CODES_HPP_INCLUDED

#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/unit_acts.hpp>

#include <vector>

// How the codes of units follow that of the unit above them.

namespace onezone::detail {

/// Gives a unit and its subtree codes under a new one, or none.
///
/// Refuses: bad_value (a code below has no digits of its own to follow with), duplicate_code.
result<void> recode_subtree(act& a, unit_id top, code to);
/// Gives units that came to a division codes as stated.
///
/// Refuses: as above; unknown_unit, not_held (a stated unit is none of these and not below them), bad_value (a unit with two codes; they
/// follow a division without a code).
result<void> recode_units(act& a, const std::vector<unit_id>& came, unit_id of, const code_statement& codes);

} // namespace onezone::detail

#endif
