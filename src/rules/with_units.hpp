// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_WITH_UNITS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_WITH_UNITS_HPP_INCLUDED

#include <onezone/model/detail/inside.hpp>
#include <onezone/model/hierarchy.hpp>

// A walk over records together with their units.

namespace onezone::detail {

/// Calls `visit(slot, zone, unit)` for every zone record in the order of their table: where it stands, and the unit it describes.
template <class Visit>
void each_zone(const hierarchy& h, Visit visit) {
    const state& s = inside::of(h);
    s.table<zone>().for_each_with_unit([&](slot unit) { s.expect_place(unit); },
        [&](slot at, const zone& z, slot unit) { visit(at, z, unit_ref(&s, unit)); });
}

} // namespace onezone::detail

#endif
