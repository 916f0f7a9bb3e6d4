// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_CREDIT_CODE_HPP_INCLUDED
#define ONEZONE_GROUND_CREDIT_CODE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/assert.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

/// @file
/// Unified social credit codes 统一社会信用代码 (GB 32100-2015): what organisations are registered under.
///
///  1. A code that is not `none()` has 18 characters of the standard's alphabet, a numeric region and both check characters right:
///     the 17th (of the organisation code, GB 11714) and the 18th (of the whole).
///  2. Right is not registered: no register is consulted, and departments or classes outside the standard's table are let through.
/// Limits: an enterprise's department and class say how it is registered, not what it is to a zone.
/// Sources: GB 32100-2015 with amendment 1 of 2016; GB 11714-1997.

namespace onezone {

namespace detail {

inline constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Why 18 characters are no code, in the order they are looked at.
enum class credit_fault : unsigned char { none, length, character, region, check };
struct credit_scan {
    credit_fault fault = credit_fault::none;
    std::size_t at = 0;             ///< byte of the wrong character
    char expected_organisation = 0; ///< what the 17th should be, where it is wrong
    char expected_whole = 0;        ///< what the 18th should be after the 17 as written, where it is wrong
};
/// Requires: 8 capitals or digits.
[[nodiscard]] constexpr char organisation_check(std::string_view base) noexcept;
/// Requires: 17 characters of the alphabet.
[[nodiscard]] constexpr char credit_check(std::string_view code) noexcept;
[[nodiscard]] constexpr credit_scan scan_credit_code(std::string_view code) noexcept;

} // namespace detail

/// Who registered the organisation: the first character.
enum class registering_department : char {
    unlisted = 0,
    staffing = '1',          ///< 机构编制: organs and public institutions
    foreign_affairs = '2',   ///< 外交
    justice = '3',           ///< 司法行政
    culture = '4',           ///< 文化
    civil_affairs = '5',     ///< 民政
    tourism = '6',           ///< 旅游
    religion = '7',          ///< 宗教
    trade_unions = '8',      ///< 工会
    market_regulation = '9', ///< 工商（市场监管）
    military = 'A',          ///< 中央军委改革和编制办公室
    agriculture = 'N',       ///< 农业
    other = 'Y',             ///< 其他
};

[[nodiscard]] ONEZONE_API std::span<const word> words(registering_department) noexcept;

/// A unified social credit code: 18 bytes, trivially copyable; `none()` is no code and comes before every other.
class credit_code {
public:
    constexpr credit_code() noexcept = default;
    /// The code written in a literal. Run-time text goes through `parse_credit_code`.
    ///
    /// Requires: a valid code; in a constant expression the compiler sees to it, elsewhere another one is `none()`.
    template <std::size_t Size>
    constexpr explicit credit_code(const char (&code)[Size]) noexcept {
        const std::string_view text(code, Size - 1);
        const bool valid = detail::scan_credit_code(text).fault == detail::credit_fault::none;
        ONEZONE_ASSERT(valid, "the literal is no credit code");
        if (!valid) detail::not_a_code();
        if (valid) assign(text);
    }
    template <std::size_t Size>
    explicit credit_code(char (&buffer)[Size]) = delete; // run-time text
    [[nodiscard]] static constexpr credit_code none() noexcept { return {}; }

    [[nodiscard]] constexpr bool ok() const noexcept { return characters_[0] != 0; }
    /// All 18 characters, empty for `none()`. Invalidated with this object.
    [[nodiscard]] constexpr std::string_view characters() const& noexcept {
        return {characters_.data(), ok() ? characters_.size() : 0};
    }
    void characters() const&& = delete;

    /// `unlisted` for `none()` and for characters the standard does not assign.
    [[nodiscard]] ONEZONE_API registering_department department() const noexcept;
    /// The second character: the class within the department, e.g. `1` organ, `2` public institution; NUL for `none()`.
    [[nodiscard]] constexpr char class_character() const noexcept { return characters_[1]; }
    /// Where the registering office is; not the seat of the organisation. `none()` if its six digits are no division code.
    ///
    /// `100000` (a national register) reads as `code{"10"}`, which is the code of no province.
    [[nodiscard]] constexpr code region() const noexcept;
    /// The nine characters of the organisation code (GB 11714), without the hyphen some print; empty for `none()`.
    [[nodiscard]] std::string organisation_code() const {
        return ok() ? std::string(&characters_[8], 9) : std::string();
    }

    friend constexpr bool operator==(const credit_code&, const credit_code&) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(const credit_code&, const credit_code&) noexcept = default;

private:
    friend ONEZONE_API result<credit_code> parse_credit_code(std::string_view code);
    constexpr void assign(std::string_view code) noexcept {
        for (std::size_t i = 0; i < characters_.size(); ++i) characters_[i] = code[i];
    }

    // INVARIANT: all NUL, or what scan_credit_code accepts.
    std::array<char, 18> characters_{};
};

/// Reads 18 characters. Nothing is skipped or repaired: no spaces, no lower case, no full-width characters.
///
/// Refuses: empty_input, invalid_utf8, bad_code (which length; which character and where; a region that is not digits; which check
/// character was found and which follows from the others. If both checks fail, the second is in `others()`).
[[nodiscard]] ONEZONE_API result<credit_code> parse_credit_code(std::string_view code);

[[nodiscard]] ONEZONE_API std::string to_string(const credit_code& c);
ONEZONE_API std::ostream& operator<<(std::ostream& os, const credit_code& c);

/// The class within the department: `事业单位` / `public institution`; says so where the standard has no such class.
[[nodiscard]] ONEZONE_API text class_name(const credit_code& c);

/// What each part means: department, class, region of the registering office, organisation code.
[[nodiscard]] ONEZONE_API text explain(const credit_code& c);

//=== implementation of the constexpr part ===//

constexpr char detail::organisation_check(std::string_view base) noexcept {
    constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const char c = base[i];
        sum += weights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    const int check = 11 - sum % 11;
    if (check == 10) return 'X';
    return static_cast<char>('0' + check % 11);
}

constexpr char detail::credit_check(std::string_view code) noexcept {
    std::size_t sum = 0;
    std::size_t weight = 1; // 3^i mod 31
    for (std::size_t i = 0; i < 17; ++i) {
        sum += weight * credit_alphabet.find(code[i]);
        weight = weight * 3 % 31;
    }
    return credit_alphabet[(31 - sum % 31) % 31];
}

constexpr detail::credit_scan detail::scan_credit_code(std::string_view code) noexcept {
    credit_scan found;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (credit_alphabet.find(code[i]) == std::string_view::npos) return {credit_fault::character, i, 0, 0};
    }
    if (code.size() != 18) return {credit_fault::length, code.size(), 0, 0};
    for (std::size_t i = 2; i < 8; ++i) {
        if (code[i] > '9') return {credit_fault::region, i, 0, 0};
    }
    if (const char check = organisation_check(code.substr(8, 8)); check != code[16]) {
        found.fault = credit_fault::check;
        found.expected_organisation = check;
    }
    if (const char check = credit_check(code.substr(0, 17)); check != code[17]) {
        found.fault = credit_fault::check;
        found.expected_whole = check;
    }
    return found;
}

constexpr code credit_code::region() const noexcept {
    if (!ok()) return code::none();
    return code::from_value(detail::scan_code(std::string_view(&characters_[2], 6)).value);
}

} // namespace onezone

template <>
struct std::hash<onezone::credit_code> {
    [[nodiscard]] std::size_t operator()(const onezone::credit_code& c) const noexcept {
        return onezone::detail::digest(c.characters());
    }
};

#endif
