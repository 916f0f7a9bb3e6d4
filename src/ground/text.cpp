// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/text.hpp>

#include <algorithm>
#include <ostream>
#include <vector>

namespace onezone {

namespace {

std::string fill_half(std::string_view pattern, std::initializer_list<text_view> arguments, language which) {
    std::string out;
    std::size_t length = pattern.size();
    for (const text_view& a : arguments) length += a.in(which).size();
    out.reserve(length);
    std::size_t from = 0; // what is not written yet
    for (std::size_t at = 0; (at = pattern.find('{', at)) != std::string_view::npos; ++at) {
        const auto n =
            at + 2 < pattern.size() && pattern[at + 2] == '}' ? static_cast<std::size_t>(pattern[at + 1]) - '0' : 10;
        if (n >= std::min<std::size_t>(arguments.size(), 10)) continue;
        out.append(pattern.data() + from, at - from);
        out += (arguments.begin() + n)->in(which);
        from = at + 3;
    }
    out.append(pattern.data() + from, pattern.size() - from);
    return out;
}

// The length of the well-formed sequence at the front of `bytes`, 0 where there is none (Unicode 15, table 3-7).
std::size_t sequence(std::string_view bytes) noexcept {
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

// Code points as slices; a byte that begins none stands for itself.
std::vector<std::string_view> code_points(std::string_view s) {
    std::vector<std::string_view> out;
    while (!s.empty()) {
        const std::size_t n = std::max<std::size_t>(sequence(s), 1);
        out.push_back(s.substr(0, n));
        s.remove_prefix(n);
    }
    return out;
}

} // namespace

text fill(text_view pattern, std::initializer_list<text_view> arguments) {
    return {fill_half(pattern.zh, arguments, language::zh), fill_half(pattern.en, arguments, language::en)};
}

std::ostream& operator<<(std::ostream& os, const text& t) { return os << t.zh; }

void print(std::ostream& os, const text& t, language which) { os << t.in(which); }

bool is_utf8(std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const std::size_t n = sequence(bytes);
        if (n == 0) return false;
        bytes.remove_prefix(n);
    }
    return true;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::vector<std::string_view> x = code_points(a);
    const std::vector<std::string_view> y = code_points(b);
    std::vector<std::size_t> row(y.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= x.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            const std::size_t replaced = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace onezone
