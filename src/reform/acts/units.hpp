// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_ACTS_UNITS_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_ACTS_UNITS_HPP_INCLUDED

#include "reform/audit.hpp"

#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/agency_acts.hpp>

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
/// Lets everything that refers to a division refer to its heir. What is entrusted to it passes; what it is entrusted to ends; its
/// figures go with it.
result<void> repoint(act& a, unit_id division, unit_id heir, const text& reason);
/// Gives a body, and what stands below it, to another unit.
result<void> rehome(act& a, body_id top, unit_id unit);

/// Makes a zone, park or other area part of a zone.
result<void> make_park(act& a, unit_id park, unit_id whole);
/// Removes a zone with its hosts, figures and entrustments.
result<void> close_zone(act& a, unit_id zone_unit);

} // namespace onezone::detail

#endif
