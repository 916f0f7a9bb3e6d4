// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_ZONE_HPP_INCLUDED
#define ONEZONE_MODEL_ZONE_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/member.hpp>

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

/// A dated designation, e.g. a pilot of institutional reform, or an order to rectify.
struct designation {
    std::string name{};
    period valid{};
    fact<body_id> team{}; ///< the body in charge of it (专班), whosever it is
    provenance from{};
    friend bool operator==(const designation&, const designation&) = default;
};
template <>
inline constexpr auto members_of<designation> = member_list{
    member<&designation::name, member_role::nature>("name", "名称", "name"),
    member<&designation::valid>("valid", "期限", "period"),
    member<&designation::team>("team", "专班", "team in charge"),
    member<&designation::from>("from", "依据", "source"),
};

/// The link of a zone to a division with which it shares its leaders.
struct integration {
    unit_id division{};
    fact<integration_shape> shape{};
    provenance from{};
    friend bool operator==(const integration&, const integration&) = default;
};
template <>
inline constexpr auto members_of<integration> = member_list{
    member<&integration::division, member_role::nature, naming::division>("division", "行政区划", "division"),
    member<&integration::shape>("shape", "区政合一的方式", "shape of the integration"),
    member<&integration::from>("from", "依据", "source"),
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
template <>
inline constexpr auto members_of<zone> = member_list{
    member<&zone::unit, member_role::owner, naming::zone>("unit", "开发区或园区", "zone or park"),
    member<&zone::seat, member_role::nature, naming::division_or_none>("seat", "所在地", "seat", "zones"),
    member<&zone::seat_known, member_role::nature>("seat_known", "所在地是否明确", "whether the seat is known"),
    member<&zone::part_of, member_role::content, naming::zone_or_none>(
        "part_of", "所属开发区", "zone it is part of", "parks"),
    member<&zone::tier>("tier", "开发区级别", "tier", {}, "属于哪一级开发区", "which tier it belongs to"),
    member<&zone::category>(
        "category", "开发区类别", "category", {}, "属于哪一类开发区", "what category it belongs to"),
    member<&zone::location>("location", "设在县域还是主城区", "location class", {}, {},
        "whether it lies in a county area or in the main urban area"),
    member<&zone::managing, member_role::content, naming::division>(
        "managing", "由谁管理", "managing government", {}, {}, "which government manages it"),
    member<&zone::dispatching, member_role::content, naming::division>(
        "dispatching", "由谁派出", "dispatching government", {}, {}, "which government dispatched it"),
    member<&zone::approving, member_role::content, naming::division>(
        "approving", "由谁批准", "approving government", {}, {}, "which government approved it"),
    member<&zone::statistics>(
        "statistics", "统计归属", "whom its statistics count for", {}, "统计数据计入哪一行政区划"),
    member<&zone::area>("area", "核准面积", "approved area"),
    member<&zone::first_industry>("first_industry", "首位产业", "first industry", {}, "首位产业是什么"),
    member<&zone::lead_industries>(
        "lead_industries", "主导产业", "leading industries", {}, "主导产业有哪些", "what the leading industries are"),
    member<&zone::nameplates>("nameplates", "加挂的牌子", "further nameplates"),
    member<&zone::designations>("designations", "试点和称号", "designations"),
    member<&zone::integrated>("integrated", "区政合一", "integration with a division"),
    member<&zone::from>("from", "依据", "source"),
};

/// A further division in which a zone lies, beside its seat.
struct hosting {
    unit_id unit{}; ///< the zone or park
    unit_id division{};
    provenance from{};

    [[nodiscard]] hosting_id id() const noexcept { return hosting_id::derive(unit.value(), division.value()); }
    friend bool operator==(const hosting&, const hosting&) = default;
};
template <>
inline constexpr auto members_of<hosting> = member_list{
    member<&hosting::unit, member_role::owner, naming::zone>("unit", "开发区或园区", "zone or park", "also_in"),
    member<&hosting::division, member_role::nature, naming::division>(
        "division", "所在行政区划", "division it lies in"),
    member<&hosting::from>("from", "依据", "source"),
};

} // namespace onezone

#endif
