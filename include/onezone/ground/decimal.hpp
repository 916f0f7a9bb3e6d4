// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_DECIMAL_HPP_INCLUDED
#define ONEZONE_GROUND_DECIMAL_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

/// @file
/// Exact decimals for areas, money and rates.
///
///  1. A decimal is a whole number of ten-thousandths; addition and subtraction are exact (the caller keeps within the range).
///  2. Text in, text out: `1037.21` reads and prints as `1037.21`; no binary floating point is involved.

namespace onezone {

/// An exact decimal with four places, between about ±9.2·10¹⁴.
class ONEZONE_API decimal {
public:
    constexpr decimal() noexcept = default;
    /// The decimal of `units` ten-thousandths.
    [[nodiscard]] static constexpr decimal of_ten_thousandths(std::int64_t units) noexcept { return decimal(units); }
    /// The decimal of a whole number; of one beyond `most_whole` on either side, the decimal at that end.
    [[nodiscard]] static constexpr decimal of(std::int64_t whole) noexcept {
        return decimal((whole > most_whole ? most_whole : whole < -most_whole ? -most_whole : whole) * 10000);
    }
    static constexpr std::int64_t most_whole = std::numeric_limits<std::int64_t>::max() / 10000;

    [[nodiscard]] constexpr std::int64_t ten_thousandths() const noexcept { return units_; }

    constexpr decimal& operator+=(decimal other) noexcept {
        units_ += other.units_;
        return *this;
    }
    constexpr decimal& operator-=(decimal other) noexcept {
        units_ -= other.units_;
        return *this;
    }
    friend constexpr decimal operator+(decimal a, decimal b) noexcept { return a += b; }
    friend constexpr decimal operator-(decimal a, decimal b) noexcept { return a -= b; }
    friend constexpr decimal operator-(decimal a) noexcept { return decimal(-a.units_); }
    [[nodiscard]] friend constexpr decimal abs(decimal a) noexcept { return a.units_ < 0 ? -a : a; }
    friend constexpr bool operator==(decimal, decimal) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(decimal, decimal) noexcept = default;

private:
    constexpr explicit decimal(std::int64_t units) noexcept : units_(units) {}
    std::int64_t units_ = 0;
};

/// Reads `[-]digits[.digits]` with at most four places.
///
/// Refuses: bad_value (empty, other characters, more than four places, out of range).
[[nodiscard]] ONEZONE_API result<decimal> parse_decimal(std::string_view text);

/// Shortest exact form: `1037.21`, `52`, `-0.5`.
[[nodiscard]] ONEZONE_API std::string to_string(decimal d);

/// `part / whole` in tenths of a percent, rounded half up: 10 of 31 is 323 (32.3 %).
///
/// Requires: whole > 0, part >= 0.
[[nodiscard]] constexpr std::int64_t per_mille(std::int64_t part, std::int64_t whole) noexcept {
    return (part * 2000 + whole) / (2 * whole);
}

} // namespace onezone

#endif
