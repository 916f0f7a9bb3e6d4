// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_ACTS_ORGANS_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_ACTS_ORGANS_HPP_INCLUDED

#include <onezone/reform/act.hpp>

#include <string>

// How bodies are merged, and how the organs of a division follow what it is called and what it is.

namespace onezone::detail {

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

} // namespace onezone::detail

#endif
