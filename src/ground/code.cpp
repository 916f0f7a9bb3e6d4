// SPDX-License-Identifier: Apache-2.0
#include "refuse.hpp"
#include "wording.hpp"

#include <onezone/ground/code.hpp>

#include <ostream>

namespace onezone {

namespace {

/// The municipalities directly under the central government: Beijing, Tianjin, Shanghai, Chongqing.
bool is_municipality(unsigned province) noexcept {
    return province == 11 || province == 12 || province == 31 || province == 50;
}

text digits_of(std::uint64_t number, std::size_t width) {
    std::string digits(width, '0');
    for (std::size_t i = width; i > 0 && number != 0; --i, number /= 10) {
        digits[i - 1] = static_cast<char>('0' + number % 10);
    }
    return verbatim(digits);
}

} // namespace

//=== text ===//

result<code> parse_division_code(std::string_view digits) {
    const detail::code_scan read = detail::scan_code(digits);
    if (read.fault == detail::code_fault::none) return code::from_value(read.value);
    if (read.fault == detail::code_fault::empty) {
        return refusal(errc::empty_input, say("行政区划代码为空", "the division code is empty"));
    }
    if (!is_utf8(digits)) {
        return refusal(errc::invalid_utf8,
            say("行政区划代码含有非 UTF-8 字节", "the division code contains bytes that are not UTF-8"));
    }
    const text quoted = detail::quote(digits);
    switch (read.fault) {
    case detail::code_fault::character:
        return detail::refuse(errc::bad_code,
            say("行政区划代码 {0} 第 {1} 个字符是{2}；代码只含数字 0–9{3}",
                "character {1} of division code {0} is {2}; a code has only the digits 0–9{3}"),
            {quoted, detail::ordinal_at(digits, read.at), detail::describe_character(digits, read.at),
                detail::likely_culprit(digits)});
    case detail::code_fault::length:
        return detail::refuse(errc::bad_code,
            say("行政区划代码 {0} 有 {1} 位；代码应为 2、4、6、9 或 12 位",
                "division code {0} has {1} digits; a code has 2, 4, 6, 9 or 12"),
            {quoted, detail::number(digits.size())});
    case detail::code_fault::no_county:
        return detail::refuse(errc::bad_code,
            say("行政区划代码 {0} 有乡级代码而第 3–6 位（地级、县级）全为零",
                "division code {0} has a township part, but digits 3–6 (prefecture and county) are zero"),
            {quoted});
    case detail::code_fault::no_township:
        return detail::refuse(errc::bad_code,
            say("行政区划代码 {0} 有村级代码而第 7–9 位（乡级）全为零",
                "division code {0} has a village part, but digits 7–9 (township) are zero"),
            {quoted});
    default: break;
    }
    return detail::refuse(errc::bad_code,
        say("行政区划代码 {0} 以 0 开头；省级代码为 10 至 99",
            "division code {0} starts with 0; the province part is 10 to 99"),
        {quoted});
}

std::string to_string(code c, code_form form) {
    if (!c.ok()) return {};
    std::size_t width = 12;
    if (form != code_form::nbs) {
        switch (c.level()) {
        case level::province: width = 2; break;
        case level::prefecture: width = 4; break;
        case level::county: width = 6; break;
        case level::township: width = 9; break;
        default: break;
        }
        if (form == code_form::gb2260 && width < 6) width = 6;
    }
    std::string digits = digits_of(c.value(), 12).zh;
    digits.resize(width);
    return digits;
}

std::ostream& operator<<(std::ostream& os, code c) { return os << to_string(c); }

text explain(code c) {
    if (!c.ok()) return say("无代码", "no code");
    text all = digits_of(c.part(level::province), 2) + say(" 省级", " province level");
    const auto add = [&](level of, std::size_t width, const text& meaning) {
        if (c.part(of) != 0) all += fill(say("；{0} {1}", "; {0} {1}"), {digits_of(c.part(of), width), meaning});
    };
    add(level::prefecture, 2, name_of(prefecture_class_of(c)));
    add(level::county, 2, name_of(county_class_of(c)));
    if (county_class_of(c) != county_class_of(c, county_ranges::before_2017))
        all += say("（2017年前编制的代码为县）", " (a county where the code was given before 2017)");
    if (may_name_no_unit(c))
        all += say("（地级市下的 01 多为市辖区汇总码）", " (beneath a city 01 mostly stands for all its districts)");
    add(level::township, 3, name_of(township_class_of(c)));
    add(level::village, 3, name_of(village_class_of(c)));
    return all;
}

//=== what the digit groups mean ===//

prefecture_class prefecture_class_of(code c) noexcept {
    const unsigned part = c.part(level::prefecture);
    if (part == 0) return prefecture_class::none;
    if (is_municipality(c.part(level::province))) return prefecture_class::municipality_group;
    if (part <= 20 || (part >= 51 && part <= 70)) return prefecture_class::city;
    if (part <= 50) return prefecture_class::prefecture;
    return part == 90 ? prefecture_class::direct_group : prefecture_class::unassigned;
}

county_class county_class_of(code c, county_ranges given_by) noexcept {
    const unsigned part = c.part(level::county);
    if (part == 0) return county_class::none;
    if (part >= 81) return county_class::county_city;
    if (part >= 71 && part <= 78) return county_class::pseudo_county;
    if (part >= 21 && (part <= 50 || given_by == county_ranges::before_2017)) return county_class::county;
    switch (prefecture_class_of(c)) {
    case prefecture_class::prefecture:
        return part <= 20 ? county_class::city_of_prefecture : county_class::management_area;
    case prefecture_class::none:
    case prefecture_class::direct_group: return county_class::city_of_prefecture;
    default: return county_class::district;
    }
}

township_class township_class_of(code c) noexcept {
    const unsigned part = c.part(level::township);
    if (part == 0) return township_class::none;
    if (part < 100) return township_class::subdistrict;
    if (part < 200) return part == 198 ? township_class::collective : township_class::town;
    if (part < 400) return township_class::township;
    return part < 600 ? township_class::other_area : township_class::unassigned;
}

village_class village_class_of(code c) noexcept {
    const unsigned part = c.part(level::village);
    if (part == 0) return village_class::none;
    if (part < 200) return village_class::residents_committee;
    if (part < 400) return village_class::villagers_committee;
    if (part < 500) return part == 498 ? village_class::virtual_community : village_class::like_residents;
    if (part < 600) return part == 598 ? village_class::virtual_living_area : village_class::like_villagers;
    return village_class::unassigned;
}

std::span<const word> words(prefecture_class) noexcept {
    static constexpr word table[] = {
        {static_cast<int>(prefecture_class::none), "none", "无地级代码", "no prefecture part"},
        {static_cast<int>(prefecture_class::city), "city", "地级市", "prefecture-level city"},
        {static_cast<int>(prefecture_class::prefecture), "prefecture", "地区、自治州、盟",
            "prefecture, autonomous prefecture or league"},
        {static_cast<int>(prefecture_class::municipality_group), "municipality_group", "直辖市所辖区县的汇总码",
            "collective code of a municipality's districts or counties"},
        {static_cast<int>(prefecture_class::direct_group), "direct_group", "省（自治区）直辖县级行政区划的汇总码",
            "collective code of county-level units directly under the province"},
        {static_cast<int>(prefecture_class::unassigned), "unassigned", "未规定的地级码段",
            "unassigned prefecture range"},
    };
    return table;
}

std::span<const word> words(county_class) noexcept {
    static constexpr word table[] = {
        {static_cast<int>(county_class::none), "none", "无县级代码", "no county part"},
        {static_cast<int>(county_class::district), "district", "市辖区、市辖特区", "district or special district"},
        {static_cast<int>(county_class::city_of_prefecture), "city_of_prefecture",
            "县级市（属地区、自治州、盟，或由省直辖）",
            "county-level city (of a prefecture, autonomous prefecture or league, or directly under the province)"},
        {static_cast<int>(county_class::county), "county", "县、自治县、旗、自治旗、林区",
            "county, autonomous county, banner, autonomous banner or forestry district"},
        {static_cast<int>(county_class::management_area), "management_area",
            "地区、自治州、盟之下的行政委员会、管理区（号段原为县级市而设；不是行政区划，据现有代码推断）",
            "administrative committee or management area beneath a prefecture (the range is meant for county-level cities; no "
            "division, inferred from the codes in use)"},
        {static_cast<int>(county_class::pseudo_county), "pseudo_county",
            "统计上的县级单列（开发区、管理区等，不是行政区划）",
            "county-level entry of the statistics (zone or management area, not a division)"},
        {static_cast<int>(county_class::county_city), "county_city", "县级市（省直辖，通常由地级市代管）",
            "county-level city (directly under the province, usually administered by the prefecture-level city)"},
    };
    return table;
}

std::span<const word> words(township_class) noexcept {
    static constexpr word table[] = {
        {static_cast<int>(township_class::none), "none", "无乡级代码", "no township part"},
        {static_cast<int>(township_class::subdistrict), "subdistrict", "街道", "subdistrict"},
        {static_cast<int>(township_class::town), "town", "镇", "town"},
        {static_cast<int>(township_class::collective), "collective", "直辖村级区划的汇总码（不是行政区划）",
            "collective code of villages directly under their county (no division)"},
        {static_cast<int>(township_class::township), "township", "乡", "township"},
        {static_cast<int>(township_class::other_area), "other_area",
            "类似乡级单位（开发区、农场、林场、矿区等，不是行政区划）",
            "township-like area (zone, farm, forest farm or mine, not a division)"},
        {static_cast<int>(township_class::unassigned), "unassigned", "未规定的乡级码段", "unassigned township range"},
    };
    return table;
}

std::span<const word> words(village_class) noexcept {
    static constexpr word table[] = {
        {static_cast<int>(village_class::none), "none", "无村级代码", "no village part"},
        {static_cast<int>(village_class::residents_committee), "residents_committee", "居民委员会",
            "residents' committee"},
        {static_cast<int>(village_class::villagers_committee), "villagers_committee", "村民委员会",
            "villagers' committee"},
        {static_cast<int>(village_class::like_residents), "like_residents", "类似居民委员会",
            "quasi residents' committee"},
        {static_cast<int>(village_class::virtual_community), "virtual_community", "虚拟社区", "virtual community"},
        {static_cast<int>(village_class::like_villagers), "like_villagers", "类似村民委员会",
            "quasi villagers' committee"},
        {static_cast<int>(village_class::virtual_living_area), "virtual_living_area", "虚拟生活区",
            "virtual living area"},
        {static_cast<int>(village_class::unassigned), "unassigned", "未规定的村级码段", "unassigned village range"},
    };
    return table;
}

bool names_no_unit(code c) noexcept {
    if (c.level() == level::township) return township_class_of(c) == township_class::collective;
    if (c.level() != level::prefecture) return false;
    const prefecture_class group = prefecture_class_of(c);
    return group == prefecture_class::municipality_group || group == prefecture_class::direct_group;
}

bool may_name_no_unit(code c) noexcept {
    return c.level() == level::county && c.part(level::county) == 1 && prefecture_class_of(c) == prefecture_class::city;
}

bool is_zone_candidate(code c) noexcept {
    if (c.level() == level::county) {
        const county_class is = county_class_of(c);
        return is == county_class::pseudo_county || is == county_class::management_area;
    }
    return c.level() == level::township && township_class_of(c) == township_class::other_area;
}

} // namespace onezone
