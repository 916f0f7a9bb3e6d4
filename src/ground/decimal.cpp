// SPDX-License-Identifier: Apache-2.0
#include "wording.hpp"

#include <onezone/ground/decimal.hpp>

#include <limits>

namespace onezone {

result<decimal> parse_decimal(std::string_view text) {
    const auto bad = [&] {
        return refusal(errc::bad_value,
            fill(say("{0} 不是至多四位小数的十进制数", "{0} is no decimal of at most four places"),
                {detail::quote(text)}));
    };
    std::string_view rest = text;
    const bool negative = !rest.empty() && rest.front() == '-';
    if (negative) rest.remove_prefix(1);
    const std::uint64_t limit =
        static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
    std::uint64_t units = 0;
    int places = -1; // digits after the point; -1 before it
    bool digit = false;
    for (const char c : rest) {
        if (c == '.' && places < 0 && digit) {
            places = 0;
            digit = false;
            continue;
        }
        if (c < '0' || c > '9' || places == 4) return bad();
        digit = true;
        if (places >= 0) ++places;
        const auto add = static_cast<std::uint64_t>(c - '0');
        if (units > (limit - add) / 10) return bad();
        units = units * 10 + add;
    }
    if (!digit) return bad();
    for (int p = places < 0 ? 0 : places; p < 4; ++p) {
        if (units > limit / 10) return bad();
        units *= 10;
    }
    return decimal::of_ten_thousandths(static_cast<std::int64_t>(negative ? 0 - units : units));
}

std::string to_string(decimal d) {
    const std::int64_t units = d.ten_thousandths();
    std::uint64_t size = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    std::string fraction = std::to_string(10000 + size % 10000).substr(1);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    std::string out = units < 0 ? "-" : "";
    out += std::to_string(size / 10000);
    if (!fraction.empty()) out += "." + fraction;
    return out;
}

} // namespace onezone
