// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_KIND_HPP_INCLUDED
#define ONEZONE_MODEL_KIND_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/level.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <array>
#include <cstddef>
#include <span>

/// @file
/// What a unit is: the kinds of divisions, zones and other areas.
///
///  1. Every kind of division has exactly one level; zones, parks and other areas have none.
///  2. Keys are stable and written to documents; names are for people (ground/vocabulary.hpp).

namespace onezone {

/// What a unit is. The order is stable: values are stored.
enum class unit_kind : unsigned char {
    province = 1,          ///< 省
    autonomous_region,     ///< 自治区
    municipality,          ///< 直辖市
    special_region,        ///< 特别行政区
    prefecture_city,       ///< 地级市
    prefecture,            ///< 地区
    autonomous_prefecture, ///< 自治州
    league,                ///< 盟
    county,                ///< 县
    autonomous_county,     ///< 自治县
    county_city,           ///< 县级市
    district,              ///< 市辖区
    banner,                ///< 旗
    autonomous_banner,     ///< 自治旗
    forestry_district,     ///< 林区
    special_district,      ///< 特区
    town,                  ///< 镇
    township,              ///< 乡
    ethnic_township,       ///< 民族乡
    sumu,                  ///< 苏木
    ethnic_sumu,           ///< 民族苏木
    subdistrict,           ///< 街道
    district_office,       ///< 区公所
    villagers_committee,   ///< 村（民委员会）
    residents_committee,   ///< 居（民委员会）、社区
    zone,                  ///< 开发区
    park,                  ///< 园区: part of a zone
    other_area,            ///< 类似乡级: state farm, forest farm, mine
};

namespace detail {
inline constexpr std::array<level, 29> levels_of_kinds = [] {
    std::array<level, 29> levels{};
    for (std::size_t k = 0; k < levels.size(); ++k) {
        const auto kind = static_cast<unit_kind>(k);
        levels[k] = k == 0 || kind >= unit_kind::zone ? level::none
            : kind >= unit_kind::villagers_committee  ? level::village
            : kind >= unit_kind::town                 ? level::township
            : kind >= unit_kind::county               ? level::county
            : kind >= unit_kind::prefecture_city      ? level::prefecture
                                                      : level::province;
    }
    return levels;
}();
} // namespace detail

/// Requires: `kind` is one of the enumerators.
[[nodiscard]] constexpr level level_of(unit_kind kind) noexcept {
    return detail::levels_of_kinds[static_cast<std::size_t>(kind)];
}
[[nodiscard]] inline bool is_division(unit_kind kind) noexcept { return kind < unit_kind::zone; }

[[nodiscard]] ONEZONE_API std::span<const word> words(unit_kind) noexcept;

} // namespace onezone

#endif
