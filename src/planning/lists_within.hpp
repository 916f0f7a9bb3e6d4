// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_PLANNING_LISTS_WITHIN_HPP_INCLUDED
#define ONEZONE_SRC_PLANNING_LISTS_WITHIN_HPP_INCLUDED

#include <onezone/model/completeness.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstdint>
#include <set>
#include <vector>

// Whether all there is of a kind is recorded within a unit, or in all there is: what nobody states to be whole may lack something, and
// what is counted is then the least there can be.

namespace onezone::detail {

/// The lists within one unit, or of everything recorded. Where all of that lies in one division, that is the whole: what lies above says
/// only where it is.
class lists_within {
public:
    using owners = std::set<std::uint64_t>; ///< of lists that may lack something

    lists_within(const hierarchy& h, unit_id of);

    /// Divisions of that level and above it: those whose list of divisions below may lack one.
    void add_open_divisions(level down_to, owners& open) const;
    /// Zones, parks and other areas: the unit within which some may lack.
    void add_open_zones(owners& open) const;
    /// … and zones whose list of parks is not whole.
    void add_open_parks(owners& open) const;
    /// Administrative agencies of zones: the unit within which some may lack.
    void add_open_agencies(owners& open) const;
    /// Bodies: units whose list is not whole, and where units may lack. Villages have none of their own.
    void add_open_bodies(owners& open) const;
    /// … and bodies of which that list is not whole.
    void add_open_lists_of_bodies(known_list list, owners& open) const;

private:
    template <class Known>
    [[nodiscard]] bool known_throughout(unit_ref u, Known known) const;
    template <class Visit>
    void each_unit(Visit visit) const;
    template <class Visit>
    void each_zone(Visit visit) const;

    const hierarchy& h_;
    std::vector<unit_ref> tops_;
};

} // namespace onezone::detail

#endif
