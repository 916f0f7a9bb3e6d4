// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_SHAPES_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_SHAPES_HPP_INCLUDED

#include "procedure.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Shapes in which clauses recur, written once and filled with data. Clauses of different jurisdictions contradict each other, and are
// meant to: each binds its own only.

namespace onezone::packs {

using names = std::vector<std::string>;

inline constexpr about of_zones{subject_kind::zone};
inline constexpr about of_agencies{subject_kind::agency};
inline constexpr about of_counties{subject_kind::division, level::county};
inline constexpr about of_changed_zones{subject_kind::zone, level::none, true};
inline constexpr about of_affected_zones{subject_kind::zone, level::none, true, true};

/// The governments of province and city a zone lies in; missing where its place is not known that closely.
[[nodiscard]] asked<unit_ref> above_zone(const context& c, level l);

/// Whether a zone is of the kinds a regulation is about (经济技术开发区, 工业园区 …), by the end of its name or a nameplate. Unknown
/// where that is the word for no kind.
[[nodiscard]] truth is_of_kind(context& c, const zone& z, const names& kinds);

/// Whether that is the word for a kind of zone (种类名), and nothing else. Unknown of a word that is not known to be one.
[[nodiscard]] truth is_kind(const context& c, const zone& z, std::string_view word);

/// A demand on a subject of which `scope` tells whether the clause speaks of it at all.
using scoped = std::function<bool(context&)>;
/// Judges only where `scope` lets it. The conditions of `scope` come first.
void only_where(rule& r, scoped scope);

/// A zone's own bodies hold no social function.
void no_social_functions(rule& r);
/// … the same of a zone within a rule of one's own: that its own bodies hold no social function, nor its platform companies, as what was
/// handed to these has not been given to a division.
void require_no_social_function(context& c, unit_id zone_unit);
/// A county-level division has at least and at most so many zones or agencies.
void capped_zones(rule& r, std::int64_t least, std::int64_t most, zone_counting how);
/// So many in a hundred of an agency's internal bodies are of economic functions alone.
void economic_share(rule& r, std::int64_t percent);
/// A merger does not raise the approved area. The boundaries themselves (四至) are not recorded.
void keeps_area(rule& r);
/// A zone has at most so many leading industries.
void leading_industries_capped(rule& r, std::int64_t most);
/// Says how many, and how many it may have.
void tell_internal_bodies(context& c, const body& agency, std::int64_t most);
/// The agency of a zone is recorded as of that legal type.
void legal_type_is(rule& r, dispatched_type type, stance pulls);
/// Agencies of these names, known as such, are no longer there.
void named_agencies_closed(rule& r, names listed, text still_there);
/// The secretary of the zone is one for whom `fits(person)`; with `first_counts`, or the first secretary is.
void require_secretary(
    context& c, const zone& z, const condition& what, bool first_counts, const std::function<truth(person_id)>& fits);

} // namespace onezone::packs

#endif
