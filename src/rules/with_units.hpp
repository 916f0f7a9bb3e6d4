// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_WITH_UNITS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_WITH_UNITS_HPP_INCLUDED

#include <onezone/model/detail/inside.hpp>
#include <onezone/model/hierarchy.hpp>

#include <array>
#include <cstddef>
#include <utility>

// A walk over records that looks up a unit for each.

namespace onezone::detail {

/// Calls `visit(record, unit)` for every record in the order of their table. Some are looked at together, so that the memory which
/// finding their units reads is fetched for all of them at once: a fifth less time where it is not in the caches.
template <class Record, class UnitOf, class Visit>
void each_with_unit(const hierarchy& h, UnitOf unit_of, Visit visit) {
    const state& s = inside::of(h);
    std::array<std::pair<const Record*, unit_id>, 32> some{};
    std::size_t n = 0;
    const auto take = [&] {
        for (std::size_t i = 0; i < n; ++i) s.expect(some[i].second);
        for (std::size_t i = 0; i < n; ++i) s.expect_move(some[i].second);
        for (std::size_t i = 0; i < n; ++i) visit(*some[i].first, h.find(some[i].second));
        n = 0;
    };
    for (const Record& r : h.all<Record>()) {
        some[n++] = {&r, unit_of(r)};
        if (n == some.size()) take();
    }
    take();
}

/// Calls `visit(slot, zone, unit)` for every zone record in the order of their table: where it stands, and the unit it describes.
template <class Visit>
void each_zone(const hierarchy& h, Visit visit) {
    const state& s = inside::of(h);
    s.table<zone>().for_each_with_unit([&](slot unit) { s.expect_place(unit); },
        [&](slot at, const zone& z, slot unit) { visit(at, z, unit_ref(&s, unit)); });
}

} // namespace onezone::detail

#endif
