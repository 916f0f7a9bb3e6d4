// SPDX-License-Identifier: Apache-2.0
#include "kind_by_name.hpp"

#include <span>

namespace onezone::detail {

namespace {

struct ending {
    std::string_view text;
    unit_kind kind;
};

// The first that fits decides, so longer endings stand before shorter ones.
constexpr ending province_endings[] = {
    {"自治区", unit_kind::autonomous_region},
    {"特别行政区", unit_kind::special_region},
    {"省", unit_kind::province},
    {"市", unit_kind::municipality},
};
constexpr ending prefecture_endings[] = {
    {"自治州", unit_kind::autonomous_prefecture},
    {"地区", unit_kind::prefecture},
    {"盟", unit_kind::league},
    {"市", unit_kind::prefecture_city},
};
constexpr ending county_endings[] = {
    {"自治县", unit_kind::autonomous_county},
    {"自治旗", unit_kind::autonomous_banner},
    {"特区", unit_kind::special_district},
    {"县", unit_kind::county},
    {"旗", unit_kind::banner},
    {"市", unit_kind::county_city},
    {"区", unit_kind::district},
};
constexpr ending township_endings[] = {
    {"族苏木", unit_kind::ethnic_sumu},
    {"苏木", unit_kind::sumu},
    {"族乡", unit_kind::ethnic_township},
    {"乡", unit_kind::township},
    {"镇", unit_kind::town},
    {"街道", unit_kind::subdistrict},
    {"街道办事处", unit_kind::subdistrict},
    {"区公所", unit_kind::district_office},
};

const ending* ending_of(std::string_view name, std::span<const ending> known) noexcept {
    for (const ending& e : known)
        if (name.ends_with(e.text)) return &e;
    return nullptr;
}

} // namespace

kind_guess kind_by_name(level table, code c, std::string_view name) noexcept {
    switch (table) {
    case level::province:
        if (const ending* e = ending_of(name, province_endings)) return {e->kind, true};
        return {unit_kind::province, false};
    case level::prefecture:
        if (const ending* e = ending_of(name, prefecture_endings)) return {e->kind, true};
        return {
            prefecture_class_of(c) == prefecture_class::prefecture ? unit_kind::prefecture : unit_kind::prefecture_city,
            false};
    case level::county:
        // Of the names in 林区 only that of the unit directly beneath a province is a kind; 万柏林区 and 碑林区 are districts.
        if (prefecture_class_of(c) == prefecture_class::direct_group && name.ends_with("林区"))
            return {unit_kind::forestry_district, true};
        if (const ending* e = ending_of(name, county_endings)) return {e->kind, true};
        switch (county_class_of(c)) {
        case county_class::district: return {unit_kind::district, false};
        case county_class::county: return {unit_kind::county, false};
        default: return {unit_kind::county_city, false};
        }
    case level::township:
        if (const ending* e = ending_of(name, township_endings)) return {e->kind, true};
        switch (township_class_of(c)) {
        case township_class::subdistrict: return {unit_kind::subdistrict, false};
        case township_class::town: return {unit_kind::town, false};
        default: return {unit_kind::township, false};
        }
    default: break;
    }
    // Names of committees vary (居委会, 社区, 嘎查 …); the standard's digits do not.
    return {village_class_of(c) == village_class::residents_committee ? unit_kind::residents_committee
                                                                      : unit_kind::villagers_committee,
        true};
}

bool is_only_a_kind(std::string_view name) noexcept {
    for (const ending& e : township_endings)
        if (name == e.text) return true;
    return false;
}

bool named_like_township(std::string_view name) noexcept { return ending_of(name, township_endings) != nullptr; }

} // namespace onezone::detail
