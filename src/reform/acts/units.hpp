// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_ACTS_UNITS_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_ACTS_UNITS_HPP_INCLUDED

#include "reform/audit.hpp"

#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>

#include <string>
#include <vector>

// Units as operations change them: each change with its entries, so that no township or village comes or goes unaccounted for.

namespace onezone::detail {

/// The entry of what is disposed of so.
[[nodiscard]] inline entry_kind entry_of(disposal d) {
    return d == disposal::merged ? entry_kind::moved : entry_kind::written_off;
}

/// Adds a unit; a township or village counts as created.
result<void> add_unit(act& a, const new_unit& unit, const text& reason);
/// Gives a division another parent; a township or village moves, and with it who administers it, unless it is entrusted as a whole.
result<void> move_unit(act& a, unit_id unit, unit_id to, const text& reason);
/// Removes a unit on which nothing hangs any more; a township or village counts as written off.
result<void> drop_unit(act& a, unit_id unit, const text& reason);
/// Gives a unit and its subtree codes under a new one, or none.
///
/// Refuses: bad_value (a code below has no digits of its own to follow with), duplicate_code.
result<void> recode_subtree(act& a, unit_id top, code to);
/// Gives units that came to a division codes as stated.
///
/// Refuses: as above; unknown_unit, not_held (a stated unit is none of these and not below them), bad_value (a unit with two codes; they
/// follow a division without a code).
result<void> recode_units(act& a, const std::vector<unit_id>& came, unit_id of, const code_statement& codes);

/// Lets everything that refers to a division refer to its heir. What is entrusted to it passes; what it is entrusted to ends; its
/// figures go with it.
result<void> repoint(act& a, unit_id division, unit_id heir, const text& reason);
/// How bodies are merged: what becomes of the posts and parts of those that end, and why.
struct merging {
    entry_kind leading_posts;
    entry_kind internal_bodies;
    text reason;
};

/// Empties a body into another and closes it, its internal bodies likewise unless they hang under the other.
result<void> merge_body(act& a, body_id from, body_id into, const merging& how);

/// What a division is called and what it is, at one end of an act.
struct place_name {
    std::string name;
    unit_kind kind;
};
[[nodiscard]] place_name place_name_of(const hierarchy& h, unit_id unit);

/// Gives the bodies of a unit to its heir: under the heir's name, or, where the heir has an organ of that kind, merged into that.
result<void> inherit_bodies(act& a, unit_id from, unit_id heir, bool is_new, const merging& how);
/// Lets the organs of a division that was called and was something else follow it.
result<void> adapt_organs(act& a, unit_id unit, const place_name& before, const merging& how);
/// Makes the bodies of a zone, which belong to the division already, its organs.
result<void> adapt_agencies(act& a, unit_id division, const place_name& zone_unit);
/// Records where the government of a new division sits, and that there is one.
///
/// Refuses: unknown_unit, not_a_division, bad_value (the division itself or one above it), ambiguous_record.
result<void> seat_government(act& a, unit_id division, unit_id seat);
/// Gives a body, and what stands below it, to another unit.
result<void> rehome(act& a, body_id top, unit_id unit);

/// Makes a zone, park or other area part of a zone.
result<void> make_park(act& a, unit_id park, unit_id whole);
/// Removes a zone with its hosts and figures.
result<void> close_zone(act& a, unit_id zone_unit);

} // namespace onezone::detail

#endif
