// SPDX-License-Identifier: Apache-2.0
#include <onezone/model/places.hpp>

#include <algorithm>
#include <unordered_set>

namespace onezone {

//=== agencies ===//

std::vector<const body*> agencies_of(const hierarchy& h, unit_id zone_unit) {
    std::vector<const body*> found;
    if (const zone* const z = h.zone_of(zone_unit))
        for (const body& b : h.bodies_of(zone_unit))
            if (is_agency_of(b, *z)) found.push_back(&b);
    return found;
}

const body* agency_of(const hierarchy& h, unit_id zone_unit) noexcept {
    const body* found = nullptr;
    if (const zone* const z = h.zone_of(zone_unit))
        for (const body& b : h.bodies_of(zone_unit)) {
            if (!is_agency_of(b, *z)) continue;
            if (found != nullptr) return nullptr;
            found = &b;
        }
    return found;
}

//=== zones of a division ===//

std::vector<const zone*> zones_within(const hierarchy& h, unit_id division, lying by) {
    std::vector<const zone*> found;
    const unit_ref top = h.find(division);
    if (!top || !top.is_division()) return found;
    std::unordered_set<unit_id> seen; // only where one may be met twice
    const auto add = [&](unit_id d) {
        for (const zone& z : h.zones_seated_in(d))
            if (by == lying::by_seat || seen.insert(z.unit).second) found.push_back(&z);
        if (by == lying::by_seat) return;
        for (const hosting& host : h.hosted_in(d))
            if (seen.insert(host.unit).second) found.push_back(h.zone_of(host.unit));
    };
    add(division);
    for (const unit_ref below : top.descendants()) add(below.id());
    return found;
}

std::vector<const zone*> zones_perhaps_within(const hierarchy& h, unit_id division) {
    std::vector<const zone*> found;
    const unit_ref top = h.find(division);
    if (!top || !top.is_division()) return found;
    for (const unit_ref above : top.ancestors())
        for (const zone& z : h.zones_seated_in(above.id())) found.push_back(&z);
    return found;
}

std::vector<const body*> agencies_within(const hierarchy& h, unit_id division, lying by) {
    std::vector<const body*> found;
    for (const zone* const z : zones_within(h, division, by))
        for (const body& b : h.bodies_of(z->unit))
            if (is_agency_of(b, *z)) found.push_back(&b);
    return found;
}

//=== counties ===//

std::vector<unit_ref> counties_of(const hierarchy& h, unit_id zone_unit) {
    std::vector<unit_ref> counties;
    const auto add = [&](unit_ref u) {
        if (const unit_ref county = county_of(u);
            county && std::find(counties.begin(), counties.end(), county) == counties.end())
            counties.push_back(county);
    };
    add(h.find(zone_unit));
    for (const hosting& host : h.hosts_of(zone_unit)) add(h.find(host.division));
    return counties;
}

bool share_a_county(const hierarchy& h, unit_id a, unit_id b) {
    const std::vector<unit_ref> of_a = counties_of(h, a);
    const std::vector<unit_ref> of_b = counties_of(h, b);
    return std::find_first_of(of_a.begin(), of_a.end(), of_b.begin(), of_b.end()) != of_a.end();
}

//=== divisions of a level ===//

std::vector<unit_ref> children_at(unit_ref u, level l) {
    std::vector<unit_ref> found;
    for (const unit_ref below : u.children())
        if (below.level() == l) found.push_back(below);
    return found;
}

std::vector<unit_ref> descendants_at(unit_ref u, level l) {
    std::vector<unit_ref> found;
    for (const unit_ref below : u.children()) each_at(below, l, [&](unit_ref d) { found.push_back(d); });
    return found;
}

std::vector<unit_ref> divisions_at(const hierarchy& h, level l) {
    std::vector<unit_ref> found;
    for (const unit_ref root : h.roots()) each_at(root, l, [&](unit_ref d) { found.push_back(d); });
    return found;
}

} // namespace onezone
