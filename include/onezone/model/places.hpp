// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_PLACES_HPP_INCLUDED
#define ONEZONE_MODEL_PLACES_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/zone.hpp>

#include <vector>

/// @file
/// Questions of the field: whose agency is this, which zones lie in a county, which county is a zone's, which divisions of a level
/// are there. Rules, operations, pages and programs ask them here.
///
///  1. A zone lies in a division where its seat is that division or anything below it: a county's zones are those seated in the
///     county itself, in its townships and in its villages. Further hosts count only for who asks for them by name.
///  2. What is not known is said apart and never left out in silence: of a zone seated in a city nobody knows in which county it
///     lies, so no county has it among `zones_within`, and every county of the city among `zones_perhaps_within`.
///  3. Pointers and references are into the hierarchy and are invalidated as its own are. What returns a vector allocates it, and
///     nothing else here does.
/// Example: examples/query.cpp

namespace onezone {

//=== agencies ===//

/// Whether `b` is an administrative agency (开发区管理机构) of the zone, park or other area: a management committee or office of
/// it, and no part of another body. O(1).
[[nodiscard]] inline bool is_agency_of(const body& b, const zone& z) noexcept {
    return b.unit == z.unit && is_zone_agency(b.kind) && !b.part_of.ok();
}
/// Whether `b` is such an agency of whatever zone, park or other area it belongs to; a management committee of a division is none.
/// O(1).
[[nodiscard]] inline bool is_agency(const hierarchy& h, const body& b) noexcept {
    if (!is_zone_agency(b.kind) || b.part_of.ok()) return false;
    const zone* const z = h.zone_of(b.unit);
    return z != nullptr && is_agency_of(b, *z);
}

/// Whether `b` may be such an agency: nobody says what kind of body it is. O(1).
[[nodiscard]] inline bool may_be_agency_of(const body& b, const zone& z) noexcept {
    return b.unit == z.unit && b.kind == body_kind::unstated && !b.part_of.ok();
}
[[nodiscard]] inline bool may_be_agency(const hierarchy& h, const body& b) noexcept {
    return b.kind == body_kind::unstated && !b.part_of.ok() && h.zone_of(b.unit) != nullptr;
}

/// The agencies recorded of a zone, park or other area; none where there is no such unit. A park without one is run by the agency
/// of the zone it belongs to, which is not listed here. An empty list says that none is recorded, not that there is none.
///
/// Complexity: linear in the bodies of the unit.
[[nodiscard]] ONEZONE_API std::vector<const body*> agencies_of(const hierarchy& h, unit_id zone_unit);
/// The one agency recorded of a zone; null where none is, and where several are: then which of them is meant is not for us to say.
///
/// Complexity: linear in the bodies of the unit.
[[nodiscard]] ONEZONE_API const body* agency_of(const hierarchy& h, unit_id zone_unit) noexcept;

//=== zones of a division ===//

/// By what a zone counts as lying in a division.
enum class lying : unsigned char {
    by_seat,         ///< by its seat alone: it counts in one county, as statistics have it
    by_seat_or_host, ///< also by each further division it lies in: it counts in each of its counties
};

/// Zones, parks and other areas known to lie within a division, at any depth, each once: those of the division itself first, then
/// those of what is below, parents before children.
///
/// Complexity: linear in the divisions below and the zones found.
[[nodiscard]] ONEZONE_API std::vector<const zone*> zones_within(
    const hierarchy& h, unit_id division, lying by = lying::by_seat);
/// Zones, parks and other areas of which no more is known than that they lie in something that contains the division: they may
/// lie in it or beside it. Nearest first.
///
/// Complexity: O(depth), and linear in the zones found.
[[nodiscard]] ONEZONE_API std::vector<const zone*> zones_perhaps_within(const hierarchy& h, unit_id division);

/// The agencies of `zones_within`, in their order.
[[nodiscard]] ONEZONE_API std::vector<const body*> agencies_within(
    const hierarchy& h, unit_id division, lying by = lying::by_seat);

//=== counties ===//

/// The county-level division (县、市辖区、县级市、旗 …) of a unit: of a county-level division itself, of a township or village the one
/// above, of a zone, park or other area that of its seat, be that the county or one of its townships.
///
/// Nothing for a city or province, for what lies in none (the towns of 东莞), and where it is unknown: for a zone seated in a city
/// with counties, and a township known only to lie within it. O(depth).
[[nodiscard]] inline unit_ref county_of(unit_ref u) noexcept { return u ? u.at_level(level::county) : unit_ref(); }
/// The counties of a zone, park or other area by seat and by further hosts, each once, the seat's first.
///
/// Complexity: linear in its hosts.
[[nodiscard]] ONEZONE_API std::vector<unit_ref> counties_of(const hierarchy& h, unit_id zone_unit);
/// Whether `a` and `b` lie in a county in common, as far as is known.
[[nodiscard]] ONEZONE_API bool share_a_county(const hierarchy& h, unit_id a, unit_id b);

//=== divisions of a level ===//

/// Calls `visit(unit)` for `top` if it is of that level, else for every division of it below. Looks at nothing below that level;
/// allocates nothing.
template <class Visit>
void each_at(unit_ref top, level l, Visit&& visit) {
    if (top.level() == l) visit(top);
    if (top.level() >= l) return;
    for (const unit_ref below : top.children())
        if (below.level() == l)
            visit(below); // and nothing below that
        else
            each_at(below, l, visit);
}

/// The divisions of a level directly below `u`. One known only to lie somewhere within `u` is among them: its level is known, and
/// what is between is not (`place_known()` tells them apart).
///
/// Complexity: linear in the children.
[[nodiscard]] ONEZONE_API std::vector<unit_ref> children_at(unit_ref u, level l);
/// All divisions of a level below `u`, whatever is between; those known only to lie somewhere within `u` among them. A township of
/// which only the city is known is a descendant of the city and of none of its counties.
///
/// Complexity: linear in what is below `u` and not below that level.
[[nodiscard]] ONEZONE_API std::vector<unit_ref> descendants_at(unit_ref u, level l);
/// All divisions of a level.
///
/// Complexity: linear in the divisions of that level and above.
[[nodiscard]] ONEZONE_API std::vector<unit_ref> divisions_at(const hierarchy& h, level l);

} // namespace onezone

#endif
