// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_CODE_HPP_INCLUDED
#define ONEZONE_GROUND_CODE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/assert.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/level.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

/// @file
/// Division codes: GB/T 2260 (2, 4 or 6 digits), GB/T 10114 on top of it (9), and the statistics code of the NBS (12).
///
///  1. One value for every spelling: trailing zero groups are padding, so `36`, `3600`, `360000` and `360000000000` are the same
///     code of province level, `3607` and `360700` the same code of prefecture level.
///  2. A code is an attribute, never an identity: codes are reused and change with reforms.
///  3. Codes order as the national tables do: a unit before what lies beneath it.
/// Limits: well-formed is not assigned: no list of live codes is consulted, so `992099` parses. What the digits say (`county_class_of`
/// and its siblings) is what the number range was meant for when the number was given; local practice departs from it, most of all
/// beneath pseudo-counties. Zones have no code of their own in GB/T 2260.
/// Sources: GB/T 2260-2007, GB/T 10114, the NBS rules for 统计用区划代码; how the NBS lists zones was counted in its list of 2023.

namespace onezone {

namespace detail {

/// Why digits are no code; `at` is the byte where it shows.
enum class code_fault : unsigned char { none, empty, character, length, no_province, no_county, no_township };
struct code_scan {
    std::uint64_t value = 0;
    code_fault fault = code_fault::none;
    std::size_t at = 0;
};
[[nodiscard]] constexpr code_fault fault_of(std::uint64_t twelve_digits) noexcept;
[[nodiscard]] constexpr code_scan scan_code(std::string_view digits) noexcept;

/// Not constexpr: a literal that is no code does not compile in a constant expression.
inline void not_a_code() noexcept {}

/// What one digit counts for, by level, in the 12-digit value.
inline constexpr std::array<std::uint64_t, 5> code_steps{10'000'000'000, 100'000'000, 1'000'000, 1'000, 1};

} // namespace detail

/// The code of a division: eight bytes, trivially copyable; `none()` names nothing and comes before every other.
class code {
public:
    constexpr code() noexcept = default;
    /// The code written in a literal: `code{"360782"}`. Run-time text goes through `parse_division_code`.
    ///
    /// Requires: a well-formed code; in a constant expression the compiler sees to it, elsewhere another one is `none()`.
    template <std::size_t Size>
    constexpr explicit code(const char (&digits)[Size]) noexcept
        : value_(detail::scan_code(std::string_view(digits, Size - 1)).value) {
        ONEZONE_ASSERT(ok(), "the literal is no division code");
        if (!ok()) detail::not_a_code();
    }
    template <std::size_t Size>
    explicit code(char (&buffer)[Size]) = delete; // run-time text
    [[nodiscard]] static constexpr code none() noexcept { return {}; }
    /// The code whose 12-digit form is this number (`360700000000`); `none()` if there is no such code.
    [[nodiscard]] static constexpr code from_value(std::uint64_t twelve_digits) noexcept;

    /// The 12-digit form as a number; 0 for `none()`.
    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }
    [[nodiscard]] constexpr bool ok() const noexcept { return value_ != 0; }

    /// The level of what is named: that of the last digit group that is not zero; `level::none` for `none()`.
    [[nodiscard]] constexpr onezone::level level() const noexcept;
    /// The digit group of a level as a number: `code{"360782"}.part(level::county)` is 82; 0 for `level::none`.
    [[nodiscard]] constexpr unsigned part(onezone::level of) const noexcept;
    /// The code at `of` that the digits run through: an ancestor's or this one; `none()` where that group is zero.
    ///
    /// `441900003` (a town of a city without counties) has a prefix of prefecture level and none of county level.
    [[nodiscard]] constexpr code prefix(onezone::level of) const noexcept;
    /// The next higher prefix; `none()` for a province. The legal parent may be another: placeholders (`names_no_unit`) are skipped
    /// in law, and a city that administers on the province's behalf has no code relation beyond this one.
    [[nodiscard]] constexpr code parent() const noexcept;
    /// Whether this code is `above` or lies beneath it by its digits.
    [[nodiscard]] constexpr bool within(code above) const noexcept;

    friend constexpr bool operator==(code, code) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(code, code) noexcept = default;

private:
    // INVARIANT: 0, or twelve digits that scan_code accepts.
    std::uint64_t value_ = 0;
};

using division_code = code;

//=== text ===//

/// Reads 2, 4, 6, 9 or 12 digits. Nothing else is skipped or repaired: no spaces, no full-width digits, no letters.
///
/// Refuses: empty_input, invalid_utf8, bad_code (which character, which length, or which digit group is missing).
[[nodiscard]] ONEZONE_API result<code> parse_division_code(std::string_view digits);

/// How a code is written.
enum class code_form : unsigned char {
    shortest, ///< 36, 3607, 360782, 360782104, 360782104201: what the NBS tables and this library's documents use
    gb2260,   ///< at least six digits: 360000, 360700, 360782, 360782104
    nbs,      ///< always twelve digits
};

/// The digits; empty for `none()`. Each form reads back as the same code.
[[nodiscard]] ONEZONE_API std::string to_string(code c, code_form form = code_form::shortest);
ONEZONE_API std::ostream& operator<<(std::ostream& os, code c);

/// What each digit group means: `36 省级；07 地级市；81 县级市（省直辖，通常由地级市代管）；104 镇`.
[[nodiscard]] ONEZONE_API text explain(code c);

//=== what the digit groups mean ===//

/// Digits 3 and 4.
enum class prefecture_class : unsigned char {
    none,               ///< no such group
    city,               ///< 01–20, 51–70: prefecture-level city
    prefecture,         ///< 21–50: prefecture, autonomous prefecture, league
    municipality_group, ///< under a municipality: stands for all its districts (01) or counties (02); no unit
    direct_group,       ///< 90: stands for county-level units directly under the province; no unit
    unassigned,         ///< 71–89, 91–99
};

/// Digits 5 and 6.
enum class county_class : unsigned char {
    none,               ///< no such group
    district,           ///< 01–20, 51–70, 79, 80 beneath a city or municipality: district, special district
    city_of_prefecture, ///< 01–20 beneath a prefecture, also 51–70, 79, 80 directly beneath the province: county-level city
    county,             ///< 21–50: county, autonomous county, banner, autonomous banner, forestry district
    management_area, ///< 51–70, 79, 80 beneath a prefecture: meant for county-level cities; those in use are none (232761, 632857)
    pseudo_county, ///< 71–78: zones and management areas in NBS practice; in no standard
    county_city, ///< 81–99: county-level city directly under the province, usually administered by the prefecture-level city
};

/// By which ranges a county part was given. Codes given before the change stay as they are.
enum class county_ranges : unsigned char {
    before_2017, ///< until 2016-12-31: 21–80 are counties
    from_2017,   ///< GB/T 2260-2007 as amended, from 2017-01-01: 21–50 are counties, 51–80 districts and the like
};

/// Digits 7 to 9.
enum class township_class : unsigned char {
    none,        ///< no such group
    subdistrict, ///< 001–099
    town,        ///< 100–197, 199
    collective,  ///< 198: stands for villages directly under their county; no unit
    township,    ///< 200–399
    other_area,  ///< 400–599: 类似乡级单位 in NBS use: zone, mine, farm; no division
    unassigned,  ///< 600–999
};

/// Digits 10 to 12 (NBS only).
enum class village_class : unsigned char {
    none,                ///< no such group
    residents_committee, ///< 001–199
    villagers_committee, ///< 200–399
    like_residents,      ///< 400–497, 499: 类似居委会
    virtual_community,   ///< 498: a zone, mine or farm without any village
    like_villagers,      ///< 500–597, 599: 类似村委会
    virtual_living_area, ///< 598
    unassigned,          ///< 600–999
};

/// What the digits of that level were given for; `none` where the code has no such group.
[[nodiscard]] ONEZONE_API prefecture_class prefecture_class_of(code c) noexcept;
[[nodiscard]] ONEZONE_API county_class county_class_of(
    code c, county_ranges given_by = county_ranges::from_2017) noexcept;
[[nodiscard]] ONEZONE_API township_class township_class_of(code c) noexcept;
[[nodiscard]] ONEZONE_API village_class village_class_of(code c) noexcept;

/// `市辖区` / `district`, read with `name_of`.
[[nodiscard]] ONEZONE_API std::span<const word> words(prefecture_class) noexcept;
[[nodiscard]] ONEZONE_API std::span<const word> words(county_class) noexcept;
[[nodiscard]] ONEZONE_API std::span<const word> words(township_class) noexcept;
[[nodiscard]] ONEZONE_API std::span<const word> words(village_class) noexcept;

/// Whether the code stands for a group of units and names none itself: `1101`, `5002`, `4190`, `360782198`.
[[nodiscard]] ONEZONE_API bool names_no_unit(code c) noexcept;
/// Whether that follows from the digits only together with the name 市辖区: `360101` is the collective code of a city's districts,
/// `520201` a district.
[[nodiscard]] ONEZONE_API bool may_name_no_unit(code c) noexcept;
/// Whether the code is of the ranges in which the NBS lists zones, farms, mines and areas of administrative committees: a
/// pseudo-county, a management area, or a township part 400–599.
///
/// Such a unit is a candidate to look at, never a division; what hangs beneath it is not meant.
[[nodiscard]] ONEZONE_API bool is_zone_candidate(code c) noexcept;

//=== implementation of the constexpr part ===//

constexpr detail::code_fault detail::fault_of(std::uint64_t twelve_digits) noexcept {
    const bool has_township = twelve_digits / 1'000 % 1'000 != 0;
    if (twelve_digits < 100'000'000'000) return code_fault::no_province;
    if (has_township && twelve_digits / 1'000'000 % 10'000 == 0) return code_fault::no_county;
    if (!has_township && twelve_digits % 1'000 != 0) return code_fault::no_township;
    return code_fault::none;
}

constexpr detail::code_scan detail::scan_code(std::string_view digits) noexcept {
    if (digits.empty()) return {0, code_fault::empty, 0};
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] < '0' || digits[i] > '9') return {0, code_fault::character, i};
        if (i < 12) value = value * 10 + static_cast<std::uint64_t>(digits[i] - '0');
    }
    switch (digits.size()) {
    case 2: value *= 10'000'000'000; break;
    case 4: value *= 100'000'000; break;
    case 6: value *= 1'000'000; break;
    case 9: value *= 1'000; break;
    case 12: break;
    default: return {0, code_fault::length, digits.size()};
    }
    switch (fault_of(value)) {
    case code_fault::none: return {value, code_fault::none, 0};
    case code_fault::no_county: return {0, code_fault::no_county, 2};
    case code_fault::no_township: return {0, code_fault::no_township, 6};
    default: return {0, code_fault::no_province, 0};
    }
}

constexpr code code::from_value(std::uint64_t twelve_digits) noexcept {
    code c;
    if (twelve_digits <= 999'999'999'999 && detail::fault_of(twelve_digits) == detail::code_fault::none)
        c.value_ = twelve_digits;
    return c;
}

constexpr onezone::level code::level() const noexcept {
    if (value_ == 0) return onezone::level::none;
    if (value_ % 1'000 != 0) return onezone::level::village;
    if (value_ % 1'000'000 != 0) return onezone::level::township;
    if (value_ % 100'000'000 != 0) return onezone::level::county;
    return value_ % 10'000'000'000 != 0 ? onezone::level::prefecture : onezone::level::province;
}

constexpr unsigned code::part(onezone::level of) const noexcept {
    if (of == onezone::level::none) return 0;
    const std::uint64_t size = of < onezone::level::township ? 100 : 1'000;
    return static_cast<unsigned>(value_ / detail::code_steps[static_cast<std::size_t>(of)] % size);
}

constexpr code code::prefix(onezone::level of) const noexcept {
    code c;
    if (part(of) != 0) c.value_ = value_ - value_ % detail::code_steps[static_cast<std::size_t>(of)];
    return c;
}

constexpr code code::parent() const noexcept {
    code above;
    for (const std::uint64_t step : detail::code_steps) {
        const std::uint64_t cut = value_ - value_ % step;
        if (cut == value_) break;
        above.value_ = cut;
    }
    return above;
}

constexpr bool code::within(code above) const noexcept {
    if (!ok() || !above.ok()) return false;
    const std::uint64_t step = detail::code_steps[static_cast<std::size_t>(above.level())];
    return value_ / step == above.value_ / step;
}

} // namespace onezone

template <>
struct std::hash<onezone::code> {
    [[nodiscard]] std::size_t operator()(onezone::code c) const noexcept { return onezone::detail::mix(c.value()); }
};

#endif
