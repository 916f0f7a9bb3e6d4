// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_EXPORTS_DIAGRAM_HPP_INCLUDED
#define ONEZONE_FACES_EXPORTS_DIAGRAM_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/hierarchy.hpp>

#include <string>

/// @file
/// A hierarchy as a directed graph for other programs: GraphML (yEd, Gephi, networkx) and DOT (Graphviz).
///
///  1. A node is a unit or, where they are asked for, a body. It is called `u` or `b` and the id in sixteen hexadecimal digits, and carries
///     name, kind, code and path; an edge carries what it says: `affiliation` (from the parent to what belongs to it), `seat` (from the
///     division to the zone that lies in it), `host` (from a further division), `part` (from the zone to its park, from the body to its
///     part), `manages` (from the division to the zone), `administers` (from the holder to the division entrusted, with the scope) and
///     `body` (from the unit to its body).
///  2. Two edges of different kinds may join the same two nodes.
///  3. Equal hierarchies give equal text; nodes and edges stand in the order of ids.
/// Limits: facts of units and bodies beside these are left out; what carries them all is JSON (faces/json/hierarchy.hpp). A control
/// character in a name, for which XML has no place, becomes U+FFFD.

namespace onezone {

/// What of a hierarchy becomes nodes.
struct diagram_options {
    bool bodies = false; ///< bodies too, not only units
    friend bool operator==(const diagram_options&, const diagram_options&) = default;
};

/// The GraphML document. Complexity: O(n log n) in units, records and their paths; allocates.
[[nodiscard]] ONEZONE_API std::string write_graphml(const hierarchy& h, const diagram_options& options = {});

/// The DOT document; kinds have shapes, and edges that are no affiliation are dashed or dotted. Complexity: as of `write_graphml`.
[[nodiscard]] ONEZONE_API std::string write_dot(const hierarchy& h, const diagram_options& options = {});

} // namespace onezone

#endif
