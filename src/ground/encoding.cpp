// SPDX-License-Identifier: Apache-2.0
#include "encoding.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace onezone {

namespace {

constexpr std::size_t looked_at = 4096; // bytes of a document, for a guess

/// Whether `bytes` read as Chinese in the national encoding: pairs and fours of GB 18030, and fewer characters of UTF-8 than bytes that are none.
bool reads_as_gb18030(std::string_view bytes) noexcept {
    const auto in = [&](std::size_t i, unsigned char low, unsigned char high) {
        return i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= low
            && static_cast<unsigned char>(bytes[i]) <= high;
    };
    std::size_t characters = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        if (in(i, 0x00, 0x7f)) {
            ++i;
            continue;
        }
        if (in(i, 0x81, 0xfe) && in(i + 1, 0x40, 0xfe) && !in(i + 1, 0x7f, 0x7f)) {
            i += 2;
        } else if (in(i, 0x81, 0xfe) && in(i + 1, 0x30, 0x39) && in(i + 2, 0x81, 0xfe) && in(i + 3, 0x30, 0x39)) {
            i += 4;
        } else {
            // Where the guess stops, a character may be cut.
            if (bytes.size() < looked_at || i + 4 <= bytes.size()) return false;
            break;
        }
        ++characters;
    }
    std::size_t utf8 = 0;
    std::size_t stray = 0;
    while (!bytes.empty()) {
        const std::size_t n = detail::sequence_length(bytes);
        (n == 0 ? stray : utf8) += n == 1 ? 0 : 1;
        bytes.remove_prefix(std::max<std::size_t>(n, 1));
    }
    return characters != 0 && stray > utf8;
}

} // namespace

bool is_utf8(std::string_view bytes) noexcept { return detail::first_ill_formed(bytes) == bytes.size(); }

namespace detail {

std::size_t sequence_length(std::string_view bytes) noexcept {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto tail = [&](std::size_t i, unsigned char low = 0x80, unsigned char high = 0xbf) {
        return i < bytes.size() && at(i) >= low && at(i) <= high;
    };
    const unsigned char b = at(0);
    if (b < 0x80) return 1;
    if (b >= 0xe4 && b <= 0xe9) return tail(1) && tail(2) ? 3 : 0; // Chinese, nearly always
    if (b >= 0xc2 && b <= 0xdf) return tail(1) ? 2 : 0;
    if (b >= 0xe0 && b <= 0xef) {
        const unsigned char low = b == 0xe0 ? 0xa0 : 0x80;
        const unsigned char high = b == 0xed ? 0x9f : 0xbf;
        return tail(1, low, high) && tail(2) ? 3 : 0;
    }
    if (b >= 0xf0 && b <= 0xf4) {
        const unsigned char low = b == 0xf0 ? 0x90 : 0x80;
        const unsigned char high = b == 0xf4 ? 0x8f : 0xbf;
        return tail(1, low, high) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

char32_t next_code_point(std::string_view& bytes) noexcept {
    constexpr char32_t above_all = 0x11'0000;
    const std::size_t n = sequence_length(bytes);
    const auto first = static_cast<unsigned char>(bytes.front());
    char32_t point = n == 0 ? above_all + first : n == 1 ? first : first & (0x7FU >> n);
    for (std::size_t i = 1; i < n; ++i) point = (point << 6U) | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
    bytes.remove_prefix(std::max<std::size_t>(n, 1));
    return point;
}

std::size_t first_ill_formed(std::string_view bytes) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    std::size_t at = 0;
    while (at < bytes.size()) {
        // ASCII and Chinese, which is nearly everything, without a call; of ASCII as much of eight bytes as there is.
        if (byte(at) < 0x80) {
            std::uint64_t eight = 0;
            if (bytes.size() - at < sizeof eight) {
                ++at;
                continue;
            }
            std::memcpy(&eight, bytes.data() + at, sizeof eight);
            eight &= 0x8080'8080'8080'8080U;
            at += static_cast<std::size_t>(
                      std::endian::native == std::endian::little ? std::countr_zero(eight) : std::countl_zero(eight))
                / 8;
            continue;
        }
        if (byte(at) >= 0xe4 && byte(at) <= 0xe9 && bytes.size() - at >= 3 && tail(at + 1) && tail(at + 2)) {
            at += 3;
            continue;
        }
        const std::size_t n = sequence_length(bytes.substr(at));
        if (n == 0) return at;
        at += n;
    }
    return at;
}

encoding likely_encoding(std::string_view bytes, bool from_the_beginning) noexcept {
    if (from_the_beginning) {
        if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return encoding::utf16;
        // Without a mark: of two ASCII characters every other byte is zero.
        if (bytes.size() >= 4
            && ((bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
                || (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)))
            return encoding::utf16;
    }
    const std::string_view some = bytes.substr(0, looked_at);
    if (is_utf8(bytes)) return encoding::utf8;
    return reads_as_gb18030(some) ? encoding::gb18030 : encoding::unknown;
}

std::optional<ill_formed> find_ill_formed(std::string_view bytes, bool from_the_beginning) {
    text message = say("此处字节不是 UTF-8", "the bytes here are not UTF-8");
    switch (likely_encoding(bytes, from_the_beginning)) {
    case encoding::utf8: return std::nullopt;
    case encoding::utf16:
        message += say("，像是 UTF-16，请另存为 UTF-8", "; they look like UTF-16: save the file as UTF-8");
        return ill_formed{0, 1, std::move(message)};
    case encoding::gb18030:
        message +=
            say("，像是 GB 18030（GBK），请另存为 UTF-8", "; they look like GB 18030 (GBK): save the file as UTF-8");
        break;
    case encoding::unknown: break;
    }
    const std::size_t at = first_ill_formed(bytes);
    const std::string_view before = bytes.substr(0, at);
    return ill_formed{
        at, 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')), std::move(message)};
}

} // namespace detail

} // namespace onezone
