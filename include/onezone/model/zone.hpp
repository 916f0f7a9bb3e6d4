// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_ZONE_HPP_INCLUDED
#define ONEZONE_MODEL_ZONE_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>

#include <span>
#include <string>
#include <vector>

/// @file
/// Zones and parks: what is known of them beyond name and code.
///
///  1. A zone is no administrative division: it has no affiliation. It lies in divisions (one of them its seat, 所在地) and
///     somebody approved, dispatched and manages it; these are four different things and each may be unknown.
///  2. Tier (of the zone), rank (of its agency) and location class are independent facts; none is derived from another.
///  3. Every unit of kind zone, park or other_area has exactly one `zone` record, and no other unit has one.

namespace onezone {

/// A zone's listing. Says nothing about the rank of its agency.
enum class zone_tier : unsigned char { none, provincial, national };
[[nodiscard]] ONEZONE_API std::span<const word> words(zone_tier) noexcept;

/// Whether a zone counts as lying in a county area or in the main urban area of a city divided into districts.
/// Stored, never derived from the host's kind: Ganxian *District* hosts a zone treated as county_area.
enum class location_class : unsigned char { county_area, main_urban_area };
[[nodiscard]] ONEZONE_API std::span<const word> words(location_class) noexcept;

/// What a zone is set up for.
enum class zone_category : unsigned char {
    economic,        ///< 经济建设类
    city_area,       ///< city new area, university park and the like
    special_customs, ///< 海关特殊监管区域
    other,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(zone_category) noexcept;

/// The shape of 区政合一 between a zone and a division.
enum class integration_shape : unsigned char {
    one_team,     ///< 两块牌子一套班子: one leading team, both organs remain
    leaders_only, ///< only the principals are concurrent
};
[[nodiscard]] ONEZONE_API std::span<const word> words(integration_shape) noexcept;

/// A dated designation, e.g. a pilot of institutional reform.
struct designation {
    std::string name{};
    period valid{};
    provenance from{};
    friend bool operator==(const designation&, const designation&) = default;
};

/// The link of a zone to a division with which it shares its leaders.
struct integration {
    unit_id division{};
    fact<integration_shape> shape{};
    provenance from{};
    friend bool operator==(const integration&, const integration&) = default;
};

/// What is known of a zone, park or other area.
struct zone {
    unit_id unit{};         ///< the unit described
    unit_id seat{};         ///< the division it lies in, or within which its place is unknown
    bool seat_known = true; ///< false: lies somewhere within `seat`, where exactly is unknown
    unit_id part_of{};      ///< of a park: the zone it belongs to; else none
    fact<zone_tier> tier{};
    fact<zone_category> category{};
    fact<location_class> location{};
    fact<unit_id> managing{};    ///< the division whose government manages it
    fact<unit_id> dispatching{}; ///< … that dispatched it (派出)
    fact<unit_id> approving{};   ///< … that approved it
    fact<decimal> area{};        ///< hectares
    fact<unit_id> statistics{};  ///< whom its statistics count for
    fact<std::string> first_industry{};
    fact<std::vector<std::string>> lead_industries{};
    std::vector<std::string> nameplates{};
    std::vector<designation> designations{};
    std::vector<integration> integrated{};
    provenance from{}; ///< of its existence

    [[nodiscard]] unit_id id() const noexcept { return unit; }
    friend bool operator==(const zone&, const zone&) = default;
};

/// A further division in which a zone lies, beside its seat.
struct hosting {
    unit_id unit{}; ///< the zone or park
    unit_id division{};
    provenance from{};

    [[nodiscard]] hosting_id id() const noexcept { return hosting_id::derive(unit.value(), division.value()); }
    friend bool operator==(const hosting&, const hosting&) = default;
};

} // namespace onezone

#endif
