// SPDX-License-Identifier: Apache-2.0
#include "xlsx_formats.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <system_error>

namespace onezone::detail {

namespace chrono = std::chrono;

namespace {

// The code without what is shown as it is: quotations, escaped characters, colours and languages; `[h]` is kept as `h`.
std::string bare(std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) out += inside.front();
            i = end;
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return out;
}

std::string digits(int n, std::size_t width) {
    std::string out = std::to_string(n);
    if (out.size() < width) out.insert(0, width - out.size(), '0');
    return out;
}

std::string shown_day(double value, const number_format& format, bool from_1904) {
    constexpr double seconds_of_a_day = 86'400;
    auto day = static_cast<int>(std::floor(value));
    auto second = static_cast<int>(std::round((value - std::floor(value)) * seconds_of_a_day));
    if (second == 86'400) {
        ++day;
        second = 0;
    }
    std::string out;
    const auto add = [&](std::string_view between, int n, std::size_t width) {
        if (!out.empty()) out += between;
        out += digits(n, width);
    };
    if (format.year || format.month || format.day) {
        // Workbooks from 1900 have a 29 February in that year: number 60.
        const bool never = !from_1904 && day == 60;
        const int first = from_1904 ? 0 : day < 60 ? 1 : 2;
        const chrono::sys_days zero = from_1904 ? chrono::sys_days(chrono::year(1904) / 1 / 1)
                                                : chrono::sys_days(chrono::year(1900) / 1 / 1) - chrono::days(first);
        const chrono::year_month_day at(zero + chrono::days(never ? day + 1 : day));
        if (format.year) add("-", static_cast<int>(at.year()), 4);
        if (format.month) add("-", never ? 2 : static_cast<int>(static_cast<unsigned>(at.month())), 2);
        if (format.day) add("-", never ? 29 : static_cast<int>(static_cast<unsigned>(at.day())), 2);
    }
    if (format.time && (second != 0 || out.empty())) {
        add(" ", second / 3600, 2);
        add(":", second / 60 % 60, 2);
        add(":", second % 60, 2);
    }
    return out;
}

// A hundred times the number, of whose fifteen digits none changes: 0.07 is 7, where a product would be 7.000000000000001.
double hundredfold(double value) {
    std::array<char, 40> room{};
    char* const first = room.data();
    const char* const end = std::to_chars(first, first + room.size(), value, std::chars_format::scientific, 14).ptr;
    double out = value * 100; // where it is too large or too small to have fifteen digits
    const std::string_view written(first, static_cast<std::size_t>(end - first));
    const std::size_t e = written.find('e');
    if (e == std::string_view::npos) return out; // no finite one
    int exponent = 0;
    const char* const sign = first + e + 1;
    std::from_chars(*sign == '+' ? sign + 1 : sign, end, exponent);
    const std::string moved = std::string(written.substr(0, e + 1)) + std::to_string(exponent + 2);
    std::from_chars(moved.data(), moved.data() + moved.size(), out);
    return out;
}

// To fifteen digits: what lies behind them is how the number is kept.
std::string shown_plainly(double value) {
    std::array<char, 400> room{};
    char* const first = room.data();
    char* const last = first + room.size();
    constexpr double beyond = 1e15;
    if (!(std::abs(value) < beyond)) {
        std::string out(first, std::to_chars(first, last, value, std::chars_format::scientific).ptr);
        for (char& c : out)
            if (c == 'e') c = 'E';
        return out;
    }
    const char* const rounded = std::to_chars(first, last, value, std::chars_format::general, 15).ptr;
    double kept = value;
    std::from_chars(first, rounded, kept);
    if (kept == 0) return "0"; // and not -0
    return {first, std::to_chars(first, last, kept, std::chars_format::fixed).ptr};
}

} // namespace

number_format format_of(std::string_view code) {
    number_format out;
    const std::string plain = bare(code);
    out.percent = plain.find('%') != std::string::npos;
    if (plain.find("general") != std::string::npos || plain.starts_with("g/")) return out;
    if (!plain.empty() && plain.find_first_not_of('0') == std::string::npos) {
        out.digits = plain.size();
        return out;
    }
    // Letters in their order, each stretch of one once; `m` beside hours or seconds are minutes.
    std::string letters;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        char c = plain[i];
        if (c == 'e' && i + 1 < plain.size() && (plain[i + 1] == '+' || plain[i + 1] == '-')) return out; // 0.00E+00
        if (c == 'e') c = 'y'; // the year of an era
        if (plain.compare(i, 5, "am/pm") == 0) {
            i += 4;
            continue;
        }
        if (std::string_view("ymdhs").find(c) != std::string_view::npos && (letters.empty() || letters.back() != c))
            letters += c;
    }
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool minutes = letters[i] == 'm'
            && ((i != 0 && letters[i - 1] == 'h') || (i + 1 < letters.size() && letters[i + 1] == 's'));
        out.year = out.year || letters[i] == 'y';
        out.month = out.month || (letters[i] == 'm' && !minutes);
        out.day = out.day || letters[i] == 'd';
        out.time = out.time || letters[i] == 'h' || letters[i] == 's' || minutes;
    }
    return out;
}

number_format built_in_format(unsigned id) {
    constexpr number_format whole{true, true, true, false};
    constexpr number_format of_a_month{true, true, false, false};
    constexpr number_format without_year{false, true, true, false};
    constexpr number_format time{false, false, false, true};
    switch (id) {
    case 9:
    case 10: return {.percent = true};
    case 14:
    case 15:
    case 30:
    case 31: return whole;
    case 22: return {true, true, true, true};
    case 17:
    case 27:
    case 36:
    case 50:
    case 52:
    case 57: return of_a_month;
    case 16:
    case 28:
    case 29:
    case 51:
    case 53:
    case 54:
    case 58: return without_year;
    case 18:
    case 19:
    case 20:
    case 21:
    case 32:
    case 33:
    case 34:
    case 35:
    case 45:
    case 46:
    case 47:
    case 55:
    case 56: return time;
    default: return {};
    }
}

std::string shown_number(double value, const number_format& format, bool from_1904) {
    constexpr double end_of_days = 2'958'466; // 1 January 10000
    if (format.is_of_days() && value >= 0 && value < end_of_days) return shown_day(value, format, from_1904);
    if (format.percent) return shown_plainly(hundredfold(value)) + "%";
    std::string out = shown_plainly(value);
    if (out.size() < format.digits && out.find_first_not_of("0123456789") == std::string::npos)
        out.insert(0, format.digits - out.size(), '0');
    return out;
}

//=== text ===//

namespace {

// The number in `_x000D_` at the front of `text`.
std::optional<unsigned> escape_at(std::string_view text) {
    constexpr std::size_t size = 7;
    if (text.size() < size || !text.starts_with("_x") || text[size - 1] != '_') return std::nullopt;
    unsigned n = 0;
    const auto [end, failed] = std::from_chars(text.data() + 2, text.data() + size - 1, n, 16);
    return failed == std::errc() && end == text.data() + size - 1 ? std::optional(n) : std::nullopt;
}

void add_code_point(std::string& out, unsigned n) {
    const auto byte = [&](unsigned bits) { out += static_cast<char>(bits); };
    if (n < 0x80U) return byte(n);
    if (n < 0x800U) {
        byte(0xC0U | (n >> 6U));
    } else {
        byte(0xE0U | (n >> 12U));
        byte(0x80U | ((n >> 6U) & 0x3FU));
    }
    byte(0x80U | (n & 0x3FU));
}

} // namespace

std::string unescaped(std::string text) {
    if (text.find("_x") == std::string::npos) return text;
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const auto n = escape_at(rest);
        const bool half = n && *n >= 0xD800U && *n < 0xE000U; // of a character: no text by itself
        if (n && !half)
            add_code_point(out, *n);
        else
            out += rest.front();
        rest.remove_prefix(n && !half ? 7 : 1);
    }
    return out;
}

std::string escaped(std::string_view text) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (escape_at(text.substr(i))) {
            out += "_x005F_";
        } else if (c < ' ' && c != '\t' && c != '\n') {
            out += "_x00";
            out += hex[c >> 4U];
            out += hex[c & 15U];
            out += '_';
        } else if (text.substr(i).starts_with("\uFFFE") || text.substr(i).starts_with("\uFFFF")) {
            out += static_cast<unsigned char>(text[i + 2]) == 0xBEU ? "_xFFFE_" : "_xFFFF_";
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

//=== places ===//

std::optional<cell_place> parse_cell(std::string_view name) {
    cell_place out;
    std::size_t at = 0;
    for (; at < name.size() && out.column <= most_columns; ++at) {
        const char c = name[at];
        const bool small = c >= 'a' && c <= 'z';
        if (c == '$') continue;
        if (!small && (c < 'A' || c > 'Z')) break;
        out.column = out.column * 26 + static_cast<std::size_t>(c - (small ? 'a' : 'A')) + 1;
    }
    const char* const last = name.data() + name.size();
    const auto [end, failed] = std::from_chars(name.data() + at, last, out.row);
    if (failed != std::errc() || end != last || out.row == 0 || out.row > most_rows || out.column == 0
        || out.column > most_columns)
        return std::nullopt;
    return out;
}

std::optional<int> number_of_day(int year, unsigned month, unsigned day) {
    constexpr int first_of_march_1900 = 61;
    const chrono::sys_days at = chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
    const auto n = static_cast<int>((at - chrono::sys_days(chrono::year(1899) / 12 / 30)).count());
    return n >= first_of_march_1900 ? std::optional(n) : std::nullopt;
}

} // namespace onezone::detail
