// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_EXTRACT_HPP_INCLUDED
#define ONEZONE_MODEL_EXTRACT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <span>
#include <vector>

/// @file
/// Cuts a part out of a large hierarchy: a county, a city, some zones, as a hierarchy of its own.
///
///  1. Ids stay, and so does the count of acts: what is found or done in the part can be looked up in the whole.
///  2. Everything of the units chosen comes along: what lies below them, the zones in them at any depth or managed by them, their
///     parks, bodies, posts, holders, holdings, indicators, one's own facts; of the holders also the posts they have elsewhere.
///  3. Every record that names a unit chosen, or a body of one, comes along too: entrustments, agreements, further hosts, powers
///     granted and holdings shared. No line between what was chosen and the rest is lost.
///  4. What lies outside and is named by that stands in the part with its own record and what is above it, and with nothing else of
///     its own. The result lists it: of these the part knows less than the whole did.
/// Example: examples/query.cpp

namespace onezone {

/// A part of a hierarchy, and what was cut off.
struct extraction {
    hierarchy part;
    /// Units outside that are in the part because something in it names them or lies beneath them; in no order. What else lies in
    /// them, and what is theirs, was left out.
    std::vector<unit_id> outside;
    /// Bodies of units outside, likewise: their other posts and holdings were left out.
    std::vector<body_id> bodies_outside;
    /// Zones and parks left out of which no more is known than that they lie in something that contains a unit chosen: they may
    /// belong to the part.
    std::vector<unit_id> perhaps;
    /// How many divisions, and how many zones, parks and other areas, were left out.
    std::size_t divisions_left_out = 0;
    std::size_t zones_left_out = 0;
};

/// The part of `h` made of these units: divisions with all below, zones with their parks.
///
/// Refuses: unknown_unit, for the first unit that `h` does not have.
/// Complexity: n log n in the part; linear in the zones, agreements and holdings of `h`. Allocates the part.
[[nodiscard]] ONEZONE_API result<extraction> extract(const hierarchy& h, std::span<const unit_id> units);
[[nodiscard]] ONEZONE_API result<extraction> extract(const hierarchy& h, unit_id unit);

} // namespace onezone

#endif
