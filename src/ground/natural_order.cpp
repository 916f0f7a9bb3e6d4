// SPDX-License-Identifier: Apache-2.0
#include "natural_order.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace onezone::detail {

namespace {

// Of a digit, Chinese or not: its value; of 十 and 百, 10 and 100. -1: no digit.
[[nodiscard]] int digit_at(std::string_view s, std::size_t& length) noexcept {
    static constexpr std::string_view chinese = "〇一二三四五六七八九十百"; // three bytes each
    if (s.empty()) return -1;
    if (s[0] >= '0' && s[0] <= '9') {
        length = 1;
        return s[0] - '0';
    }
    if (s.starts_with("零")) {
        length = 3;
        return 0;
    }
    const std::size_t at = s.size() < 3 ? std::string_view::npos : chinese.find(s.substr(0, 3));
    if (at == std::string_view::npos || at % 3 != 0) return -1;
    length = 3;
    const int value = static_cast<int>(at / 3);
    return value <= 10 ? value : 100;
}

// Where the digits begin that stand before `end`, which may be within a character.
[[nodiscard]] std::size_t begin_of_number(std::string_view s, std::size_t end) noexcept {
    const auto continues = [&](std::size_t at) {
        return at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0U) == 0x80U;
    };
    while (end > 0 && continues(end)) --end;
    for (std::size_t length = 0; end > 0;) {
        std::size_t before = end - 1;
        while (before > 0 && continues(before)) --before;
        if (digit_at(s.substr(before), length) < 0) break;
        end = before;
    }
    return end;
}

// Takes the number at the front of `s`, as far as a number of 18 digits holds.
[[nodiscard]] std::uint64_t take_number(std::string_view& s) noexcept {
    std::uint64_t done = 0; // what stands before a 十 or 百, times it
    std::uint64_t now = 0;
    bool any = false;
    for (std::size_t length = 0, digits = 0; digits < 18; ++digits) {
        const int d = digit_at(s, length);
        if (d < 0) break;
        s.remove_prefix(length);
        if (d < 10) {
            now = now * 10 + static_cast<std::uint64_t>(d);
            any = true;
        } else {
            done += (any ? now : 1) * static_cast<std::uint64_t>(d);
            now = 0;
            any = false;
        }
    }
    return done + now;
}

} // namespace

bool comes_before(std::string_view a, std::string_view b) noexcept {
    // What both begin with says nothing, but for the number in which it may end.
    const std::size_t same = begin_of_number(
        a, static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin()));
    std::string_view x = a.substr(same), y = b.substr(same);
    std::size_t length = 0;
    while (!x.empty() && !y.empty()) {
        const bool x_number = digit_at(x, length) >= 0;
        const bool y_number = digit_at(y, length) >= 0;
        if (x_number != y_number) return x_number;
        if (x_number) {
            const std::uint64_t m = take_number(x), n = take_number(y);
            if (m != n) return m < n;
        } else {
            if (x[0] != y[0]) return static_cast<unsigned char>(x[0]) < static_cast<unsigned char>(y[0]);
            x.remove_prefix(1);
            y.remove_prefix(1);
        }
    }
    if (x.empty() != y.empty()) return x.empty();
    return a < b; // 二 and 2
}

} // namespace onezone::detail
