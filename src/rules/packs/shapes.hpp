// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_SHAPES_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_SHAPES_HPP_INCLUDED

#include "procedure.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Shapes in which clauses of several jurisdictions recur. They contradict each other, and are meant to: each binds its own only.

namespace onezone::packs {

using names = std::vector<std::string>;

inline constexpr about of_zones{subject_kind::zone};
inline constexpr about of_agencies{subject_kind::agency};
inline constexpr about of_counties{subject_kind::division, level::county};
inline constexpr about of_changed_zones{subject_kind::zone, level::none, true};
inline constexpr about of_affected_zones{subject_kind::zone, level::none, true, true};

/// The governments of province and city a zone lies in; missing where its place is not known that closely.
[[nodiscard]] asked<unit_ref> above_zone(const context& c, level l);
[[nodiscard]] truth proposed_by_city(const context& c, const happening& h);

/// In force from some day of that stretch on.
[[nodiscard]] effect some_day(const date& earliest, const date& latest);
[[nodiscard]] effect issued_on(const date& d);

/// A zone's own bodies hold no social function.
void no_social_functions(rule& r);
/// A county-level division has at least and at most so many zones or agencies.
void capped_zones(rule& r, std::int64_t least, std::int64_t most, zone_counting how);
/// So many in a hundred of an agency's internal bodies are of economic functions alone.
void economic_share(rule& r, std::int64_t percent);
/// A merger leaves the approved area as it was. The boundaries themselves (四至) are not recorded.
void keeps_area(rule& r);

} // namespace onezone::packs

#endif
